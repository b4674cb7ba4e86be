import type { CoveredSpan } from '../charts/types.ts';
import { isSpan, type Period, type PeriodKind } from '../data/period.ts';
import type { Locale } from '../style/locale/locale.ts';

/** A period that a source has values for: in words, and its first and last day where it is stated. */
export interface CoveredPeriod {
  readonly text: string;
  readonly period: Period;
  readonly span?: CoveredSpan;
}

/** The fewest periods in a row that are told as one. */
export const fewestInRun = 4;
/** A series with more gaps than this is told as one, with gaps. */
const mostRuns = 3;
/** More days than this are told as one: each would be a mark as wide as a month. */
const mostDays = 8;

/** What each period of a kind is called in "each month January to June 2023"; other kinds are never told as one. */
const wordOfKind: Readonly<Partial<Record<PeriodKind, string>>> = {
  'half-year': 'each-half-year-of',
  quarter: 'each-quarter-of',
  month: 'each-month-of',
  week: 'each-week-of',
  'financial-year': 'each-year-of',
  'financial-quarter': 'each-quarter-of',
};

interface DatedPeriod extends CoveredPeriod {
  readonly period: Period & { readonly start: string; readonly end: string };
  readonly span: CoveredSpan;
}

/**
 * Covered periods in order of time, with many of one kind in a row as one, from the first to the last; calendar years stay
 * as they are.
 */
export function joinPeriods(covered: readonly CoveredPeriod[], locale: Locale): readonly CoveredPeriod[] {
  const joined = [...Object.keys(wordOfKind), 'day', 'point'];
  const isJoined = (one: CoveredPeriod): one is DatedPeriod =>
    one.span?.partial === false && !one.span.openStart && isSpan(one.period) && joined.includes(one.period.kind);
  const others = covered.filter((one) => !isJoined(one));
  const dated = covered.filter(isJoined);
  return [
    ...others,
    ...joined.flatMap((kind) =>
      joinKind(
        dated.filter(({ period }) => period.kind === kind),
        locale,
      ),
    ),
  ];
}

function joinKind(periods: readonly DatedPeriod[], locale: Locale): readonly CoveredPeriod[] {
  const [first, last] = [periods[0], periods.at(-1)];
  if (first === undefined || last === undefined) return [];
  const word = wordOfKind[first.period.kind];
  const all = locale.periods(first.period, last.period);
  if (word === undefined)
    return periods.length > mostDays ? [oneOf(periods, locale.word('days-of', { period: all }))] : periods;
  const runs = runsOf(periods);
  if (runs.length > mostRuns) {
    const text = locale.word('with-gaps', { text: locale.word(word, { period: all }) });
    return runs.map((run) => oneOf(run, text));
  }
  return runs.flatMap((run): readonly CoveredPeriod[] => {
    const [from, to] = [run[0] ?? first, run.at(-1) ?? last];
    if (run.length < fewestInRun) return run;
    return [oneOf(run, locale.word(word, { period: locale.periods(from.period, to.period) }))];
  });
}

/** Periods without a gap between them, each beginning on the day after the one before. */
function runsOf(periods: readonly DatedPeriod[]): readonly (readonly DatedPeriod[])[] {
  const runs: DatedPeriod[][] = [];
  for (const one of periods) {
    const run = runs.at(-1);
    if (run !== undefined && dayAfter(run.at(-1)?.span.end ?? '') === one.span.start) run.push(one);
    else runs.push([one]);
  }
  return runs;
}

function dayAfter(date: string): string {
  return date === '' ? '' : new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
}

function oneOf(run: readonly DatedPeriod[], text: string): CoveredPeriod {
  const [first, last] = [run[0], run.at(-1)];
  if (first === undefined || last === undefined) return { text, period: { kind: 'span', written: '' } };
  const { start, end } = { start: first.span.start, end: last.span.end };
  return { text, period: { kind: 'span', start, end, written: '' }, span: { ...first.span, end } };
}
