import { type Period, type PeriodKind, parsePeriod, periodBefore } from '../../data/period.ts';
import type { Plan } from '../layout.ts';
import type { ChartRow } from '../types.ts';

/** A row or a gap as an axis of time knows it. */
export type Dated = Pick<ChartRow, 'start' | 'period' | 'when'>;

/** A label that an axis of time may have: a day (`YYYY-MM-DD`), and what is written there. */
export interface Candidate {
  readonly day: string;
  readonly text: string;
}

/** Each period that is told or lacking, in order of time. */
export function ownCandidates(plan: Plan, dated: readonly Dated[]): readonly Candidate[] {
  const days = new Map<string, Candidate>();
  for (const { start: day, when, period } of dated)
    if (day !== undefined && !days.has(day)) days.set(day, { day, text: periodText(plan, { when, period }) });
  for (const { start, when } of lackingPeriods(dated))
    if (!days.has(start)) days.set(start, { day: start, text: plan.locale.tick(when) });
  return [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** A longer gap is told by the distance of the periods at its ends. */
const mostLacking = 12;

/** The periods between others, where some of these follow each other directly: they are what the series lacks. */
function lackingPeriods(dated: readonly Dated[]): readonly { readonly start: string; readonly when: Period }[] {
  const known = new Map(dated.flatMap(({ start, when }) => (start && when ? [[start, when] as const] : [])));
  const starts = [...known.keys()].sort();
  const between = starts.slice(1).map((start, index) => {
    const found: { readonly start: string; readonly when: Period }[] = [];
    let when = periodBefore(known.get(start) ?? { kind: 'not-stated', written: start });
    while (when?.start !== undefined && when.start > (starts[index] ?? '') && found.length < mostLacking) {
      found.push({ start: when.start, when });
      when = periodBefore(when);
    }
    return when?.start === starts[index] ? found : undefined;
  });
  return between.some((found) => found?.length === 0) ? between.flatMap((found) => found ?? []) : [];
}

/** Months and days in their short form, others as the row has them printed. */
function periodText({ locale }: Plan, { when, period }: Pick<Dated, 'when' | 'period'>): string {
  return when !== undefined && shortened.has(when.kind) ? locale.tick(when) : period;
}

const shortened: ReadonlySet<PeriodKind> = new Set(['month', 'day', 'point', 'week', 'span']);

const distances = [1, 2, 5, 10, 20, 25, 50, 100, 200];

/** Ever fewer labels at ever rounder distances. */
export function rounderCandidates(
  plan: Plan,
  dated: readonly Dated[],
  own: readonly Candidate[],
): readonly (readonly Candidate[])[] {
  const days = own.map(({ day }) => day);
  const [first = '', last = first] = [days[0], days.at(-1)];
  const years = range(Number(first.slice(0, 4)), Number(last.slice(0, 4)) + 1);
  const within = (candidates: readonly Candidate[]) => candidates.filter(({ day }) => day >= first && day <= last);
  const kind = dated.find(({ when }) => when !== undefined)?.when?.kind;
  if (kind === 'financial-year' || kind === 'financial-quarter') {
    const month = Number(
      (dated.find(({ when }) => /^[^-]*(-Q1)?$/.test(when?.written ?? '-'))?.start ?? first).slice(5, 7),
    );
    return distances.map((distance) =>
      within(years.filter((year) => year % distance === 0).map((year) => financialYear(plan, year, month))),
    );
  }
  const monthly = kind === 'month' || kind === 'day' || kind === 'point' || kind === 'week';
  const months = (monthly ? [1, 3, 6] : []).map((step) =>
    within(years.flatMap((year) => range(0, 12 / step).map((index) => monthStart(plan, year, index * step + 1)))),
  );
  return [
    ...months,
    ...distances.map((distance) =>
      within(
        years
          .filter((year) => year % distance === 0)
          .map((year) => ({ day: `${year}-01-01`, text: plan.locale.date(year) })),
      ),
    ),
  ];
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}

function monthStart({ locale }: Plan, year: number, month: number): Candidate {
  const written = `${year}-${String(month).padStart(2, '0')}`;
  return { day: `${written}-01`, text: locale.tick(parsePeriod(written)) };
}

function financialYear({ locale }: Plan, year: number, month: number): Candidate {
  const when: Period = parsePeriod(`${year}/${String(year + 1).slice(2)}`, 'financial-year', month);
  return { day: when.start ?? '', text: locale.tick(when) };
}
