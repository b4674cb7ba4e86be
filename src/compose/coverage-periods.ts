import type { CoveredSpan } from '../charts/types.ts';
import { findDocument } from '../data/documents.ts';
import { isPartOfYear, isSpan, spanOf } from '../data/period.ts';
import type { Data, Statistic } from '../data/types.ts';
import { largest } from '../project/extremes.ts';
import type { ComposeContext } from './context.ts';
import { type CoveredPeriod, fewestInRun, joinPeriods } from './coverage-runs.ts';

/** A value with one of the sources that give it. */
export interface SourcedValue {
  readonly source: string;
  readonly statistic: Statistic;
}

/** The periods of some values, each once, in order of time; all that are not stated count as one, at the end. */
export function coveredPeriods(uses: readonly SourcedValue[], context: ComposeContext): readonly CoveredPeriod[] {
  const all = uses.flatMap(({ source, statistic }) =>
    published(statistic, context.data)
      .filter(({ sources }) => sources.includes(source))
      .map((one) => cover(one, source, context)),
  );
  const once = new Map(all.map((covered) => [JSON.stringify([covered.text, covered.span]), covered]));
  return inOrder(joinPeriods(inOrder([...once.values()]), context.locale));
}

function inOrder(covered: readonly CoveredPeriod[]): readonly CoveredPeriod[] {
  return covered.toSorted(
    (a, b) =>
      compare(a.span?.start ?? '9999', b.span?.start ?? '9999') ||
      compare(b.span?.end ?? '', a.span?.end ?? '') ||
      Number(a.span?.openStart) - Number(b.span?.openStart),
  );
}

/** The periods in words; four or more whole years in a row are "each year 2010 to 2020". */
export function periodTexts(covered: readonly CoveredPeriod[], { locale }: ComposeContext): readonly string[] {
  const runs: CoveredPeriod[][] = [];
  for (const one of covered) {
    const before = runs.at(-1)?.at(-1);
    if (before !== undefined && isYear(before) && isYear(one) && yearOf(one) === yearOf(before) + 1)
      runs.at(-1)?.push(one);
    else runs.push([one]);
  }
  const texts = runs.flatMap((run) => {
    const [first, last] = [run[0]?.span, run.at(-1)?.span];
    if (run.length < fewestInRun || first === undefined || last === undefined) return run.map(({ text }) => text);
    return [locale.word('each-year-of', { period: locale.period(spanOf(first.start, last.end)) })];
  });
  return [...new Set(texts)];
}

/** Whether a period is one whole year. */
function isYear({ span, period }: CoveredPeriod): boolean {
  return period.kind === 'year' && span !== undefined && !span.partial;
}

function yearOf({ span }: CoveredPeriod): number {
  return Number(span?.start.slice(0, 4));
}

/** The reported values that a value is calculated from, and the value itself where it has no period or is reported. */
function published(statistic: Statistic, data: Data): readonly Statistic[] {
  const { origin, period } = statistic;
  if (origin.kind !== 'calculated') return [statistic];
  const inputs = origin.inputs.flatMap((id) => {
    const input = data.statistics.get(id);
    return input === undefined ? [] : published(input, data);
  });
  return isSpan(period) ? inputs : [...inputs, statistic];
}

/** Only the period of a value counts as covered, not the period that it is compared with. */
function cover({ period }: Statistic, source: string, { data, locale, wording }: ComposeContext): CoveredPeriod {
  const words = wording.period({ period });
  if (!isSpan(period)) return { text: words, period };
  const openStart = period.kind === 'cumulative' && !period.written.includes('/');
  const wholeYears = period.start.endsWith('-01-01') && period.end.endsWith('-12-31');
  const issued = findDocument(source, data)?.published ?? period.end;
  // A running total belongs to no year, so that it is never part of one; January to October is what it is named for.
  const partial = !openStart && (period.kind === 'part-year' || (wholeYears && issued < period.end));
  const span = { start: period.start, end: period.end, partial, openStart };
  if (openStart) return { text: locale.word('up-to-period', { period: words }), period, span };
  const running = wholeYears && issued < period.end && !isPartOfYear(period);
  return { text: running ? locale.word('part-of-period', { period: words }) : words, period, span };
}

/** How many lanes a row needs: periods that overlap each take one. The mark of a day is as wide as a month. */
export function lanesOfRow(covered: readonly CoveredPeriod[]): number {
  const spans = covered.flatMap(({ span }) => span ?? []);
  const at = (span: CoveredSpan, edge: string): boolean =>
    span.start.slice(0, 7) <= edge.slice(0, 7) && edge.slice(0, 7) <= span.end.slice(0, 7);
  return largest(
    spans.map(({ start }) => spans.filter((span) => at(span, start)).length),
    1,
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
