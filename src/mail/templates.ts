import { readTemplates, templateOf } from '../page/templates.ts';
import type { Files } from '../project/files.ts';
import type { MailTemplates } from './message.ts';

/** Reads the templates of mails. @throws BriefError data, if one is missing. */
export function loadMailTemplates(files: Files): MailTemplates {
  const read = readTemplates(files);
  return {
    mail: templateOf(read, 'templates/mail.hbs'),
    briefing: templateOf(read, 'templates/mail-briefing.hbs'),
    css: templateOf(read, 'templates/mail.css'),
  };
}
