import type { MailOptions } from '../mail/mail-request.ts';

/** The flags of `mail` alone. */
export const mailFlags = {
  to: { type: 'string', many: true, value: 'ADDRESS', text: 'with mail: whom it is for; may be given several times' },
  cc: { type: 'string', many: true, value: 'ADDRESS', text: 'with mail: who gets a copy' },
  bcc: { type: 'string', many: true, value: 'ADDRESS', text: 'with mail: who gets a copy that the others do not see' },
  from: { type: 'string', value: 'ADDRESS', text: 'with mail --send: who sends it (default: MAIL_FROM)' },
  separate: { type: 'boolean', text: 'with mail --send: a message of their own for each' },
  send: { type: 'boolean', text: 'with mail: send it through SMTP_URL, to those named or to data/recipients.yaml' },
  yes: { type: 'boolean', text: 'with mail --send: do not ask' },
  again: { type: 'boolean', text: 'with mail --send: send too what may have arrived already' },
  'allow-large': { type: 'boolean', text: 'with mail: even a message that most servers refuse for its size' },
} as const;

export const mailFlagNames = Object.keys(mailFlags).filter((name): name is MailFlag => Object.hasOwn(mailFlags, name));

/** The flags of every command that `mail` takes too; any other says nothing of a mail. */
export const mailTakes = [
  ...['topic', 'all', 'lang', 'param', 'date', 'draft', 'since', 'theme', 'page-size', 'large-print', 'out'],
  ...['jobs', 'force', 'open', 'browser', 'sandbox', 'quiet', 'json', 'debug', 'help', 'version'],
] as const;

type MailFlag = keyof typeof mailFlags;

/** Reads them by name: all values of a flag, and whether it is on. */
export function readMailOptions(
  many: (name: MailFlag) => readonly string[],
  on: (name: MailFlag) => boolean,
): MailOptions {
  const from = many('from').at(-1);
  return {
    to: many('to'),
    cc: many('cc'),
    bcc: many('bcc'),
    ...(from === undefined ? {} : { from }),
    separate: on('separate'),
    send: on('send'),
    yes: on('yes'),
    again: on('again'),
    allowLarge: on('allow-large'),
  };
}
