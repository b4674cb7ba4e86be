import { inTimeOrder, type Plan } from '../layout.ts';
import type { ChartRow } from '../types.ts';

/** One of the evenly spaced positions on a time axis, with its row where there is one. */
export interface TimeSlot {
  readonly key: string;
  readonly text: string;
  readonly row?: ChartRow;
}

/**
 * The rows in order of time, with an empty slot for each period that the series lacks. Rows in different calendar years
 * have a slot for each year; others one for each step that all their starts have in common.
 */
export function timeSlots(plan: Plan): readonly TimeSlot[] {
  const rows = inTimeOrder(plan.rows);
  const { numbers, yearly, step, count } = slotNumbers(rows.map(({ start = '' }) => start));
  const first = numbers[0] ?? 0;
  return Array.from({ length: count }, (_, index) => {
    const number = first + index * step;
    const row = rows[numbers.indexOf(number)];
    const key = String(number);
    const missing = yearly ? plan.locale.date(number) : plan.locale.date(Math.floor(number / 12), (number % 12) + 1);
    return row === undefined ? { key, text: missing } : { key, text: row.period, row };
  });
}

interface SlotNumbers {
  /** The years or the months of the starts, in order; a month counts from the year 0. */
  readonly numbers: readonly number[];
  readonly yearly: boolean;
  readonly step: number;
  /** How many slots there are from the first to the last. */
  readonly count: number;
}

/** The slots that starts of periods (`YYYY-MM-DD`) take. */
export function slotNumbers(starts: readonly string[]): SlotNumbers {
  const ordered = starts.toSorted();
  const years = ordered.map((start) => Number(start.slice(0, 4)));
  const yearly = new Set(years).size === ordered.length;
  const numbers = yearly
    ? years
    : ordered.map((start) => Number(start.slice(0, 4)) * 12 + Number(start.slice(5, 7)) - 1);
  const [first = 0, last = first] = [numbers[0], numbers.at(-1)];
  const steps = numbers.slice(1).map((number, index) => number - (numbers[index] ?? 0));
  const step = yearly ? 1 : Math.max(1, steps.reduce(commonDivisor, 0));
  return { numbers, yearly, step, count: (last - first) / step + 1 };
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}
