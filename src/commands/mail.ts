import path from 'node:path';
import { nameRequested } from '../build/requested.ts';
import type { Options } from '../command-line/options.ts';
import { writeDraft } from '../mail/mail-draft.ts';
import { makeReady } from '../mail/mail-ready.ts';
import { sendAll } from '../mail/mail-send.ts';
import { namedRecipients } from '../mail/recipients.ts';
import { readSending } from '../mail/sending.ts';
import { openStore } from '../mail/store.ts';
import type { Edge } from '../project/edge.ts';
import { projectFiles } from '../project/files.ts';
import { projectPaths } from '../project/paths.ts';

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
