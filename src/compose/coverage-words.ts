import type { ChartRow } from '../charts/types.ts';
import { findDocument } from '../data/documents.ts';
import { groupBy } from '../data/group.ts';
import { spanOf } from '../data/period.ts';
import type { Statistic } from '../data/types.ts';
import { largest } from '../project/extremes.ts';
import type { Locale } from '../style/locale/locale.ts';
import { isInside } from '../topic/place-records.ts';
import type { Html } from './briefing.ts';
import type { ComposeContext } from './context.ts';
import type { RowsBy } from './coverage-rows.ts';
import { fillWords, html, joinHtml, plainText, sourced } from './html.ts';
import { lacksPeriod } from './mark-key.ts';

const longestTitle = 15;
/** Where there are more documents than this, only their numbers are given. */
const mostNamed = 2;

/**
 * The claim of the coverage chart: which place has the most values, and whether any measure has two periods. It is
 * counted, so that it is true of any data, and has at most 15 words.
 */
export function coverageTitle(statistics: readonly Statistic[], context: ComposeContext): Html {
  const { locale } = context;
  const series = sayPeriods(statistics, context);
  const spread = saySpread(statistics, context);
  const most = sayMost(statistics, context) ?? spread;
  const titles = [[most, series], [most], [spread, series]].map((parts) => joinHtml(parts, locale.joins.semicolon));
  return titles.find((title) => plainText(title).split(/\s+/).length <= longestTitle) ?? spread;
}

/** The place or the two places with the most values; undefined where more than two have as many. */
function sayMost(statistics: readonly Statistic[], context: ComposeContext): Html | undefined {
  const { locale } = context;
  const places = [...groupBy(statistics, ({ place }) => place.id).values()];
  const count = largest(
    places.map(({ length }) => length),
    0,
  );
  const names = places
    .filter(({ length }) => length === count)
    .flatMap(([first]) => (first === undefined ? [] : [namePlace(first, statistics, context)]));
  const all = statistics.length;
  const [name = '', other] = names;
  if (places.length === 1) {
    const values = counted(all === 1 ? 'coverage-only' : 'coverage-all', { all }, locale);
    const word = locale.word(all === 1 ? 'coverage-is-for' : 'coverage-are-for');
    return fillWords(word, { values, place: sourced('word', name) });
  }
  // "Sichuan and Chongqing and Chengdu" could be any two of them.
  const and = locale.list(['', '']).trim();
  if (names.length > 2 || (names.length === 2 && names.some((each) => each.split(' ').includes(and)))) return undefined;
  const values = counted(other === undefined ? 'coverage-of-all' : 'coverage-of-all-each', { all, count }, locale);
  return fillWords(locale.word('coverage-are-for'), { values, place: sourced('word', locale.list(names)) });
}

/** A fixed text of the page with counted numbers filled in. */
function counted(word: string, counts: Readonly<Record<string, number>>, locale: Locale): Html {
  const told = Object.entries(counts).map(([name, count]) => [name, sourced('count', String(count))] as const);
  return fillWords(locale.word(word), Object.fromEntries(told));
}

/** The name of a value's place; where smaller places in it have values too, it says that the whole place is meant. */
function namePlace(
  statistic: Statistic,
  statistics: readonly Statistic[],
  { data, locale, wording }: ComposeContext,
): string {
  const { id, level } = statistic.place;
  const place = wording.place(statistic);
  const parted = statistics.some((other) => other.place.id !== id && isInside(other.place.id, id, data));
  // The name of a country stands for the whole of it.
  return parted && level !== 'country' ? locale.word('coverage-whole-place', { place }) : place;
}

function saySpread(statistics: readonly Statistic[], { locale }: ComposeContext): Html {
  const places = new Set(statistics.map(({ place }) => place.id)).size;
  return counted(places === 1 ? 'coverage-one-place' : 'coverage-places', { all: statistics.length, places }, locale);
}

/** How many measures of one place have values of two or more periods, which is what a change can be read from. */
function sayPeriods(statistics: readonly Statistic[], { locale, wording }: ComposeContext): Html {
  const dated = statistics.filter(({ period, origin }) => period.start !== undefined && origin.kind !== 'calculated');
  const measures = groupBy(dated, (one) => JSON.stringify([wording.measure(one), one.place.id, one.unit.id]));
  const count = [...measures.values()].filter(
    (values) => new Set(values.map(({ period }) => period.written)).size > 1,
  ).length;
  const key = count === 0 ? 'coverage-no-series' : count === 1 ? 'coverage-one-series' : 'coverage-series';
  return counted(key, { count }, locale);
}

/** "Telecom fraud, Chongqing; values printed in this briefing, …; 2020 to 2023". */
export function coverageSubtitle(rows: readonly ChartRow[], by: RowsBy, { about, locale }: ComposeContext): Html {
  const spans = rows.flatMap((row) => row.spans ?? []);
  const from = spans.map(({ start }) => start).toSorted()[0];
  const to = spans
    .map(({ end }) => end)
    .toSorted()
    .at(-1);
  const period =
    from === undefined || to === undefined ? [] : [sourced('date', locale.period(spanOf(...wholeMonths(from, to))))];
  const what = locale.word(by === 'measure' ? 'coverage-subtitle-measures' : 'coverage-subtitle');
  const open =
    period.length > 0 && rows.some((row) => lacksPeriod(row, locale))
      ? `${locale.joins.comma}${locale.word('or-not-stated')}`
      : '';
  return html`${joinHtml([about, what, ...period], locale.joins.semicolon)}${open}`;
}

/** "Lakeside News, 31 July 2024 [4]": publisher and date of one or two documents; only the numbers of more. */
export function citeDocuments(ids: readonly string[], { data, locale, prose, wording }: ComposeContext): Html {
  if (ids.length > mostNamed) return prose.cite(ids);
  const named = ids.map((id) => {
    const document = findDocument(id, data);
    return document === undefined
      ? prose.cite([id])
      : html`${sourced('source', wording.sourceName(document))} ${prose.cite([id])}`;
  });
  return joinHtml(named, locale.joins.semicolon);
}

/** The first day of the month of one day, and the last of the month of another. */
function wholeMonths(from: string, to: string): [string, string] {
  const [year, month] = to.split('-').map(Number);
  const last = new Date(Date.UTC(year ?? 0, month ?? 1, 0)).getUTCDate();
  return [`${from.slice(0, 7)}-01`, `${to.slice(0, 7)}-${String(last).padStart(2, '0')}`];
}
