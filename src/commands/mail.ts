import path from 'node:path';
import { nameRequested } from '../build/requested.ts';
import { openPlaces, placesIn } from '../check/project.ts';
import type { Options } from '../command-line/options.ts';
import type { Mailbox } from '../mail/address.ts';
import { writeDraft } from '../mail/mail-draft.ts';
import { makeReady } from '../mail/mail-ready.ts';
import { sendAll } from '../mail/mail-send.ts';
import { loadRecipients, mailboxOf, type NamedBriefing, namedRecipients, type Recipient } from '../mail/recipients.ts';
import { readServer, type SmtpServer } from '../mail/server.ts';
import { openStore } from '../mail/store.ts';
import type { Edge } from '../project/edge.ts';
import { BriefError } from '../project/errors.ts';
import { type Files, projectFiles } from '../project/files.ts';
import { projectPaths } from '../project/paths.ts';
import { listEveryBriefing } from '../topic/briefing-flags.ts';
import { listTopics } from '../topic/load.ts';

/**
 * Makes a message of the briefings that the options name, with their PDFs: a file to open and send, or with --send sent
 * through a server. What is not up to date is built first. Gives the exit code.
 */
export async function runMail(options: Options, edge: Edge): Promise<number> {
  await nameRequested(options, projectFiles(edge));
  const named = namedRecipients(options);
  const sending = options.send === true ? await readSending(options, edge, named) : undefined;
  const ready = await makeReady(options, edge);
  if (typeof ready === 'number') return ready;
  const { embargo } = ready.publication;
  if (embargo !== undefined && embargo < edge.today())
    edge.tell(`warning: the embargo of ${embargo} is over; take it out of data/publication.yaml`);
  const store = openStore(path.join(projectPaths(edge.root).private, 'mail'));
  try {
    if (sending === undefined) return await writeDraft({ options, edge, ready, recipients: named, store });
    return await sendAll({ options, edge, ready, store, ...sending });
  } finally {
    store.release();
  }
}

/** All that sending needs, told before anything is built. */
interface Sending {
  readonly server: SmtpServer;
  readonly from: Mailbox;
  readonly recipients: readonly Recipient[];
}

async function readSending(options: Options, edge: Edge, named: readonly Recipient[]): Promise<Sending> {
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
  return listEveryBriefing(files, places).map(({ name, topic }) => ({ name, topic: topic.split('.')[0] ?? topic }));
}
