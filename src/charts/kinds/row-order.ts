import type { Plan } from '../layout.ts';
import type { ChartGap, ChartRow } from '../types.ts';

/** A row with its value, or one whose value is missing. */
export type Entry = ChartRow | ChartGap;

export function hasValue(entry: Entry): entry is ChartRow {
  return 'value' in entry;
}

let collator: Intl.Collator | undefined;

/** The collator is made when it is needed: that takes 5 ms, and whoever checks a chart loads this file. */
function compareNames(a: string, b: string): number {
  collator ??= new Intl.Collator('und', { numeric: true });
  return collator.compare(a, b);
}

/** Things by the name, or by the value, that an author wants; otherwise by value, the greatest first. */
export function inOrder<T>(
  things: readonly T[],
  { options }: Pick<Plan, 'options'>,
  { name, value }: { readonly name: (thing: T) => string; readonly value: (thing: T) => number },
): readonly T[] {
  if (options.order === 'given') return things;
  if (options.order === 'name') return [...things].sort((a, b) => compareNames(name(a), name(b)));
  return [...things].sort((a, b) => value(b) - value(a));
}

/** Rows in order, those whose values are missing at the end unless they go by name. */
export function orderedRows(plan: Plan): readonly Entry[] {
  return inOrder<Entry>([...plan.rows, ...plan.gaps], plan, {
    name: ({ label }) => label,
    value: (entry) => (hasValue(entry) ? entry.value : Number.NEGATIVE_INFINITY),
  });
}

/** The words that an author puts at a row. */
export function annotationAt({ options }: Pick<Plan, 'options'>, id: string): string | undefined {
  const found = options.annotations?.filter(({ at }) => 'statistic' in at && at.statistic === id) ?? [];
  return found.length === 0 ? undefined : found.map(({ text }) => text).join('\n');
}
