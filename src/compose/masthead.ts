import type { Statistic } from '../data/types.ts';
import type { EditionStatus } from '../editions/history.ts';
import type { Topic } from '../topic/types.ts';
import type { Html, Masthead, Tile } from './briefing.ts';
import type { ComposeContext } from './context.ts';
import type { Edition } from './edition.ts';
import { gradesUntold } from './grades.ts';
import { fillWords, html, sourced } from './html.ts';

/** What a masthead says of its briefing. */
export interface MastheadFacts {
  readonly topic: Topic;
  readonly edition: Edition;
  readonly history: Omit<EditionStatus, 'edition'> | undefined;
  readonly dataAsAt: string;
  readonly summary: Html;
  readonly tiles: readonly Tile[];
  readonly printed: readonly Statistic[];
}

export function composeMasthead(of: MastheadFacts, context: ComposeContext): Masthead {
  const { data, locale, prose, wording } = context;
  const { name, series, handling } = data.publication;
  const { front, at } = of.topic;
  return {
    issuer: wording.text(name, 'the name of the publication'),
    series: wording.text(series, 'the series of the publication'),
    title: prose.heading(front.title, at(['title'])),
    summary: of.summary,
    facts: factsOf(of, context),
    attribution: [locale.word('attribution'), ...gradesUntold(of.printed, of.tiles, locale)].join(
      locale.joins['after-sentence'],
    ),
    ...(handling === undefined ? {} : { handling: wording.text(handling, 'the handling line') }),
  };
}

function factsOf(
  { topic, edition, history, dataAsAt }: MastheadFacts,
  { data, locale, prose }: ComposeContext,
): Masthead['facts'] {
  const { front, at } = topic;
  const { next } = data.publication;
  const date = (day: string): Html => sourced('date', locale.date(day));
  const rows: readonly (readonly [string, Html])[] = [
    ['place', prose.unlinked(front.place, at(['place']))],
    ['period', prose.unlinked(front.period, at(['period']))],
    ['published', date(edition.published)],
    ['data-as-at', date(dataAsAt)],
    ['edition', edition.draft ? html`${locale.word('draft')}` : editionText(edition, history, locale)],
    ['next-edition', sourced('word', (next && locale.text(next)) ?? locale.word('to-be-announced'))],
  ];
  return rows.map(([name, value]) => ({ name: locale.word(name), value }));
}

/** "2, replaces edition 1". */
function editionText({ number }: Edition, history: MastheadFacts['history'], locale: ComposeContext['locale']): Html {
  const before = history?.replaces;
  const isFirst = history?.baseline === undefined && (history?.withdrawn ?? []).length === 0;
  if (number === undefined) return html`${locale.word(isFirst ? 'first-edition' : 'no-edition')}`;
  const said = sourced('edition', String(number));
  if (before === undefined) return said;
  return fillWords(locale.word('edition-replaces'), { number: said, before: sourced('edition', String(before)) });
}
