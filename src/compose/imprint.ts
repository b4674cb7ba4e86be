import type { Topic } from '../topic/types.ts';
import { manifestName, statisticsName } from './attached-names.ts';
import type { Briefing, Html } from './briefing.ts';
import type { ComposeContext } from './context.ts';
import type { Edition } from './edition.ts';
import { fillWords, html, plainText, sourced } from './html.ts';

/** What of a briefing tells who issues it, under what name, and where its numbers can be had. */
type Imprint = Pick<
  Briefing,
  'properties' | 'runningHead' | 'runningFoot' | 'contact' | 'attached' | 'reportError' | 'licence' | 'citation'
>;

export interface ImprintFacts {
  readonly name: string;
  readonly topic: Topic;
  readonly edition: Edition;
  readonly dataAsAt: string;
  readonly summary: Html;
}

export function composeImprint(of: ImprintFacts, context: ComposeContext): Imprint {
  const { data, locale, prose, wording } = context;
  const { front, at } = of.topic;
  const { contact, licence, name } = data.publication;
  const issuer = wording.text(name, 'the name of the publication');
  const title = prose.unlinked(front.title, at(['title']));
  const asAt = fillWords(locale.word('data-as-at-date'), { date: sourced('date', locale.date(of.dataAsAt)) });
  const draft = of.edition.draft ? `${locale.word('draft')}${locale.joins.colon}` : '';
  return {
    properties: {
      title: `${draft}${plainText(title)}`,
      author: issuer,
      subject: front.subject === undefined ? plainText(of.summary) : prose.plain(front.subject, at(['subject'])),
      keywords: front.keywords ?? [],
    },
    runningHead: title,
    runningFoot: html`${sourced('word', issuer)} · ${asAt}`,
    ...(contact === undefined
      ? {}
      : {
          contact: { name: sourced('word', wording.text(contact.name, 'the contact')), address: contact.address },
          reportError: locale.word('report-error'),
        }),
    attached: fillWords(locale.word('attached-data'), {
      table: html`<span class="kept" data-from="word">${statisticsName(of.name)}</span>`,
      manifest: html`<span class="kept" data-from="word">${manifestName(of.name)}</span>`,
    }),
    ...(licence === undefined
      ? {}
      : { licence: sourced('word', wording.text(licence, 'the licence of the publication')) }),
    citation: cite(of.edition, { issuer, title }, context),
  };
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
