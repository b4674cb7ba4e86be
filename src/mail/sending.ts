import { openPlaces, placesIn } from '../check/project.ts';
import type { Edge } from '../project/edge.ts';
import { BriefError } from '../project/errors.ts';
import { type Files, projectFiles } from '../project/files.ts';
import { listEveryBriefing } from '../topic/briefing-flags.ts';
import { listTopics } from '../topic/load.ts';
import type { Mailbox } from './address.ts';
import type { MailRequest } from './mail-ready.ts';
import { loadRecipients, mailboxOf, type NamedBriefing, nameBriefing, type Recipient } from './recipients.ts';
import { readServer, type SmtpServer } from './server.ts';

/** All that sending needs, told before anything is built. */
export interface Sending {
  readonly server: SmtpServer;
  readonly from: Mailbox;
  readonly recipients: readonly Recipient[];
}

/** @throws BriefError usage, for what is missing or wrong. */
export async function readSending(
  options: Pick<MailRequest, 'yes'> & { readonly from?: string },
  edge: Edge,
  named: readonly Recipient[],
): Promise<Sending> {
  const server = readServer(edge.environment.SMTP_URL);
  const [text, where] =
    options.from === undefined ? [edge.environment.MAIL_FROM ?? '', 'MAIL_FROM'] : [options.from, '--from'];
  if (text === '')
    throw new BriefError('usage', '--send needs a sender: neither --from nor MAIL_FROM is given', {
      hint: '--from "Statistics Desk <desk@example.org>"',
    });
  const from = mailboxOf(text, where);
  const files = projectFiles(edge);
  const recipients = named.length > 0 ? named : loadRecipients(files, await knownBriefings(files));
  if (recipients.length === 0)
    throw new BriefError('usage', '--send needs recipients: there is no --to, --cc or --bcc, and no list', {
      hint: 'give --to ADDRESS, or copy data/recipients.example.yaml to data/recipients.yaml',
    });
  if (options.yes !== true && edge.ask === undefined)
    throw new BriefError('usage', '--send asks before it sends, and there is no terminal to ask at', {
      hint: 'add --yes',
    });
  return { server, from, recipients };
}

/** Every briefing of the project, built or not: a list may name any of them. */
async function knownBriefings(files: Files): Promise<readonly NamedBriefing[]> {
  const places = placesIn(files, await openPlaces(files, listTopics(files)));
  return listEveryBriefing(files, places).map(({ name, topic }) => nameBriefing(name, topic));
}
