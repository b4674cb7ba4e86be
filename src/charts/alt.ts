import { groupBy } from '../data/group.ts';
import type { Locale } from '../style/locale/locale.ts';
import { inTimeOrder } from './layout.ts';
import type { ChartRequest } from './request.ts';
import type { ChartRow } from './types.ts';

export const maxAltLength = 250;

export interface AltRequest {
  readonly kind: ChartRequest['kind'];
  readonly rows: readonly ChartRow[];
  /** What the rows have in common, as printed; empty where they have nothing in common. */
  readonly measure: string;
  readonly place: string;
  readonly period: string;
  /** Why the chart is there, a sentence of the author's. */
  readonly reason?: string | undefined;
}

/**
 * The fixed words of one language; the keys are `alt-<kind>`, `alt-showing`, `alt-from-to`, `alt-highest-lowest`, and
 * of the coverage chart `alt-coverage-measure`, `alt-coverage-row`, `alt-coverage-place`, `alt-coverage-measures`,
 * `alt-coverage-one-measure`, `alt-more-row` and `alt-more-rows`.
 */
type AltWords = Pick<Locale, 'word' | 'joins' | 'brackets'>;

/**
 * The text for readers who cannot see the chart: its kind, what it shows, why, and the first and last, or the highest
 * and lowest, values with their qualifiers. It has at most 250 characters, 300 for a coverage chart: whole sentences
 * are left out until it fits, the reason first, so that no value is cut. It names the kind of chart, so that it never
 * repeats a title.
 */
export function writeAlt(request: AltRequest, words: AltWords): string {
  const { word, joins } = words;
  const kind = word(`alt-${request.kind}`);
  const shown = [request.measure, request.place, request.period].filter((part) => part !== '');
  const say = (parts: readonly string[]) =>
    parts.length === 0 ? sentence(kind, joins.stop) : word('alt-showing', { kind, what: parts.join(joins.comma) });
  const ends = tellEnds(request, words);
  if (request.kind === 'coverage') return tellRows(request.rows, words);
  const reason = sentence(request.reason ?? '', joins.stop);
  const candidates = [
    [say(shown), reason, ends],
    [say(shown), ends],
    [say(shown.slice(0, 1)), ends],
    [sentence(kind, joins.stop), ends],
    [say(shown)],
  ].map((sentences) => sentences.filter((each) => each !== '').join(joins['after-sentence']));
  return candidates.find((text) => text.length <= maxAltLength) ?? sentence(kind, joins.stop);
}

/** A coverage chart has something to say about each row, and no axis that sums them up. */
const maxCoverageLength = 300;

/**
 * Place, source or measure, periods and number of values or sources of each row of a coverage chart; where that does
 * not fit, only the places, and then as many of them as fit.
 */
function tellRows(rows: readonly ChartRow[], words: AltWords): string {
  const { word, joins } = words;
  const byMeasure = rows.every(({ measure }) => measure !== '');
  const lead = sentence(word(byMeasure ? 'alt-coverage-measure' : 'alt-coverage'), joins.stop);
  const whole = rows.map(({ place, label, period, text }) =>
    word('alt-coverage-row', { place, source: label, periods: period, values: text }),
  );
  const short = byMeasure
    ? tellPlaces(rows, words)
    : rows.map(({ place, period, text }) => word('alt-coverage-place', { place, periods: period, values: text }));
  const tell = (told: readonly string[], count: number): string => {
    const more = told.length - count;
    const rest = more === 0 ? [] : [word(more === 1 ? 'alt-more-row' : 'alt-more-rows', { count: String(more) })];
    return [lead, ...told.slice(0, count), ...rest].join(joins['after-sentence']);
  };
  const candidates = [tell(whole, whole.length), ...short.map((_, index) => tell(short, short.length - index))];
  return candidates.find((text) => text.length <= maxCoverageLength) ?? tell(short, 0);
}

/** For rows of measures: how many each place has, and each of their periods once, in order of time. */
function tellPlaces(rows: readonly ChartRow[], { word, joins }: AltWords): readonly string[] {
  return [...groupBy(rows, ({ place }) => place)].map(([place, of]) => {
    const periods = new Set(
      of
        .toSorted((a, b) => (firstDay(a) < firstDay(b) ? -1 : firstDay(a) > firstDay(b) ? 1 : 0))
        .flatMap(({ periods = [], period }) => (periods.length > 0 ? periods : [period]))
        .map((each) => (each.endsWith(joins.comma) ? each.slice(0, -joins.comma.length) : each)),
    );
    return word(of.length === 1 ? 'alt-coverage-one-measure' : 'alt-coverage-measures', {
      place,
      count: String(of.length),
      periods: [...periods].join(joins.comma),
    });
  });
}

function firstDay({ spans }: ChartRow): string {
  return spans?.[0]?.start ?? '9999';
}

function tellEnds({ kind, rows }: AltRequest, { word, joins, brackets }: AltWords): string {
  if (kind === 'timeline') {
    const dated = inTimeOrder(rows).filter(({ start }) => start !== undefined);
    return tell({
      pair: [dated[0], dated.at(-1)],
      key: 'alt-from-to',
      as: ({ label, period }) => `${label}${brackets(period)}`,
      word,
    });
  }
  if (kind === 'columns' || (kind === 'line' && new Set(rows.map(({ group }) => group)).size === 1)) {
    const dated = inTimeOrder(rows);
    return tell({
      pair: [dated[0], dated.at(-1)],
      key: 'alt-from-to',
      as: ({ text, period }) => `${text}${brackets(period)}`,
      word,
    });
  }
  const sorted = [...rows].sort((a, b) => b.value - a.value);
  const periods = new Set(rows.map(({ period }) => period)).size > 1;
  const as = (row: ChartRow) => {
    const name =
      row.group === undefined || row.group === row.label ? row.label : `${row.group}${joins.comma}${row.label}`;
    return `${name} ${row.text}${periods ? brackets(row.period) : ''}`;
  };
  return tell({ pair: [sorted[0], sorted.at(-1)], key: 'alt-highest-lowest', as, word });
}

interface Ends {
  readonly pair: readonly [ChartRow | undefined, ChartRow | undefined];
  readonly key: string;
  readonly as: (row: ChartRow) => string;
  readonly word: AltWords['word'];
}

function tell({ pair: [first, last], key, as, word }: Ends): string {
  if (first === undefined || last === undefined || first === last) return '';
  return word(key, { first: as(first), last: as(last) });
}

function sentence(text: string, stop: string): string {
  const trimmed = text.trim();
  if (trimmed === '' || /[.!?。！？]$/.test(trimmed)) return trimmed;
  return `${trimmed}${stop}`;
}
