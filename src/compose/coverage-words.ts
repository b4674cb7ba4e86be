import { findDocument } from '../data/documents.ts';
import { groupBy } from '../data/group.ts';
import { isSpan } from '../data/period.ts';
import type { Statistic } from '../data/types.ts';
import { largest } from '../project/extremes.ts';
import type { Locale } from '../style/locale/locale.ts';
import { isInside } from '../topic/place-records.ts';
import type { ComposeContext } from './context.ts';
import { fillWords, type Html, html, joinHtml, plainText, sourced } from './html.ts';
import { periodOf } from './subtitle.ts';

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

/** "Of 18 values, 7 are for Chengdu; no measure covers several periods; 2019 to July 2024, or not stated." */
export function coverageSentence(statistics: readonly Statistic[], context: ComposeContext): Html {
  const { joins } = context.locale;
  const parts = [coverageTitle(statistics, context), ...sayPeriod(statistics, context)];
  return html`${joinHtml(parts, joins.semicolon)}${joins.stop}`;
}

/** "Telecom fraud, Chongqing; values printed in this briefing, …; 2020 to 2023". */
export function coverageSubtitle(statistics: readonly Statistic[], context: ComposeContext): Html {
  const { about, locale } = context;
  const parts = [about, locale.word('coverage-subtitle'), ...sayPeriod(statistics, context)];
  return joinHtml(parts, locale.joins.semicolon);
}

/** From the first period of all to the last, and that some are not stated. */
function sayPeriod(statistics: readonly Statistic[], { locale }: ComposeContext): readonly Html[] {
  const periods = statistics.map(({ period }) => period);
  if (!periods.some(isSpan)) return [];
  const open = periods.every(isSpan) ? '' : `${locale.joins.comma}${locale.word('or-not-stated')}`;
  return [html`${periodOf(periods.filter(isSpan), locale)}${open}`];
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
