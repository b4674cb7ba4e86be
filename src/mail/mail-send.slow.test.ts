import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { chooseLocale } from '../check/locales.ts';
import { loadProject } from '../check/project.ts';
import { readOptions } from '../command-line/options.ts';
import { composeTopic } from '../compose/compose.ts';
import { loadTheme } from '../style/theme/load.ts';
import { projectRoot, removeFolder, temporaryFolder } from '../testing/browser.ts';
import { listeningEdge } from '../testing/edge.ts';
import { filesAt } from '../testing/files.ts';
import { type MailServer, startMailServer } from '../testing/smtp-server.ts';
import { composeReady, type Mailable } from './mail-ready.ts';
import { sendAll } from './mail-send.ts';
import { readServer } from './server.ts';
import { openStore } from './store.ts';

/** More than all the buffers between two programs hold, so that a connection can be lost in the middle of it. */
const large = Buffer.alloc(30_000_000, readFileSync(import.meta.filename));

let folder = '';
let server: MailServer;
beforeEach(async () => {
  folder = temporaryFolder();
  server = await startMailServer({ tls: 'none' });
});
afterEach(async () => {
  await server.close();
  removeFolder(folder);
});

function largeBriefing(): Mailable {
  const files = filesAt(projectRoot);
  const { data, topics } = loadProject(files, [{ name: 'anti-fraud', topic: 'anti-fraud' }], '2026-11-22');
  const [topic] = topics;
  if (topic === undefined) throw new Error('there is no topic to send');
  const locale = chooseLocale(files, data, undefined);
  const edition = { published: '2026-11-22', draft: false };
  const briefing = composeTopic({ name: topic.id, topic, data, locale })({ edition });
  const ready = {
    name: topic.id,
    topic: topic.id,
    pdf: 'p',
    content: 'c',
    briefing,
    locale,
    file: large,
    theme: loadTheme(files, 'rust'),
  };
  const { publication } = data;
  const illustrate = async (some: Mailable['briefings']) => await Promise.resolve(some);
  const failed = { briefings: [], code: 0 };
  return {
    publication,
    briefings: [ready],
    failed,
    illustrate,
    compose: (some) => composeReady(some, publication, files),
  };
}

async function send(ready: Mailable, ...words: readonly string[]) {
  const { edge, told } = listeningEdge(folder, '2026-11-22', {});
  const flags = Object.fromEntries(['send', 'yes', ...words].map((name) => [name, true]));
  const store = openStore(folder);
  try {
    const recipients = ['a@example.org', 'b@example.org'].map((address) => ({ address, role: 'to' as const }));
    const options = readOptions('mail', [], flags);
    const through = { server: readServer(`smtp://127.0.0.1:${server.port}`), from: { address: 'desk@example.org' } };
    return { code: await sendAll({ options, edge, ready, store, recipients, ...through }), told: told.join('\n') };
  } finally {
    store.release();
  }
}

test('a connection lost in mid-message delivers to nobody, and the next run sends to all', async () => {
  const ready = largeBriefing();
  server.behave({ data: 'lose-midway' });
  const first = await send(ready, 'allowLarge');
  expect(first.code).toBe(6);
  expect(first.told).toContain('warning: the message is 41.');
  for (const address of ['a@example.org', 'b@example.org'])
    expect(first.told).toContain(
      `error: ${address}: not sent: the connection was lost before the whole message was transmitted`,
    );
  server.behave({});
  const second = await send(ready, 'allowLarge');
  expect(second).toMatchObject({ code: 0, told: expect.stringContaining('a@example.org: sent\nb@example.org: sent') });
  expect(server.taken.map(({ to }) => to)).toEqual([['a@example.org', 'b@example.org']]);
});

test('a message that is too large is sent only with --allow-large', async () => {
  await expect(send(largeBriefing())).rejects.toThrow('many servers refuse messages of 25.0 MB or more');
  expect(server.connections()).toBe(0);
});
