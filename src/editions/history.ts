import type { EditionRecord, Printed } from './schema.ts';

/** The version that a briefing is compared with. */
export interface Baseline {
  /** Number of the edition; none of a file that was never issued. */
  readonly edition?: number;
  /** Its date of publication, YYYY-MM-DD. */
  readonly date: string;
  readonly printed: Printed;
}

/** Where a briefing stands among the issued editions. */
export interface Standing {
  /** The issued edition that the content is; none where it was not issued, or was withdrawn. */
  readonly edition?: { readonly number: number; readonly date: string };
  /** Number of the edition that stood until it; none where none did. */
  readonly replaces?: number;
  /** What it is compared with; none where no earlier edition stands. */
  readonly baseline?: Baseline;
  /** The withdrawn editions that this one must tell of. */
  readonly withdrawn: readonly WithdrawnEdition[];
}

export interface WithdrawnEdition {
  readonly number: number;
  readonly reason: string;
}

/**
 * Content that equals that of the newest edition is that edition, unless it was withdrawn, and is compared with the one
 * that stood before it. Anything else is compared with the newest that stands. What was withdrawn after an edition says
 * nothing on its own pages: they stay as they were issued.
 */
export function standing(records: readonly EditionRecord[], content: string): Standing {
  const last = records.at(-1);
  const same = last !== undefined && isEdition(last, content) ? last : undefined;
  const earlier = same === undefined ? records : records.slice(0, -1);
  const before = earlier.findLast((record) => !wasWithdrawn(record, earlier.length));
  return {
    ...(same === undefined ? {} : { edition: { number: same.edition, date: same.date } }),
    ...(before === undefined ? {} : { replaces: before.edition, baseline: baselineOf(before) }),
    withdrawn: withdrawnSince(before?.edition, earlier),
  };
}

/** Whether content is that of an edition which stands. */
export function isEdition({ content: issued, withdrawn }: EditionRecord, content: string): boolean {
  return withdrawn === undefined && issued === content;
}

/** A standing whose content is compared with another version than usual; what it is stays. */
export function comparedWith(usual: Standing, baseline: Baseline, records: readonly EditionRecord[]): Standing {
  const earlier = records.slice(0, (usual.edition?.number ?? records.length + 1) - 1);
  const told = baseline.edition === undefined ? usual.withdrawn : withdrawnSince(baseline.edition, earlier);
  return { ...usual, baseline, withdrawn: told };
}

export function baselineOf({ edition, date, statistics, sections }: EditionRecord): Baseline {
  return { edition, date, printed: { statistics, sections } };
}

/** Whether an edition had been withdrawn when the newest one had the number given. */
function wasWithdrawn({ withdrawn }: EditionRecord, newest: number): boolean {
  return withdrawn !== undefined && withdrawn.after <= newest;
}

/** Whom an edition was the last word for must hear of everything that was withdrawn since; without one, of all. */
function withdrawnSince(edition = 0, earlier: readonly EditionRecord[]): readonly WithdrawnEdition[] {
  return earlier.flatMap((record) =>
    record.withdrawn !== undefined && wasWithdrawn(record, earlier.length) && record.withdrawn.after >= edition
      ? [{ number: record.edition, reason: record.withdrawn.reason }]
      : [],
  );
}
