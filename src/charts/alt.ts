import { groupBy } from '../data/group.ts';
import type { Locale } from '../style/locale/locale.ts';
import { pairRows } from './kinds/scatter-pairs.ts';
import { inTimeOrder } from './layout.ts';
import type { ChartRequest } from './request.ts';
import type { ChartGap, ChartRow } from './types.ts';

export interface AltRequest extends Pick<ChartRequest, 'kind' | 'rows' | 'gaps'> {
  /** What the rows have in common, as printed; empty where they have nothing in common. */
  readonly measure: string;
  readonly place: string;
  readonly period: string;
  /** Why the chart is there, a sentence of the author's. */
  readonly reason?: string | undefined;
}

/**
 * The fixed words of one language; the keys are `alt-<kind>`, `alt-showing`, `alt-from-to`, `alt-rise`, `alt-fall`,
 * `alt-level`, `alt-highest-lowest`, `alt-series` and, of the coverage chart, `alt-coverage-row`.
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
  const shown = [request.measure, request.place, request.period].filter((part) => part !== '');
  const lead = shown.length === 0 ? kind : word('alt-showing', { kind, what: shown.join(joins.comma) });
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
  return [axes, told.map(({ x, y }) => `${y.label} ${x.text}${joins.comma}${y.text}`).join(joins.semicolon)];
}

function tellValues({ kind, rows, gaps = [] }: AltRequest, words: AltWords): readonly string[] {
  const { joins } = words;
  const all = inOrder(kind, [...rows, ...gaps]);
  const name = namer(all, words);
  const tell = (one: ChartRow | ChartGap): string =>
    kind === 'timeline' ? `${one.label}${words.brackets(one.period)}` : joined(name(one), one.text);
  if (all.length <= mostTold) return all.length === 0 ? [] : [all.map(tell).join(joins.semicolon)];
  if (kind === 'timeline') return [tellEnds(all, tell, words)];
  const missing = gaps.length === 0 ? [] : [gaps.slice(0, mostTold).map(tell).join(joins.semicolon)];
  const series = [...groupBy(rows, ({ group = '' }) => group)];
  if (series.length > mostSeries) return [tellExtremes(rows, tell, words), ...missing];
  return [
    ...series.map(([called, own]) => {
      const text = isDated(own) ? tellChange(own, words) : tellExtremes(own, tell, words);
      return series.length === 1 ? text : words.word('alt-series', { series: called, text });
    }),
    ...missing,
  ];
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

/** A name for each row that no other has: its label, and of group, place, measure and period what tells rows apart. */
function namer(
  rows: readonly (ChartRow | ChartGap)[],
  { joins, brackets }: AltWords,
): (row: ChartRow | ChartGap) => string {
  const fields = ['group', 'label', 'place', 'measure'] as const;
  const varied = fields.filter((field) => new Set(rows.map((row) => row[field] ?? '')).size > 1);
  const used = varied.length === 0 ? [] : varied.filter((field, index) => index < 2 || field === 'label');
  const dated = new Set(rows.map(({ period }) => period)).size > 1;
  const short = (row: ChartRow | ChartGap): string =>
    [...new Set(used.map((field) => row[field] ?? '').filter((text) => text !== ''))].join(joins.comma);
  return (row) => {
    const name = short(row);
    if (name === '') return dated ? row.period : row.label;
    return dated ? `${name}${brackets(row.period)}` : name;
  };
}

function joined(name: string, text: string): string {
  return name === '' ? text : `${name} ${text}`;
}

function tellEnds(
  rows: readonly (ChartRow | ChartGap)[],
  tell: (row: ChartRow | ChartGap) => string,
  { word }: AltWords,
): string {
  const [first, last] = [rows[0], rows.at(-1)];
  return first === undefined || last === undefined ? '' : word('alt-from-to', { first: tell(first), last: tell(last) });
}

/** The first and the last value of a series, which way it went, and its highest and lowest. */
function tellChange(rows: readonly ChartRow[], words: AltWords): string {
  const ordered = inTimeOrder(rows);
  const [first, last] = [ordered[0], ordered.at(-1)];
  if (first === undefined || last === undefined) return '';
  const way = last.value > first.value ? 'alt-rise' : last.value < first.value ? 'alt-fall' : 'alt-level';
  const at = ({ text, period }: ChartRow | ChartGap): string => `${text}${words.brackets(period)}`;
  const { joins, word } = words;
  return `${tellEnds(ordered, at, words)}${joins.comma}${word(way)}${joins.semicolon}${tellExtremes(rows, at, words)}`;
}

function tellExtremes(rows: readonly ChartRow[], tell: (row: ChartRow) => string, { word }: AltWords): string {
  const sorted = [...rows].sort((a, b) => b.value - a.value);
  const [highest, lowest] = [sorted[0], sorted.at(-1)];
  if (highest === undefined || lowest === undefined) return '';
  return word('alt-highest-lowest', { first: tell(highest), last: tell(lowest) });
}

function sentence(text: string, stop: string): string {
  const trimmed = text.trim();
  if (trimmed === '' || /[.!?。！？]$/.test(trimmed)) return trimmed;
  return `${trimmed}${stop}`;
}
