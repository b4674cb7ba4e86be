import type { Data, Statistic } from '../data/types.ts';
import type { Topic } from '../topic/types.ts';
import { manifestName, statisticsName } from './attached-names.ts';
import type { Briefing, Masthead } from './briefing.ts';
import type { ComposeContext } from './context.ts';
import type { Edition, EditionContext } from './edition.ts';
import { type Graded, gradesNamed } from './grades.ts';
import { fillWords, type Html, html, plainText, sourced } from './html.ts';
import { monthsBetween, sayAge } from './reference.ts';

/** A younger figure is as new as its date says. */
const monthsUntold = 12;

/** What a masthead and an imprint say of their briefing. */
export interface EditionFacts extends EditionContext {
  /** Of the briefing. */
  readonly name: string;
  readonly topic: Topic;
  readonly dataAsAt: string;
  readonly summary: Html;
  readonly printed: readonly Statistic[];
  /** Those whose grade page 1 shows as a letter, which it explains. */
  readonly ringed: readonly Graded[];
}

export function composeMasthead(of: EditionFacts, context: ComposeContext): Masthead {
  const { data, locale, prose, wording } = context;
  const { name, series, handling } = data.publication;
  const { front, at } = of.topic;
  return {
    issuer: wording.text(name, 'the name of the publication'),
    series: wording.text(series, 'the series of the publication'),
    title: prose.heading(front.title, at(['title'])),
    ...(front.claim === undefined ? {} : { claim: prose.claim(front.claim, at(['claim'])) }),
    summary: of.summary,
    facts: factsOf(of, context),
    attribution: [locale.word(attributionOf(of.printed, data)), ...gradesNamed(of.ringed, locale)].join(
      locale.joins['after-sentence'],
    ),
    ...(handling === undefined ? {} : { handling: wording.text(handling, 'the handling line') }),
  };
}

/** Whether the figures are the own releases of the bodies that made them, what others report of them, or both. */
function attributionOf(printed: readonly Statistic[], { sources }: Data): string {
  const cited = [...new Set(printed.flatMap((statistic) => statistic.sources))];
  const own = new Set(cited.flatMap((id) => sources.get(id)?.record.primary ?? []));
  if (!own.has(true)) return 'attribution';
  return own.has(false) ? 'attribution-mixed' : 'attribution-own';
}

function factsOf(
  { topic, edition, history, dataAsAt }: EditionFacts,
  { data, locale, prose }: ComposeContext,
): Masthead['facts'] {
  const { front, at } = topic;
  const { next } = data.publication;
  const date = (day: string): Html => sourced('date', locale.date(day));
  const rows: readonly (readonly [string, Html])[] = [
    ['place', prose.unlinked(front.place, at(['place']))],
    ['period', prose.unlinked(front.period, at(['period']))],
    ['published', date(edition.published)],
    ['data-as-at', html`${date(dataAsAt)}${ageOf(dataAsAt, edition, locale)}`],
    ['edition', edition.draft ? html`${locale.word('draft')}` : editionText(edition, history, locale)],
    ['next-edition', sourced('word', (next && locale.text(next)) ?? locale.word('to-be-announced'))],
  ];
  return rows.map(([name, value]) => ({ name: locale.word(name), value }));
}

/** How old the newest figure is at publication, where that is a year or more: under its date. */
function ageOf(dataAsAt: string, { published }: Edition, locale: ComposeContext['locale']): Html {
  const months = monthsBetween(dataAsAt, published);
  if (months < monthsUntold) return html``;
  const age = fillWords(locale.word('age-at-publication'), { age: sayAge(months, locale) });
  return html`<span class="age">${fillWords(locale.joins.brackets, { text: age })}</span>`;
}

/** "2, replaces edition 1". */
function editionText({ number }: Edition, history: EditionFacts['history'], locale: ComposeContext['locale']): Html {
  const before = history?.replaces;
  const isFirst = history?.baseline === undefined && (history?.withdrawn ?? []).length === 0;
  if (number === undefined) return html`${locale.word(isFirst ? 'first-edition' : 'no-edition')}`;
  const said = sourced('edition', String(number));
  if (before === undefined) return said;
  return fillWords(locale.word('edition-replaces'), { number: said, before: sourced('edition', String(before)) });
}

/** The parts of a briefing that say who issues it, under what name, and where to find its numbers. */
type Imprint = Pick<
  Briefing,
  | 'properties'
  | 'runningHead'
  | 'runningFoot'
  | 'firstFoot'
  | 'contact'
  | 'attached'
  | 'reportError'
  | 'licence'
  | 'citation'
>;

export function composeImprint(of: EditionFacts, context: ComposeContext): Imprint {
  const { data, locale, prose, wording } = context;
  const { front, at } = of.topic;
  const { contact, licence, name } = data.publication;
  const issuer = wording.text(name, 'the name of the publication');
  const title = prose.unlinked(front.title, at(['title']));
  const asAt = fillWords(locale.word('data-as-at-date'), { date: sourced('date', locale.date(of.dataAsAt)) });
  const foot = html`${sourced('word', issuer)} · ${asAt}`;
  const attached = fillWords(locale.word('data-attached'), { table: sourced('word', statisticsName(of.name)) });
  const draft = of.edition.draft ? `${locale.word('draft')}${locale.joins.colon}` : '';
  return {
    properties: {
      title: `${draft}${plainText(title)}`,
      author: issuer,
      subject:
        front.subject === undefined ? plainText(of.summary) : plainText(prose.unlinked(front.subject, at(['subject']))),
      keywords: front.keywords ?? [],
    },
    runningHead: title,
    runningFoot: foot,
    firstFoot: html`${foot} · ${attached}`,
    ...(contact === undefined
      ? {}
      : {
          contact: { name: sourced('word', wording.text(contact.name, 'the contact')), address: contact.address },
          reportError: locale.word('report-error'),
        }),
    attached: attachedData(of.name, context),
    ...(licence === undefined
      ? {}
      : { licence: sourced('word', wording.text(licence, 'the licence of the publication')) }),
    citation: cite(of.edition, { issuer, title }, context),
  };
}

/** Which files the PDF carries, and that they have the exact values where the page has rounded ones. */
function attachedData(name: string, { locale, citations }: ComposeContext): Html {
  const files = fillWords(locale.word('attached-data'), {
    table: html`<span class="kept" data-from="word">${statisticsName(name)}</span>`,
    manifest: html`<span class="kept" data-from="word">${manifestName(name)}</span>`,
  });
  return citations.isRounded()
    ? html`${files}${locale.joins['after-sentence']}${locale.word('rounded-for-display')}`
    : files;
}

/** "Office (2024). Title. Series, 1 March 2024." */
function cite(
  { published }: Edition,
  { issuer, title }: { readonly issuer: string; readonly title: Html },
  { data, locale, wording }: ComposeContext,
): Html {
  return fillWords(locale.word('citation'), {
    issuer: sourced('word', issuer),
    title,
    year: sourced('date', published.slice(0, 4)),
    series: sourced('word', wording.text(data.publication.series, 'the series')),
    date: sourced('date', locale.date(published)),
  });
}
