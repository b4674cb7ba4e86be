import type { Briefing } from '../compose/briefing.ts';
import { type Html, joinHtml } from '../compose/html.ts';
import type { Format } from '../page/format.ts';
import type { GivenFields } from '../page/lint/fields.ts';
import type { mailBriefingFields } from '../page/lint/mail-fields.ts';
import { spaceMarks } from '../page/mark-spaces.ts';
import { renderTemplate } from '../page/templating.ts';
import type { Locale } from '../style/locale/locale.ts';
import type { MailBriefing } from './content.ts';
import { mailMarkup } from './markup.ts';
import type { MailStyle } from './style.ts';

/** The part of one briefing, in its own language; the numbers of its sources are styled here. */
export function renderBriefing(one: MailBriefing, template: string, style: MailStyle): string {
  const { briefing, locale } = one;
  const { masthead, changed, sources } = briefing;
  const attached = locale.word('mail-attached', { file: attachmentName(briefing) });
  const rendered = renderTemplate({
    locale,
    file: 'templates/mail-briefing.hbs',
    text: template,
    helpers: { style: style.of },
    view: {
      lang: briefing.lang,
      about: masthead.claim === undefined ? null : mailMarkup(masthead.title),
      title: mailMarkup(masthead.claim ?? masthead.title),
      summary: mailMarkup(masthead.summary),
      facts: masthead.facts.map(({ name, value }) => ({ name, value: mailMarkup(value) })),
      attached,
      hero: heroOf(one),
      points: pointsOf(briefing, locale),
      trust: briefing.trust.map(mailMarkup),
      changed: {
        more: null,
        ...changed,
        title: mailMarkup(changed.title),
        counts: mailMarkup(changed.counts),
        items: changed.items.map(mailMarkup),
      },
      attribution: masthead.attribution,
      sources: sources.map((source) => ({
        url: null,
        titleLang: null,
        ...source,
        title: mailMarkup(source.title),
        description: source.description.map(mailMarkup),
      })),
    } satisfies GivenFields<typeof mailBriefingFields>,
  });
  return spaceMarks(rendered, locale).replaceAll('<sup>', `<sup ${style.of('citation').html}>`);
}

/** What page 1 says, each thing once: its points, and the key figures that no point tells. */
function pointsOf({ bottomLine, tiles }: Briefing, locale: Locale): readonly MailPoint[] {
  const told = new Set(bottomLine.flatMap(({ text }) => statisticsOf(text)));
  return [
    ...bottomLine.map(({ text, from }) => ({ lead: null, text: mailMarkup(text), from: from && mailMarkup(from) })),
    ...tiles
      .filter(({ value }) => !statisticsOf(value).some((id) => told.has(id)))
      .map(({ label, value, support, grade }) => ({
        lead: mailMarkup(label),
        text: mailMarkup(value),
        from: joinHtml(
          [mailMarkup(support), ...(grade === '' ? [] : [locale.word('grade-letter', { grade })])],
          locale.joins['after-sentence'],
        ),
      })),
  ].map(({ from = null, ...point }) => ({ ...point, from }));
}

interface MailPoint {
  readonly lead: Html | null;
  readonly text: Html;
  readonly from: Html | null;
}

/** The ids of the statistics that a text prints. */
function statisticsOf({ html }: Html): readonly string[] {
  return [...html.matchAll(/\bdata-statistic="([^"]+)"/g)].map(([, id = '']) => id);
}

/** The picture of page 1, with the texts round it; none where none was drawn. */
function heroOf({ briefing: { name, hero }, picture }: MailBriefing) {
  if (hero === undefined || picture === undefined) return null;
  const { alt, width, height } = picture;
  return {
    title: mailMarkup(hero.title),
    subtitle: mailMarkup(hero.subtitle),
    source: mailMarkup(hero.source),
    note: hero.note === undefined ? null : mailMarkup(hero.note),
    picture: `cid:${pictureId(name)}`,
    alt,
    width,
    height,
  };
}

/** The Content-ID of a briefing's picture in its message. */
export function pictureId(name: string): string {
  return `${name}@briefing`;
}

/** `2026-11-22_anti-fraud_ed03.pdf`, or with the ending of another format; without the edition if it was not issued, and with `_draft` for a draft. */
export function attachmentName(
  { name, edition: { published, number, draft } }: Pick<Briefing, 'name' | 'edition'>,
  format: Format = 'pdf',
): string {
  const edition = draft || number === undefined ? '' : `_ed${String(number).padStart(2, '0')}`;
  return `${published}_${name}${edition}${draft ? '_draft' : ''}.${format}`;
}
