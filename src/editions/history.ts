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
  /** The issued edition that the content is; none where it was not issued. */
  readonly edition?: { readonly number: number; readonly date: string };
  /** What it is compared with; none before the first edition. */
  readonly baseline?: Baseline;
  /** The withdrawn editions that this one must tell of. */
  readonly withdrawn: readonly WithdrawnEdition[];
}

export interface WithdrawnEdition {
  readonly number: number;
  readonly reason: string;
}

/**
 * Content that equals that of the newest edition is that edition, compared with the one before it. Anything else is
 * compared with the newest. An edition's own record says nothing on its own pages.
 */
export function standing(records: readonly EditionRecord[], content: string): Standing {
  const last = records.at(-1);
  const same = last !== undefined && last.content === content ? last : undefined;
  const earlier = same === undefined ? records : records.slice(0, -1);
  return {
    ...(same === undefined ? {} : { edition: { number: same.edition, date: same.date } }),
    ...compareWith(earlier.at(-1), withdrawnAfter(earlier, records)),
  };
}

/** A standing whose content is compared with another version than usual; what it is stays. */
export function comparedWith({ edition }: Standing, baseline: Baseline): Standing {
  return { ...(edition === undefined ? {} : { edition }), baseline, withdrawn: [] };
}

function compareWith(
  record: EditionRecord | undefined,
  withdrawn: readonly WithdrawnEdition[],
): Pick<Standing, 'baseline' | 'withdrawn'> {
  return { ...(record === undefined ? {} : { baseline: baselineOf(record) }), withdrawn };
}

export function baselineOf({ edition, date, statistics, sections }: EditionRecord): Baseline {
  return { edition, date, printed: { statistics, sections } };
}

/** An edition tells of those that were withdrawn while the one before it was the newest. */
function withdrawnAfter(
  earlier: readonly EditionRecord[],
  records: readonly EditionRecord[],
): readonly WithdrawnEdition[] {
  const newest = earlier.at(-1)?.edition;
  return records.flatMap(({ edition, withdrawn }) =>
    withdrawn !== undefined && withdrawn.after === newest ? [{ number: edition, reason: withdrawn.reason }] : [],
  );
}
