import type { Files } from '../project/files.ts';
import type { MailTemplates } from './message.ts';

/** Reads the templates of mails. @throws BriefError data, if one is missing. */
export function loadMailTemplates(files: Files): MailTemplates {
  return {
    mail: files.read('templates/mail.hbs'),
    briefing: files.read('templates/mail-briefing.hbs'),
    css: files.read('templates/mail.css'),
  };
}
