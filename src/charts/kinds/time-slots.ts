import { type Period, periodBefore } from '../../data/period.ts';
import { inTimeOrder, type Plan } from '../layout.ts';
import type { ChartGap, ChartRow } from '../types.ts';
import type { JudgedRow, Refusal } from './kind.ts';
import { dayTime } from './time-axis.ts';

/** One of the evenly spaced positions on a time axis, with its row or its missing value where there is one. */
export interface TimeSlot {
  readonly key: string;
  /** The first day of its period, `YYYY-MM-DD`. */
  readonly start: string;
  readonly period: string;
  readonly when?: Period | undefined;
  readonly row?: ChartRow | undefined;
  readonly gap?: ChartGap | undefined;
}

/**
 * The rows in order of time, with an empty slot for each period that the series lacks. Rows in different calendar years
 * have a slot for each year; others one for each step that all their starts have in common, in months or in days.
 */
export function timeSlots(plan: Plan): readonly TimeSlot[] {
  const rows = new Map(inTimeOrder(plan.rows).map((row) => [row.start ?? '', row]));
  const gaps = new Map(plan.gaps.map((each) => [each.start ?? '', each]));
  gaps.delete('');
  const { numbers, step, count, dayOf } = slotNumbers([...new Set([...rows.keys(), ...gaps.keys()])]);
  const first = numbers[0] ?? 0;
  const slots: TimeSlot[] = [];
  // From the last to the first, since a period tells which one is before it.
  for (let index = count - 1; index >= 0; index -= 1) {
    const start = dayOf(first + index * step);
    const [row, gap] = [rows.get(start), gaps.get(start)];
    const known = (row ?? gap)?.when;
    const before = slots[0]?.when && periodBefore(slots[0].when);
    const when = known ?? (before?.start === start ? before : undefined);
    const missing = when === undefined ? '' : plan.locale.tick(when);
    slots.unshift({ key: start, start, period: (row ?? gap)?.period ?? missing, when, row, gap });
  }
  return slots;
}

/** How many more periods than there are may be missing. */
const mostMissing = 24;

/** Why marks of a kind, in the plural, cannot stand in evenly spaced slots. */
export function refuseUneven(rows: readonly JudgedRow[], kind: string, hint: string): Refusal | undefined {
  const starts = [...new Set(rows.map(({ start = '' }) => start))];
  return slotNumbers(starts).count > starts.length * 2 + mostMissing
    ? { what: `has periods too far apart or too uneven for ${kind}`, hint }
    : undefined;
}

interface SlotNumbers {
  /** The years, months or days of the starts, in order. */
  readonly numbers: readonly number[];
  readonly step: number;
  /** How many slots there are from the first to the last. */
  readonly count: number;
  /** The day that a number stands for. */
  readonly dayOf: (number: number) => string;
}

const day = 86_400_000;

/** The slots that starts of periods (`YYYY-MM-DD`) take. */
function slotNumbers(starts: readonly string[]): SlotNumbers {
  const ordered = starts.toSorted();
  const [first = ''] = ordered;
  const part = (from: number, to?: number) => ordered.map((start) => Number(start.slice(from, to)));
  const years = part(0, 4);
  const months = part(5, 7).map((month, index) => (years[index] ?? 0) * 12 + month - 1);
  const isApart = (numbers: readonly number[]): boolean => new Set(numbers).size === ordered.length;
  const isSameDay = ordered.every((start) => start.slice(8) === first.slice(8));
  if (isApart(years) && ordered.every((start) => start.slice(4) === first.slice(4)))
    return spaced(years, { step: 1, dayOf: (year) => `${year}${first.slice(4)}` });
  if (isApart(months) && isSameDay)
    return spaced(months, {
      step: commonStep(months),
      dayOf: (month) => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}${first.slice(7)}`,
    });
  const days = ordered.map((start) => dayTime(start) / day);
  return spaced(days, {
    step: commonStep(days),
    dayOf: (number) => new Date(number * day).toISOString().slice(0, 10),
  });
}

function spaced(numbers: readonly number[], { step, dayOf }: Pick<SlotNumbers, 'step' | 'dayOf'>): SlotNumbers {
  const [first = 0, last = first] = [numbers[0], numbers.at(-1)];
  return { numbers, step, dayOf, count: (last - first) / step + 1 };
}

function commonStep(numbers: readonly number[]): number {
  const steps = numbers.slice(1).map((number, index) => number - (numbers[index] ?? 0));
  return Math.max(1, steps.reduce(commonDivisor, 0));
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}
