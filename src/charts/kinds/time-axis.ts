import type { Plan } from '../layout.ts';

/** A tick of a time axis: `at` is `YYYY-MM-DD`, UTC; `time` the same in ms. */
export interface TimeTick {
  readonly at: string;
  readonly time: number;
  readonly text: string;
}

const yearSteps = [1, 2, 5, 10, 20, 50, 100];
const monthSteps = [1, 3, 6];

/** Ms since 1970 of a day, UTC. */
export function dayTime(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

/** The day after, `YYYY-MM-DD`: a period's end is its last day, and a bar reaches the end of that day. */
export function dayAfter(day: string): string {
  return new Date(dayTime(day) + 86_400_000).toISOString().slice(0, 10);
}

/**
 * Ticks at the starts of years, or of months where the whole is under two years, as dense as their labels allow in
 * `room` px. The first is at or before `from`, the last at or before `to` (both `YYYY-MM-DD`).
 */
export function timeTicks(
  plan: Plan,
  { from, to, room }: { from: string; to: string; room: number },
): readonly TimeTick[] {
  const months = (dayTime(to) - dayTime(from)) / 86_400_000 / 30.44;
  const steps = [...(months < 24 ? monthSteps : []), ...yearSteps.map((years) => years * 12)];
  const candidates = steps.map((step) => ticksOf(plan, { from, to, step }));
  const fitting = candidates.find((ticks) => fits(plan, ticks, room));
  return fitting ?? candidates.at(-1) ?? [];
}

function ticksOf(plan: Plan, { from, to, step }: { from: string; to: string; step: number }): readonly TimeTick[] {
  const ticks: TimeTick[] = [];
  const grid = step === 24 ? 12 : step;
  for (let month = Math.floor(monthNumber(from) / grid) * grid; month <= monthNumber(to); month += step) {
    const [year, inYear] = [Math.floor(month / 12), month % 12];
    const at = `${String(year).padStart(4, '0')}-${String(inYear + 1).padStart(2, '0')}-01`;
    const text = step < 12 ? plan.locale.date(year, inYear + 1) : plan.locale.date(year);
    if (at <= to) ticks.push({ at, time: dayTime(at), text });
  }
  return ticks;
}

function monthNumber(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

function fits(plan: Plan, ticks: readonly TimeTick[], room: number): boolean {
  const [first, last] = [ticks[0], ticks.at(-1)];
  if (first === undefined || last === undefined || ticks.length > 13) return false;
  const widths = ticks.map(({ text }) => plan.metrics.width(text, plan.styles.note));
  return Math.max(...widths) * 1.5 < room / Math.max(1, ticks.length - 1);
}
