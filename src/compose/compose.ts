import { findDocument, isSource } from '../data/documents.ts';
import type { Data, Statistic } from '../data/types.ts';
import type { EditionStatus } from '../editions/history.ts';
import { BriefError, type Position } from '../project/errors.ts';
import type { Locale } from '../style/locale/locale.ts';
import { isOtherPlace } from '../topic/for-place.ts';
import type { Topic } from '../topic/types.ts';
import { manifestName, statisticsName } from './attached-names.ts';
import { composeDataTable, composeDisagreements } from './back-matter.ts';
import type { Briefing, Html } from './briefing.ts';
import { composeChanges } from './changes.ts';
import { createCitations } from './citations.ts';
import { composeCoverage } from './coverage.ts';
import type { Edition } from './edition.ts';
import { gradesUntold } from './grades.ts';
import { fillWords, html, plainText } from './html.ts';
import { sayComparison } from './levels.ts';
import { createNumbering, figureReferences } from './numbering.ts';
import { createProse, type Prose } from './prose.ts';
import { describeSources, describeTerms } from './reference.ts';
import { recordSaying } from './said.ts';
import { sayRest } from './say-rest.ts';
import { composeSections } from './sections.ts';
import { composeTiles } from './tiles.ts';
import { createWording } from './values.ts';

/** What a briefing is composed from. */
export interface Composition {
  readonly name: string;
  readonly topic: Topic;
  readonly data: Data;
  readonly locale: Locale;
  readonly edition: Edition;
  /** What it is compared with; none: it is compared with nothing, as a first edition. */
  readonly history?: Omit<EditionStatus, 'edition'>;
}

/** Composes a topic's briefing: words, numbers, figures, sources in their final order. Nothing of looks. */
export function composeBriefing({ name, topic, data, locale: wanted, edition, history }: Composition): Briefing {
  const saying = recordSaying(wanted);
  const { locale } = saying;
  const citations = createCitations();
  const wording = createWording(data, locale);
  const prose: Prose = createProse({
    data,
    wording,
    citations,
    param: topic.param,
    figures: figureReferences(topic, locale),
    comparison: (statistic) => {
      const parts = sayComparison(statistic, { data, locale, wording, prose });
      return { html: parts.map(({ html }) => html).join(locale.joins.comma) };
    },
  });
  const about = [
    prose.plain(topic.front.title, topic.at(['title'])),
    prose.plain(topic.front.place, topic.at(['place'])),
  ];
  const context = {
    data,
    locale,
    wording,
    prose,
    about: about.join(locale.joins.comma),
    numbering: createNumbering(locale),
    citations,
  };
  const { front } = topic;
  const field = (key: keyof typeof front): Position => topic.at([key]);
  const sectionStart = topic.parts.findIndex((part) => part.kind === 'heading' && part.level === 2);
  const opening = topic.parts.slice(0, sectionStart < 0 ? topic.parts.length : sectionStart);

  const summary = prose.line(front.summary, field('summary'));
  const bottomLine = opening.flatMap((part) => (part.kind === 'prose' ? prose.items(part.text, part.position) : []));
  const tiles = opening.flatMap((part) => (part.kind === 'tiles' ? composeTiles(part, context) : []));
  const sections = composeSections(topic.parts.slice(opening.length), context);
  const disagreements = composeDisagreements(new Set(citations.statistics()), context);
  const printed: readonly Statistic[] = citations.statistics().flatMap((id) => data.statistics.get(id) ?? []);
  refuseOtherPlaces(printed, topic, data);
  const coverage = composeCoverage(printed, context);
  const dataTable = composeDataTable(printed, context);
  const documents = citations.sources().flatMap((id) => findDocument(id, data) ?? []);
  const texts = (key: 'strengths' | 'limitations'): readonly Html[] =>
    (front[key] ?? []).map((text, index) => prose.line(text, topic.at([key, index])));
  const definitions = describeTerms(front.definitions ?? [], { data, wording, topic });
  const issuer = wording.text(data.publication.name, 'the name of the publication');
  const title = prose.plain(front.title, field('title'));
  const dataAsAt =
    documents
      .flatMap(({ of, published }) => (isSource(of) ? published : []))
      .sort()
      .at(-1) ?? edition.published;
  const { contact, handling, licence } = data.publication;
  const {
    changed,
    section: changes,
    comparable,
  } = composeChanges(
    history ?? { withdrawn: [] },
    { printed: printed.map(({ id }) => id), sections },
    { ...context, topic, saying },
  );
  for (const file of [statisticsName(name), manifestName(name)]) saying.say('word', file);
  sayRest({ topic, documents, definitions, drawings: context.numbering.drawings(), data, edition, saying });
  return {
    name,
    topic: topic.id,
    lang: locale.tag,
    masthead: {
      issuer,
      series: wording.text(data.publication.series, 'the series of the publication'),
      title: prose.heading(front.title, field('title')),
      summary,
      facts: facts({
        place: prose.plain(front.place, field('place')),
        period: prose.plain(front.period, field('period')),
        edition,
        history,
        dataAsAt,
        data,
        locale,
      }),
      attribution: [locale.word('attribution'), ...gradesUntold(printed, tiles, locale)].join(
        locale.joins['after-sentence'],
      ),
      ...(handling === undefined ? {} : { handling: wording.text(handling, 'the handling line') }),
    },
    properties: {
      title: `${edition.draft ? `${locale.word('draft')}${locale.joins.colon}` : ''}${title}`,
      author: issuer,
      subject: front.subject === undefined ? plainText(summary) : prose.plain(front.subject, field('subject')),
      keywords: front.keywords ?? [],
    },
    edition,
    runningHead: title,
    runningFoot: [issuer, locale.word('data-as-at-date', { date: locale.date(dataAsAt) })].join(' · '),
    bottomLine,
    changed,
    ...(changes === undefined ? {} : { changes }),
    comparable,
    tiles,
    sections,
    coverage,
    ...(disagreements === undefined ? {} : { disagreements }),
    data: dataTable,
    definitions,
    ...(front.compiled === undefined ? {} : { compiled: prose.block(front.compiled, field('compiled')) }),
    strengths: texts('strengths'),
    limitations: texts('limitations'),
    sources: describeSources(documents, { locale, wording, published: edition.published }),
    ...(contact === undefined
      ? {}
      : { contact: { name: wording.text(contact.name, 'the contact'), address: contact.address } }),
    attached: fillWords(locale.word('attached-data'), {
      table: html`<span class="kept">${statisticsName(name)}</span>`,
      manifest: html`<span class="kept">${manifestName(name)}</span>`,
    }),
    ...(contact === undefined ? {} : { reportError: locale.word('report-error') }),
    ...(licence === undefined ? {} : { licence: wording.text(licence, 'the licence of the publication') }),
    citation: locale.word('citation', {
      issuer,
      title,
      year: edition.published.slice(0, 4),
      series: wording.text(data.publication.series, 'the series'),
      date: locale.date(edition.published),
    }),
    drawings: context.numbering.drawings(),
    printed: printed.map(({ id }) => id),
    said: saying.said(),
  };
}

/** A figure of one place never stands in the briefing of another, whatever brought it there. */
function refuseOtherPlaces(printed: readonly Statistic[], { param, file }: Topic, data: Data): void {
  const other = printed.find(({ place }) => param !== undefined && isOtherPlace(place.id, param.value, data));
  if (param === undefined || other === undefined) return;
  throw new BriefError(
    'data',
    `${file}: "${other.id}" is of "${other.place.id}", and would be printed in the briefing of "${param.value}"`,
    {
      hint: 'name no statistic of a place in a topic with "params", nor in a text of the data that it prints',
    },
  );
}

interface FactSources {
  readonly place: string;
  readonly period: string;
  readonly edition: Edition;
  readonly history: Composition['history'];
  readonly dataAsAt: string;
  readonly data: Data;
  readonly locale: Locale;
}

function facts({
  place,
  period,
  edition,
  history,
  dataAsAt,
  data,
  locale,
}: FactSources): Briefing['masthead']['facts'] {
  const next = data.publication.next;
  const rows: readonly (readonly [string, string])[] = [
    ['place', place],
    ['period', period],
    ['published', locale.date(edition.published)],
    ['data-as-at', locale.date(dataAsAt)],
    ['edition', edition.draft ? locale.word('draft') : editionText(edition, history, locale)],
    ['next-edition', (next === undefined ? undefined : locale.text(next)) ?? locale.word('to-be-announced')],
  ];
  return rows.map(([name, value]) => ({ name: locale.word(name), value }));
}

/** "2, replaces edition 1". */
function editionText({ number }: Edition, history: Composition['history'], locale: Locale): string {
  const before = history?.replaces;
  const isFirst = history?.baseline === undefined && (history?.withdrawn ?? []).length === 0;
  if (number === undefined) return locale.word(isFirst ? 'first-edition' : 'no-edition');
  return before === undefined ? String(number) : locale.word('edition-replaces', { number, before });
}
