import { isDot } from '../charts/kinds/coverage-marks.ts';
import type { ChartRow, CoveredSpan } from '../charts/types.ts';
import type { Locale } from '../style/locale/locale.ts';

/** A key to the marks of a coverage chart, with only those that it has. */
export function coverageKey(rows: readonly ChartRow[], { locale }: { readonly locale: Locale }): string {
  const spans = rows.flatMap((row) => row.spans ?? []);
  const bars = spans.filter((span) => !isDot(span));
  const solid = bars.filter(({ partial, openStart }) => !partial && !openStart);
  return sentence(locale, [
    [solid.every(isYears) ? 'coverage-key-whole' : 'coverage-key-periods', solid.length > 0],
    ['coverage-key-part', bars.some(({ partial }) => partial)],
    ['coverage-key-open', bars.some(({ openStart }) => openStart)],
    ['coverage-key-dot', spans.some(isDot)],
    ['coverage-key-none', rows.some((row) => lacksPeriod(row, locale))],
  ]);
}

function isYears({ start, end }: CoveredSpan): boolean {
  return start.endsWith('-01-01') && end.endsWith('-12-31');
}

/** Whether a value of a row of the coverage chart has no period. */
function lacksPeriod({ period }: ChartRow, locale: Locale): boolean {
  return period.includes(locale.word('not-stated'));
}

/** A key to the marks of a timeline, with only those that it has. */
export function timelineKey(rows: readonly ChartRow[], { locale }: { readonly locale: Locale }): string {
  const dated = rows.filter(({ start }) => start !== undefined);
  return sentence(locale, [
    ['timeline-key-bar', dated.some(({ start, end }) => end !== undefined && end !== start)],
    ['timeline-key-dot', dated.some(({ start, end }) => end === undefined || end === start)],
    ['timeline-key-none', dated.length < rows.length],
  ]);
}

function sentence(locale: Locale, keys: readonly (readonly [string, boolean])[]): string {
  const words = keys.flatMap(([key, stands]) => (stands ? [locale.word(key)] : [])).join(locale.joins.semicolon);
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}${locale.joins.stop}`;
}
