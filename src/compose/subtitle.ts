import { isSpan, type Period, parsePeriod, spanOf } from '../data/period.ts';
import type { Member } from '../data/series-index.ts';
import type { Statistic } from '../data/types.ts';
import type { Locale } from '../style/locale/locale.ts';
import { fillWords, type Html, html, joinHtml, sourced } from './html.ts';
import type { Wording } from './values.ts';

/** What a figure covers, and its subtitle must name beside the measure. */
export interface FigureScope {
  readonly statistics?: readonly Pick<Statistic, 'unit'>[];
  readonly places: readonly string[];
  readonly periods: readonly Period[];
}

/** Where there are more units or places than this, the subtitle leaves them to the rows, and counts the places. */
const mostNamed = 3;

/** The scope of a figure that shows statistics. */
export function scopeOf(statistics: readonly Member[], { wording }: { readonly wording: Wording }): FigureScope {
  return {
    statistics,
    places: [...new Set(statistics.map((one) => wording.place(one)))],
    periods: statistics.map(({ period }) => period),
  };
}

/** Unit, place and period of a figure, where the author's words do not name them. */
export function unnamedIn(said: string, scope: FigureScope, { locale }: { readonly locale: Locale }): readonly Html[] {
  const { statistics = [], places, periods } = scope;
  const known = said.toLowerCase();
  const names = (word: string): boolean => known.includes(word.toLowerCase());
  const units = new Map(statistics.map(({ unit }) => [unit.id, unit]));
  const unnamed = [...units.values()].filter(
    (unit) =>
      ![
        locale.unitName(unit, 1),
        locale.unitName(unit, 2),
        locale.columnName(unit),
        ...wordsOf(unit.kind, locale),
      ].some(names),
  );
  // A place in another is named by its own name: Qionglai for "Qionglai, Chengdu".
  const absent = places.filter((place) => !names(place.split(/[,(，（]/)[0]?.trim() ?? place));
  return [
    ...(units.size > mostNamed || unnamed.length === 0
      ? []
      : [sourced('word', locale.list(unnamed.map((unit) => locale.unitName(unit, 2))))]),
    ...(absent.length < places.length && places.length > mostNamed
      ? []
      : absent.length > mostNamed
        ? [fillWords(locale.word('several-places'), { count: sourced('count', locale.number(places.length)) })]
        : absent.length === 0
          ? []
          : [sourced('word', locale.list(absent))]),
    ...missingPeriods(said, periods, locale),
  ];
}

/** The period where the words name no year; where they do, that some periods are not stated. */
function missingPeriods(said: string, periods: readonly Period[], locale: Locale): readonly Html[] {
  if (said.toLowerCase().includes(locale.word('not-stated').toLowerCase())) return [];
  if (!/\d{4}/.test(said)) return [periodOf(periods, locale)];
  return isStatedInPart(periods) ? [html`${locale.word('or-not-stated')}`] : [];
}

function isStatedInPart(periods: readonly Period[]): boolean {
  return periods.some(isSpan) && !periods.every(isSpan);
}

/** Words that name a unit as well as its own name does: a share is also "per cent" or "share". */
function wordsOf(kind: Statistic['unit']['kind'], locale: Locale): readonly string[] {
  return kind === 'share' || kind === 'change' ? locale.word('words-of-shares').split('|') : [];
}

/**
 * From the first of all stated periods to the last: "Q1 2015 to Q4 2020" where they are of one kind, else in whole years
 * or months where they begin and end with one; and that some are not stated, where that is so.
 */
export function periodOf(periods: readonly Period[], locale: Locale): Html {
  const spans = periods.filter(isSpan).toSorted((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));
  const [first, last] = [spans[0], spans.at(-1)];
  if (first === undefined || last === undefined) return html`${locale.period(parsePeriod('not-stated'))}`;
  const words = sourced(
    'date',
    isNamed(first) && ofOneKind(spans) ? locale.periods(first, last) : spanned(spans, locale),
  );
  return isStatedInPart(periods) ? joinHtml([words, locale.word('or-not-stated')], locale.joins.comma) : words;
}

/** Whether a period is known by a name of its own: Q1 2015, 2015/16. */
function isNamed({ written }: Period): boolean {
  return /-[HQW]\d|^\d{4}\/\d{2}$/.test(written);
}

function ofOneKind(periods: readonly Period[]): boolean {
  return new Set(periods.map(({ kind }) => kind)).size === 1;
}

/** Where they span several years only the years are given: the rows have the days. */
function spanned(spans: readonly { readonly start: string; readonly end: string }[], locale: Locale): string {
  const start = spans.map((span) => span.start).toSorted()[0] ?? '';
  const end =
    spans
      .map((span) => span.end)
      .toSorted()
      .at(-1) ?? '';
  const [from, to] = [start.slice(0, 4), end.slice(0, 4)];
  return locale.period(from === to ? spanOf(start, end) : parsePeriod(`${from}/${to}`));
}
