import type { Data, Statistic } from '../data/types.ts';
import type { Locale } from '../style/locale/locale.ts';
import { statisticsName } from './attached-names.ts';
import type { Briefing, BriefingDrawing, IndexEntry } from './briefing.ts';
import { createCitations } from './citations.ts';
import type { Edition } from './edition.ts';
import { fillWords, type Html, html, sourced } from './html.ts';
import { createProse } from './prose.ts';
import { createWording } from './values.ts';

/** What an index tells of a briefing that stands beside it. */
export interface Indexed {
  readonly name: string;
  readonly lang: string;
  readonly title: Html;
  /** Missing where its author claims nothing. */
  readonly claim?: Html;
  /** What its first key figure is of. */
  readonly label?: Html;
  /** Of its first key figure. */
  readonly value?: Html;
  /** The picture of its page 1. */
  readonly picture?: BriefingDrawing;
  readonly dataAsAt: string;
  /** Ids of all statistics that it prints. */
  readonly printed: readonly string[];
}

/** What an index takes of a briefing; a picture only where one is wanted, since drawings hold all of their rows. */
export function indexed(
  { name, lang, masthead, tiles, hero, drawings, dataAsAt, printed }: Briefing,
  isPictured: boolean,
): Indexed {
  const [first] = tiles;
  const picture = isPictured ? drawings.find(({ id }) => id === hero?.chart) : undefined;
  return {
    ...{ name, lang, dataAsAt, printed, title: unlinked(masthead.title) },
    ...(masthead.claim === undefined ? {} : { claim: unlinked(masthead.claim) }),
    ...(first === undefined ? {} : { label: unlinked(first.label), value: unlinked(first.value) }),
    ...(picture === undefined ? {} : { picture }),
  };
}

/** The index of the briefings of a language: what it is made of, and when it is issued. */
export interface IndexSubject {
  readonly name: string;
  readonly briefings: readonly Indexed[];
  /** Names of the files of a briefing, by its name. */
  readonly filesOf: (briefing: string) => readonly string[];
  readonly data: Data;
  readonly locale: Locale;
  readonly edition: Edition;
}

/** The page that names every briefing built with it, each with its claim, a number and its picture. */
export function composeIndex({ name, briefings, filesOf, data, locale, edition }: IndexSubject): Briefing {
  const own = briefings.filter(({ lang }) => lang === locale.tag);
  const wording = createWording(data, locale);
  const prose = createProse({ data, wording, citations: createCitations() });
  const entries = own.map((briefing, index): IndexEntry => {
    const others = briefings.filter((other) => other.name === `${briefing.name}.${other.lang}`);
    const named = statisticsIn(briefing.claim).flatMap((id) => data.statistics.get(id) ?? [])[0];
    return {
      id: `briefing-${index + 1}`,
      ...(briefing.claim === undefined ? {} : { title: briefing.title }),
      claim: briefing.claim ?? briefing.title,
      ...numberOf(briefing, named && unlinked(prose.parts(named))),
      ...(briefing.picture === undefined ? {} : { picture: `picture-${index + 1}` }),
      asAt: fillWords(locale.word('data-as-at-date'), { date: sourced('date', locale.date(briefing.dataAsAt)) }),
      files: filesOf(briefing.name),
      others: others.flatMap((other) => filesOf(other.name)),
    };
  });
  const printed = [...new Set(entries.flatMap(({ claim, value }) => statisticsIn(claim, value)))];
  const drawings = own.flatMap(({ picture }, index) =>
    picture === undefined ? [] : [{ ...picture, id: `picture-${index + 1}` }],
  );
  const asAt = own.map(({ dataAsAt }) => dataAsAt).sort();
  return {
    ...imprintOf(name, { data, locale, edition, asAt: asAt.at(-1) ?? edition.published }),
    ...nothingElse,
    entries,
    drawings,
    printed,
  };
}

/** The number of the claim, or of the first key figure with what it is of. */
function numberOf({ label, value }: Indexed, claimed: Html | undefined): Pick<IndexEntry, 'value' | 'label'> {
  if (claimed !== undefined) return { value: claimed };
  return value === undefined || label === undefined ? {} : { value, label };
}

function imprintOf(
  name: string,
  {
    data,
    locale,
    edition,
    asAt,
  }: Pick<IndexSubject, 'data' | 'locale' | 'edition'> & {
    readonly asAt: string;
  },
): Omit<Briefing, keyof typeof nothingElse | 'drawings' | 'printed'> {
  const { publication } = data;
  const wording = createWording(data, locale);
  const issuer = wording.text(publication.name, 'the name of the publication');
  const series = wording.text(publication.series, 'the series of the publication');
  const { handling } = publication;
  const title = html`${locale.word('index-title')}`;
  const summary = fillWords(locale.word('index-summary'), {
    table: html`<span class="kept" data-from="word">${statisticsName(name)}</span>`,
  });
  const published = sourced('date', locale.date(edition.published));
  const foot = html`${sourced('word', issuer)} · ${fillWords(locale.word('data-as-at-date'), { date: sourced('date', locale.date(asAt)) })}`;
  return {
    ...{ name, topic: name, lang: locale.tag, edition, dataAsAt: asAt },
    masthead: {
      ...{ issuer, series, title, summary, attribution: '' },
      facts: [{ name: locale.word('published'), value: published }],
      ...(handling === undefined ? {} : { handling: wording.text(handling, 'the handling line') }),
    },
    properties: { title: `${series}${locale.joins.colon}${title.html}`, author: issuer, subject: series, keywords: [] },
    runningHead: title,
    ...{ runningFoot: foot, firstFoot: foot },
    attached: summary,
    citation: html`${sourced('word', issuer)}`,
  };
}

/** What a briefing has and an index has not. */
const nothingElse = {
  bottomLine: [],
  trust: [],
  changed: { isFirst: true, title: html``, counts: html``, items: [] },
  comparable: { statistics: {}, sections: [] },
  tiles: [],
  sections: [],
  coverage: { sentence: html`` },
  dataNotes: [],
  definitions: [],
  strengths: [],
  limitations: [],
  sources: [],
} as const satisfies Partial<Briefing>;

/** Ids of the statistics that markup prints, in its order. */
function statisticsIn(...markup: readonly (Html | undefined)[]): readonly Statistic['id'][] {
  return markup.flatMap((each) =>
    [...(each?.html ?? '').matchAll(/ data-statistic="([^"]*)"/g)].map(([, id = '']) => id),
  );
}

/** Words taken out of their briefing, whose sources stand there: without links to them, their numbers and their anchors. */
function unlinked({ html: markup }: Html): Html {
  return {
    html: markup
      .replace(/<sup data-from="source">.*?<\/sup>|<a class="cite".*?<\/a>/g, '')
      .replace(/<a\b[^>]*?( data-statistic="[^"]*"(?: data-from="[^"]*")?)[^>]*>/g, '<span$1>')
      .replace(/<a\b[^>]*>/g, '<span>')
      .replaceAll('</a>', '</span>'),
  };
}
