import { BriefError } from '../../errors.ts';
import type { Plan } from '../layout.ts';
import type { ChartRow } from '../types.ts';

/** An evenly spaced place on a time axis, with its row where there is one. */
export interface Slot {
  readonly key: string;
  readonly text: string;
  readonly row?: ChartRow;
}

const maxGaps = 24;

/**
 * The rows in order of time, with an empty slot for each period that the series lacks. Rows in different calendar years
 * have a slot for each year; others one for each step that all their starts have in common. Throws a BriefError
 * ('data') for rows without a start, for two of one period, and for periods too uneven for columns.
 */
export function timeSlots(plan: Plan): readonly Slot[] {
  const rows = [...plan.rows].sort((a, b) => ((a.start ?? '') < (b.start ?? '') ? -1 : 1));
  const undated = rows.find(({ start }) => start === undefined);
  if (undated !== undefined) throw fail(plan, `has a row without a period, ${undated.id}`);
  const years = rows.map((row) => Number(row.start?.slice(0, 4)));
  const yearly = new Set(years).size === rows.length;
  const numbers = yearly
    ? years
    : rows.map((row) => Number(row.start?.slice(0, 4)) * 12 + Number(row.start?.slice(5, 7)) - 1);
  const first = numbers[0] ?? 0;
  const steps = numbers.slice(1).map((number, index) => number - (numbers[index] ?? 0));
  if (steps.includes(0)) throw fail(plan, 'has two rows that start in one month');
  const step = yearly ? 1 : Math.max(1, steps.reduce(commonDivisor, 0));
  const count = ((numbers.at(-1) ?? first) - first) / step + 1;
  if (count > rows.length + maxGaps) throw fail(plan, 'has periods too far apart or too uneven for columns');
  return Array.from({ length: count }, (_, index) => {
    const number = first + index * step;
    const row = rows[numbers.indexOf(number)];
    const key = String(number);
    const missing = yearly ? plan.locale.date(number) : plan.locale.date(Math.floor(number / 12), (number % 12) + 1);
    return row === undefined ? { key, text: missing } : { key, text: row.period, row };
  });
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}

function fail(plan: Plan, what: string): BriefError {
  return new BriefError('data', `chart "${plan.id}" ${what}`, {
    hint: 'columns stand for evenly spaced periods; use kind: line for uneven ones, kind: bars for places',
  });
}
