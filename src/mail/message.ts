import type { GivenFields } from '../page/lint/fields.ts';
import type { mailFields } from '../page/lint/mail-fields.ts';
import { spaceMarks } from '../page/mark-spaces.ts';
import { checkMarkup } from '../page/markup/check-markup.ts';
import { templateOf } from '../page/templates.ts';
import { renderTemplate } from '../page/templating.ts';
import { BriefError } from '../project/errors.ts';
import type { Locale } from '../style/locale/locale.ts';
import { attachmentName, pictureId, renderBriefing } from './briefing-part.ts';
import type { EmbeddedPicture, MailAttachment, MailBriefing, MailContent, MailParts } from './content.ts';
import { mailMarkup } from './markup.ts';
import { toPlainText } from './plain-text.ts';
import { mailStyle } from './style.ts';
import { subjectOf } from './subject.ts';

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
  const rendered = renderTemplate({
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
    } satisfies GivenFields<typeof mailFields>,
  });
  const html = spaceMarks(rendered, locale);
  const pictures = briefings.flatMap(picturesOf);
  checkMarkup(withoutPictures(html, pictures), templates);
  return { subject, text: toPlainText(html), html, attachments: briefings.flatMap(attachmentsOf), pictures };
}

/** Notices that come first: embargo and draft. */
function notices({ briefings, publication: { embargo }, locale }: MailParts): readonly string[] {
  const draft = briefings.some(({ briefing }) => briefing.edition.draft);
  return [
    ...(embargo === undefined ? [] : [locale.word('mail-embargo-notice', { date: locale.date(embargo) })]),
    ...(draft ? [locale.word('mail-draft-notice')] : []),
  ];
}

/** Everything that goes with the message: each briefing as a PDF, and as a page for screens where that is asked for. */
function attachmentsOf({ briefing, file, screen }: MailBriefing): readonly MailAttachment[] {
  return [
    { name: attachmentName(briefing), type: 'application/pdf', content: file },
    ...(screen === undefined
      ? []
      : [{ name: attachmentName(briefing, 'html'), type: 'text/html', content: screen } as const]),
  ];
}

function picturesOf({ briefing: { name }, picture }: MailBriefing): readonly EmbeddedPicture[] {
  return picture === undefined ? [] : [{ name: `${name}.png`, id: pictureId(name), content: picture.png }];
}

/** The message without its own pictures: any other that it shows would be fetched. */
function withoutPictures(html: string, pictures: readonly EmbeddedPicture[]): string {
  return pictures.reduce((rest, { id }) => rest.replaceAll(`src="cid:${id}"`, ''), html);
}
