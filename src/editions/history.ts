import type { EditionRecord, Printed } from './schema.ts';

/** The version that a briefing is compared with. */
export interface Baseline {
  /** Number of the edition; missing for a file that was never issued. */
  readonly edition?: number;
  /** Its date of publication, YYYY-MM-DD. */
  readonly date: string;
  readonly printed: Printed;
}

/** How a briefing relates to the issued editions. */
export interface EditionStatus {
  /** The issued edition with this content; missing if it was not issued, or was withdrawn. */
  readonly edition?: { readonly number: number; readonly date: string } | undefined;
  /** Number of the valid edition before it, if any. */
  readonly replaces?: number | undefined;
  /** What it is compared with; missing if there is no valid earlier edition. */
  readonly baseline?: Baseline | undefined;
  /** The withdrawn editions that this one must mention. */
  readonly withdrawn: readonly WithdrawnEdition[];
}

export interface WithdrawnEdition {
  readonly number: number;
  readonly reason: string;
}

/**
 * Content that equals that of the newest edition is that edition, unless it was withdrawn, and is compared with the
 * valid edition before it. Any other content is compared with the newest valid edition. An edition does not mention what
 * was withdrawn after it: its pages stay as they were issued.
 */
export function editionStatus(records: readonly EditionRecord[], content: string): EditionStatus {
  const last = records.at(-1);
  const same = last !== undefined && isEdition(last, content) ? last : undefined;
  const earlier = same === undefined ? records : records.slice(0, -1);
  const before = earlier.findLast((record) => !wasWithdrawn(record, earlier.length));
  return {
    edition: same && { number: same.edition, date: same.date },
    replaces: before?.edition,
    baseline: before && baselineOf(before),
    withdrawn: withdrawnSince(before?.edition, earlier),
  };
}

/** Whether content is that of an edition that was not withdrawn. */
export function isEdition({ content: issued, withdrawn }: EditionRecord, content: string): boolean {
  return withdrawn === undefined && issued === content;
}

/** The same status, compared with another version than usual. */
export function comparedWith(
  usual: EditionStatus,
  baseline: Baseline,
  records: readonly EditionRecord[],
): EditionStatus {
  const earlier = records.slice(0, (usual.edition?.number ?? records.length + 1) - 1);
  const told = baseline.edition === undefined ? usual.withdrawn : withdrawnSince(baseline.edition, earlier);
  return { ...usual, baseline, withdrawn: told };
}

export function baselineOf({ edition, date, statistics, sections }: EditionRecord): Baseline {
  return { edition, date, printed: { statistics, sections } };
}

/** Whether an edition had been withdrawn when edition `newest` was the newest. */
function wasWithdrawn({ withdrawn }: EditionRecord, newest: number): boolean {
  return withdrawn !== undefined && withdrawn.after <= newest;
}

/** Everything that was withdrawn since an edition, for readers who last saw that one; without one, everything. */
function withdrawnSince(edition = 0, earlier: readonly EditionRecord[]): readonly WithdrawnEdition[] {
  return earlier.flatMap((record) =>
    record.withdrawn !== undefined && wasWithdrawn(record, earlier.length) && record.withdrawn.after >= edition
      ? [{ number: record.edition, reason: record.withdrawn.reason }]
      : [],
  );
}
