import type { Briefing } from '../compose/briefing.ts';
import { plainText } from '../compose/html.ts';
import type { Data } from '../data/types.ts';
import type { Given } from '../page/lint/fields.ts';
import type { mailBriefingFields, mailFields } from '../page/lint/mail-fields.ts';
import { checkMarkup } from '../page/markup/check-markup.ts';
import { templateOf } from '../page/templates.ts';
import { renderTemplate } from '../page/templating.ts';
import { BriefError } from '../project/errors.ts';
import type { Locale } from '../style/locale/locale.ts';
import type { Tokens } from '../style/theme/tokens.ts';
import { mailMarkup } from './markup.ts';
import { toPlainText } from './plain-text.ts';
import { type MailStyle, mailStyle } from './style.ts';

/** A briefing to mail, with its PDF. */
export interface MailBriefing {
  readonly briefing: Briefing;
  readonly locale: Locale;
  readonly file: Uint8Array;
}

/** The text and attachments of a message, before it has a sender or recipients. */
export interface MailContent {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly { readonly name: string; readonly content: Uint8Array }[];
}

export interface MailParts {
  /** At least one. */
  readonly briefings: readonly MailBriefing[];
  readonly publication: Data['publication'];
  /** For the texts about the message as a whole. */
  readonly locale: Locale;
  readonly tokens: Tokens;
  /** By their paths, as `readTemplates` gives them. */
  readonly templates: ReadonlyMap<string, string>;
}

/**
 * Composes a message with one or more briefings, from their own texts.
 * @throws BriefError data, if a template fails or a text is not given in the language.
 */
export function composeMail(parts: MailParts): MailContent {
  const { briefings, publication, locale, tokens, templates } = parts;
  const style = mailStyle(templateOf(templates, 'templates/mail.css'), tokens);
  const subject = subjectOf(parts);
  const text = (value: Parameters<Locale['text']>[0], what: string): string => {
    const found = locale.text(value);
    if (found !== undefined) return found;
    throw new BriefError('data', `data/publication.yaml: ${what} has no text in ${locale.tag}`, {
      hint: `add ${locale.tag} to it`,
    });
  };
  const { contact, handling, name, series } = publication;
  const html = renderTemplate({
    locale,
    file: 'templates/mail.hbs',
    text: templateOf(templates, 'templates/mail.hbs'),
    helpers: { style: style.of, 'mail-style': () => style.head },
    view: {
      lang: locale.tag,
      subject,
      issuer: text(name, 'name'),
      series: text(series, 'series'),
      notices: [...notices(parts), ...(handling === undefined ? [] : [text(handling, 'handling')])],
      contents:
        briefings.length > 1
          ? briefings.map(({ briefing: { lang, masthead } }) => ({ lang, title: mailMarkup(masthead.title) }))
          : null,
      briefings: briefings.map((one) => ({
        html: renderBriefing(one, templateOf(templates, 'templates/mail-briefing.hbs'), style),
      })),
      contact: contact === undefined ? null : { name: text(contact.name, 'contact'), address: contact.address },
    } satisfies Given<typeof mailFields>,
  });
  checkMarkup(html, templates);
  const attachments = briefings.map(({ briefing, file }) => ({ name: attachmentName(briefing), content: file }));
  return { subject, text: toPlainText(html), html, attachments };
}

/** Notices that come first: embargo and draft. */
function notices({ briefings, publication: { embargo }, locale }: MailParts): readonly string[] {
  const draft = briefings.some(({ briefing }) => briefing.edition.draft);
  return [
    ...(embargo === undefined ? [] : [locale.word('mail-embargo-notice', { date: locale.date(embargo) })]),
    ...(draft ? [locale.word('mail-draft-notice')] : []),
  ];
}

/** "Embargoed until 1 December 2026: Draft: Thefts, edition 2, 22 November 2026", on one line. */
function subjectOf({ briefings, publication: { embargo, series }, locale }: MailParts): string {
  const [first] = briefings;
  if (first === undefined) throw new BriefError('usage', 'a message needs a briefing');
  const date = locale.date(
    briefings
      .map(({ briefing }) => briefing.edition.published)
      .toSorted()
      .at(-1) ?? '',
  );
  const { number } = first.briefing.edition;
  const title = plainText(first.briefing.runningHead);
  const said =
    briefings.length > 1
      ? locale.word('mail-subject-several', { series: locale.text(series) ?? '', count: briefings.length, date })
      : number === undefined
        ? locale.word('mail-subject-unissued', { title, date })
        : locale.word('mail-subject', { title, number, date });
  const labels = [
    ...(embargo === undefined ? [] : [locale.word('mail-embargo', { date: locale.date(embargo) })]),
    ...(briefings.some(({ briefing }) => briefing.edition.draft) ? [locale.word('draft')] : []),
  ];
  return [...labels, said]
    .join(locale.joins.colon)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
}

/** The part of one briefing, in its own language; the numbers of its sources are styled here. */
function renderBriefing({ briefing, locale }: MailBriefing, template: string, style: MailStyle): string {
  const { masthead, changed, sources, tiles } = briefing;
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
      bottomLine: briefing.bottomLine.map(({ text }) => mailMarkup(text)),
      tiles: tiles.map(({ label, value, support, grade }) => ({
        label: mailMarkup(label),
        value: mailMarkup(value),
        support: mailMarkup(support),
        grade,
      })),
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
    } satisfies Given<typeof mailBriefingFields>,
  });
  return rendered.replaceAll('<sup>', `<sup ${style.of('citation').html}>`);
}

/** `2026-11-22_anti-fraud_ed03.pdf`; without the edition if it was not issued, and with `_draft` for a draft. */
export function attachmentName({
  name,
  edition: { published, number, draft },
}: Pick<Briefing, 'name' | 'edition'>): string {
  const edition = draft || number === undefined ? '' : `_ed${String(number).padStart(2, '0')}`;
  return `${published}_${name}${edition}${draft ? '_draft' : ''}.pdf`;
}
