import { groupBy } from '../../data/group.ts';
import { inTimeOrder, type Plan } from '../layout.ts';
import type { ChartRow } from '../types.ts';
import { blame, type JudgedRow, type Judging, type Refusal } from './kind.ts';
import { annotationAt, type Entry, hasValue, inOrder } from './row-order.ts';

/** A category at two dates; a value that is missing stands as a gap. */
export interface DatePair {
  readonly label: string;
  readonly short?: string | undefined;
  readonly from: Entry;
  readonly to: Entry;
}

/** Why rows are not the same two periods of each category. */
export function refusePairs(
  rows: readonly JudgedRow[],
  { gaps = [] }: Judging = {},
  kind = 'a dumbbell',
): Refusal | undefined {
  const hint = `${kind} shows the same two periods of every category; use kind: bars or a table otherwise`;
  const all = [...rows, ...gaps];
  const starts = new Set(all.map(({ start }) => start));
  if (starts.size !== 2 || starts.has(undefined)) return { what: 'does not have exactly two periods', hint };
  const unpaired = rows.find(({ label }) => {
    const own = all.filter((row) => row.label === label);
    return own.length !== 2 || own[0]?.start === own[1]?.start;
  });
  return unpaired && blame(unpaired, `has no pair of rows for "${unpaired.label}"`, hint);
}

/** Categories by their later value, unless their author wants another order. */
export function pairsOf(plan: Plan): readonly DatePair[] {
  const pairs = [...groupBy<Entry>([...plan.rows, ...plan.gaps], ({ label }) => label)].flatMap(
    ([label, own]): readonly DatePair[] => {
      const [from, to] = inTimeOrder(own);
      return from === undefined || to === undefined ? [] : [{ label, short: to.short, from, to }];
    },
  );
  return inOrder(pairs, plan, {
    name: ({ label }) => label,
    value: ({ to }) => (hasValue(to) ? to.value : Number.NEGATIVE_INFINITY),
  });
}

/** The values of a pair, in order of time. */
export function valuesOf({ from, to }: DatePair): readonly ChartRow[] {
  return [from, to].filter(hasValue);
}

/** Why a value of a pair is missing, and what the author says of one. */
export function notesOf(plan: Plan, { from, to }: DatePair): readonly string[] {
  const missing = [from, to].find((entry) => !hasValue(entry));
  return [missing?.text, annotationAt(plan, from.id), annotationAt(plan, to.id)].filter((text) => text !== undefined);
}
