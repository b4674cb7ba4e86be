import { dataAsAt, findDocument } from '../data/documents.ts';
import type { Data, Statistic } from '../data/types.ts';
import { BriefError } from '../project/errors.ts';
import type { Locale } from '../style/locale/locale.ts';
import { isUndeclaredPlace } from '../topic/place-records.ts';
import type { Part, Topic } from '../topic/types.ts';
import { composeDataTable, composeDisagreements } from './back-matter.ts';
import { createBeside } from './beside.ts';
import type { Briefing } from './briefing.ts';
import { composeChanges } from './changes.ts';
import { composeChart } from './chart-figure.ts';
import { createCitations } from './citations.ts';
import type { BodyContext } from './context.ts';
import { composeCoverage } from './coverage.ts';
import type { EditionContext } from './edition.ts';
import { createFootnotes } from './footnotes.ts';
import { type Html, html, joinHtml } from './html.ts';
import { sayComparison } from './levels.ts';
import { composeImprint, composeMasthead } from './masthead.ts';
import { composeNotes } from './notes.ts';
import { createNumbering, figureReferences } from './numbering.ts';
import { composePoints } from './points.ts';
import { createProse, type Prose } from './prose.ts';
import { describeSources, describeTerms } from './reference.ts';
import { composeTimeline } from './registers.ts';
import { composeSections } from './sections.ts';
import { composeTiles } from './tiles.ts';
import { createWording } from './values.ts';

/** What a briefing is composed from, whenever it is issued. */
export interface Subject {
  readonly name: string;
  readonly topic: Topic;
  readonly data: Data;
  readonly locale: Locale;
}

/**
 * Composes a topic's briefing: words, numbers, figures and sources in their final order, and nothing of how they look.
 * The function that it returns adds the date and what changed since an earlier edition. It can be called again with
 * another date: all that is the same in every edition is then the same objects.
 */
export function composeTopic({ name, topic, data, locale }: Subject): (dated: EditionContext) => Briefing {
  const context = createContext({ topic, data, locale });
  const { citations, numbering, wording } = context;
  const { summary, ...body } = composeBody(topic, context);
  const disagreements = composeDisagreements(new Set(citations.statistics()), context);
  const printed = citations.statistics().flatMap((id) => data.statistics.get(id) ?? []);
  const ids = citations.statistics().filter((id) => data.statistics.has(id) || data.missing.has(id));
  refuseOtherPlaces(printed, topic, data);
  const coverage = composeCoverage(printed, context);
  const tabled = new Set(topic.parts.flatMap((part) => (part.kind === 'table' ? part.block.statistics : [])));
  const dataTable = composeDataTable(printed, tabled, context);
  const dataNotes = composeNotes(untold(printed, topic), context);
  const ringed = body.tiles.flatMap(({ grade }) => (grade === '' ? [] : [{ grade }]));
  const documents = citations.sources().flatMap((id) => findDocument(id, data) ?? []);
  return ({ edition, history }) => {
    const asAt = dataAsAt(printed, data) ?? edition.published;
    const facts = { name, topic, edition, history, dataAsAt: asAt, summary, printed, ringed };
    return {
      name,
      topic: topic.id,
      lang: locale.tag,
      masthead: composeMasthead(facts, context),
      ...composeImprint(facts, context),
      edition,
      dataAsAt: asAt,
      ...body,
      ...composeChanges(history ?? { withdrawn: [] }, { ...body, printed: ids }, { ...context, topic }),
      coverage,
      ...(disagreements === undefined ? {} : { disagreements }),
      ...(dataTable === undefined ? {} : { data: dataTable }),
      dataNotes,
      definitions: describeTerms(topic.front.definitions ?? [], { data, wording, topic }),
      sources: describeSources(documents, { locale, wording, published: edition.published }),
      drawings: numbering.drawings(),
      printed: ids,
    };
  };
}

function createContext({ topic, data, locale }: Omit<Subject, 'name'>): BodyContext {
  const citations = createCitations();
  const wording = createWording(data, locale);
  const footnotes = createFootnotes(topic.parts);
  const prose: Prose = createProse({
    data,
    wording,
    citations,
    literals: (topic.front.literals ?? []).map(({ text }) => text),
    param: topic.param,
    callNote: footnotes.call,
    figures: figureReferences(topic, locale),
    comparison: (statistic) => joinHtml(sayComparison(statistic, { data, locale, wording, prose }), locale.joins.comma),
  });
  const { title, place } = topic.front;
  const about = html`${prose.unlinked(title, topic.at(['title']))}${locale.joins.comma}${prose.unlinked(place, topic.at(['place']))}`;
  const beside = createBeside(topic, data);
  return { data, locale, wording, prose, about, numbering: createNumbering(locale), footnotes, citations, beside };
}

type Body = Pick<
  Briefing,
  'bottomLine' | 'hero' | 'trust' | 'tiles' | 'sections' | 'compiled' | 'strengths' | 'limitations'
> & {
  readonly summary: Html;
};

/** What the author wrote, in the order in which it is read: that is how its sources are numbered. */
function composeBody({ front, parts, at }: Topic, context: BodyContext): Body {
  const { prose } = context;
  const start = parts.findIndex((part) => part.kind === 'heading' && part.level === 2);
  const opening: readonly Part[] = parts.slice(0, start < 0 ? parts.length : start);
  const texts = (key: 'strengths' | 'limitations' | 'trust'): readonly Html[] =>
    (front[key] ?? []).map((text, index) => prose.line(text, at([key, index])));
  const isHero = true;
  const [hero] = opening.flatMap((part) => {
    if (part.kind === 'timeline') return [composeTimeline(part, context, { isHero })];
    return part.kind === 'chart' || part.kind === 'vega-lite' ? [composeChart(part, context, { isHero })] : [];
  });
  return {
    summary: prose.line(front.summary, at(['summary'])),
    ...(hero === undefined ? {} : { hero }),
    bottomLine: opening.flatMap((part) => (part.kind === 'prose' ? composePoints(part, context) : [])),
    trust: texts('trust'),
    tiles: opening.flatMap((part) => (part.kind === 'tiles' ? composeTiles(part, context) : [])),
    sections: composeSections(parts.slice(opening.length), context),
    ...(front.compiled === undefined ? {} : { compiled: prose.block(front.compiled, at(['compiled'])) }),
    strengths: texts('strengths'),
    limitations: texts('limitations'),
  };
}

/** Statistics but those whose notes the margin tells: the attached data have these too. */
function untold(printed: readonly Statistic[], { parts }: Topic): readonly Statistic[] {
  const told = new Set(parts.flatMap((part) => (part.kind === 'margin' ? (part.block['instead-of'] ?? []) : [])));
  return printed.filter(({ id }) => !told.has(id));
}

/** A statistic of one place is never printed in the briefing of another, whichever text or block names it. */
function refuseOtherPlaces(printed: readonly Statistic[], topic: Topic, data: Data): void {
  const { param, file } = topic;
  const other = printed.find((statistic) => isUndeclaredPlace(statistic, topic, data));
  if (param === undefined || other === undefined) return;
  throw new BriefError(
    'data',
    `${file}: "${other.id}" is of "${other.place.id}", and would be printed in the briefing of "${param.value}"`,
    {
      hint: 'name no statistic of a place in a topic with "params", nor in a text of the data that it prints',
    },
  );
}
