import { groupBy } from '../data/group.ts';
import type { Locale } from '../style/locale/locale.ts';
import { tellAll, valueTeller, withoutPeriods } from './alt-names.ts';
import { pairRows } from './kinds/scatter-pairs.ts';
import { inTimeOrder } from './layout.ts';
import type { ChartRequest } from './request.ts';
import type { ChartGap, ChartRow } from './types.ts';

export interface AltRequest extends Pick<ChartRequest, 'kind' | 'rows' | 'gaps'> {
  /** What is shown, as the figure's subtitle has it: the measure, the place, the period. */
  readonly measure: string;
  /** Why the chart is there, a sentence of the author's. */
  readonly reason?: string | undefined;
}

/**
 * The fixed words of one language; the keys are `alt-<kind>`, `alt-showing`, `alt-from-to`, `alt-rise`, `alt-fall`,
 * `alt-level`, `alt-highest`, `alt-lowest`, `alt-the-highest`, `alt-the-lowest`, `alt-series` and, of the coverage chart,
 * `alt-coverage-row`.
 */
type AltWords = Pick<Locale, 'word' | 'joins' | 'brackets'>;

/** Up to this many values are all told. */
const mostTold = 12;
/** With more series than this, only the highest and the lowest of all are told. */
const mostSeries = 6;

/**
 * The text for readers who cannot see the chart: its kind, what it shows, why, and its values, each under a name that no
 * other has: all of up to a dozen; of more, for each series the first, the last and which way they changed, the highest
 * and the lowest. It names the kind of chart, so that it never repeats a title.
 */
export function writeAlt(request: AltRequest, words: AltWords): string {
  const { word, joins } = words;
  const kind = word(`alt-${request.kind}`);
  const all = [...request.rows, ...(request.gaps ?? [])];
  const what = tellsPeriods(request.kind, all) ? withoutPeriods(request.measure, all, words) : request.measure;
  const lead = what === '' ? kind : word('alt-showing', { kind, what });
  const told =
    request.kind === 'coverage'
      ? tellCoverage(request.rows, words)
      : request.kind === 'scatter'
        ? tellPairs(request.rows, words)
        : tellValues(request, words);
  return [lead, request.reason ?? '', ...told]
    .map((text) => sentence(`${text.slice(0, 1).toUpperCase()}${text.slice(1)}`, joins.stop))
    .filter((text) => text !== '')
    .join(joins['after-sentence']);
}

function tellCoverage(rows: readonly ChartRow[], { word }: AltWords): readonly string[] {
  return rows.map(({ place, label, period, text }) =>
    word('alt-coverage-row', { place, source: label, periods: period, values: text }),
  );
}

/** What the axes measure, and both values of each pair; of many, of those with the highest and the lowest ones. */
function tellPairs(rows: readonly ChartRow[], { word, joins }: AltWords): readonly string[] {
  const { pairs } = pairRows(rows);
  const [first] = pairs;
  if (first === undefined) return [];
  const axes = word('alt-axes', { x: first.x.group ?? first.x.measure, y: first.y.group ?? first.y.measure });
  const ends = (['x', 'y'] as const).flatMap((axis) => {
    const sorted = [...pairs].sort((a, b) => b[axis].value - a[axis].value);
    return [sorted[0], sorted.at(-1)];
  });
  const told = pairs.length <= mostTold ? pairs : pairs.filter((pair) => ends.includes(pair));
  return [
    axes,
    told.map(({ x, y }) => `${y.label}${joins.colon}${x.text}${joins.comma}${y.text}`).join(joins.semicolon),
  ];
}

/** Whether the period of each row is told with it. */
function tellsPeriods(kind: AltRequest['kind'], rows: readonly (ChartRow | ChartGap)[]): boolean {
  return kind === 'timeline' || (rows.length > 0 && isDated(rows));
}

function tellValues({ kind, rows, gaps = [] }: AltRequest, words: AltWords): readonly string[] {
  const { joins } = words;
  const all = inOrder(kind, [...rows, ...gaps]);
  if (kind === 'timeline') return tellEvents(all, words);
  if (all.length <= mostTold) return all.length === 0 ? [] : [tellAll(all, words)];
  const tell = valueTeller(all, words);
  const missing = gaps.length === 0 ? [] : [gaps.slice(0, mostTold).map(tell).join(joins.semicolon)];
  const series = [...groupBy(rows, ({ group = '' }) => group)];
  if (series.length > mostSeries) return [tellExtremes(rows, tell, words), ...missing];
  return [
    ...series.map(([called, own]) => {
      const text = isDated(own) ? tellChange(own, words) : tellExtremes(own, valueTeller(own, words), words);
      return series.length === 1 ? text : words.word('alt-series', { series: called, text });
    }),
    ...missing,
  ];
}

function tellEvents(rows: readonly (ChartRow | ChartGap)[], words: AltWords): readonly string[] {
  const tell = ({ label, period }: ChartRow | ChartGap): string => `${label}${words.brackets(period)}`;
  if (rows.length > mostTold) return [tellEnds(rows, tell, words)];
  return rows.length === 0 ? [] : [rows.map(tell).join(words.joins.semicolon)];
}

/** By time where the kind stands for it, otherwise as drawn: the highest first. */
function inOrder(kind: AltRequest['kind'], rows: readonly (ChartRow | ChartGap)[]): readonly (ChartRow | ChartGap)[] {
  if (kind === 'timeline' || isDated(rows)) return inTimeOrder(rows);
  return [...rows].sort((a, b) => ('value' in b ? b.value : -Infinity) - ('value' in a ? a.value : -Infinity));
}

/** Whether each series has a value for each of several periods. */
function isDated(rows: readonly (ChartRow | ChartGap)[]): boolean {
  const starts = rows.map(({ start }) => start);
  return (
    !starts.includes(undefined) &&
    new Set(rows.map(({ group, label, start }) => `${group}\n${label}\n${start}`)).size === rows.length &&
    new Set(starts).size > 1
  );
}

function tellEnds(
  rows: readonly (ChartRow | ChartGap)[],
  tell: (row: ChartRow | ChartGap) => string,
  { word }: AltWords,
): string {
  const [first, last] = [rows[0], rows.at(-1)];
  return first === undefined || last === undefined ? '' : word('alt-from-to', { first: tell(first), last: tell(last) });
}

/** The first and the last value of a series, which way it went, and its highest and lowest, each value once. */
function tellChange(rows: readonly ChartRow[], words: AltWords): string {
  const { joins, word, brackets } = words;
  const ordered = inTimeOrder(rows);
  const [first, last] = [ordered[0], ordered.at(-1)];
  if (first === undefined || last === undefined) return '';
  const { highest, lowest } = extremes(ordered);
  const at = (row: ChartRow | ChartGap): string => {
    const which = [
      ...(row === highest ? [word('alt-the-highest')] : []),
      ...(row === lowest ? [word('alt-the-lowest')] : []),
    ];
    return `${row.text}${brackets([row.period, ...which].join(joins.comma))}`;
  };
  const way = last.value > first.value ? 'alt-rise' : last.value < first.value ? 'alt-fall' : 'alt-level';
  const changed = `${tellEnds(ordered, at, words)}${joins.comma}${word(way)}`;
  const between = (row: ChartRow | undefined): boolean => row !== undefined && row !== first && row !== last;
  const plain = ({ text, period }: ChartRow): string => `${text}${brackets(period)}`;
  const apart = [
    ...(between(highest) ? [word('alt-highest', { value: plain(highest as ChartRow) })] : []),
    ...(between(lowest) ? [word('alt-lowest', { value: plain(lowest as ChartRow) })] : []),
  ];
  return [changed, ...(apart.length === 0 ? [] : [apart.join(joins.comma)])].join(joins.semicolon);
}

function extremes(rows: readonly ChartRow[]) {
  const sorted = [...rows].sort((a, b) => b.value - a.value);
  return { highest: sorted[0], lowest: sorted.at(-1) };
}

function tellExtremes(rows: readonly ChartRow[], tell: (row: ChartRow) => string, { word, joins }: AltWords): string {
  const { highest, lowest } = extremes(rows);
  if (highest === undefined || lowest === undefined) return '';
  // Rows of one value share its place.
  const tied = ({ value }: ChartRow): readonly ChartRow[] =>
    rows.filter((row) => row.value === value).slice(0, mostTold);
  const ends = highest.value === lowest.value ? [[highest], [lowest]] : [tied(highest), tied(lowest)];
  const [most, least] = ends.map((each) => each.map(tell).join(joins.comma));
  const apart = ends.some(({ length }) => length > 1) ? joins.semicolon : joins.comma;
  return [word('alt-highest', { value: most ?? '' }), word('alt-lowest', { value: least ?? '' })].join(apart);
}

function sentence(text: string, stop: string): string {
  const trimmed = text.trim();
  if (trimmed === '' || /[.!?。！？]$/.test(trimmed)) return trimmed;
  return `${trimmed}${stop}`;
}
