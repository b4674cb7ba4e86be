import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { attachedBytes, login, openPostOffice } from '../testing/post-office.ts';
import { finish } from '../testing/project.ts';
import { freePort, startMailServer } from '../testing/smtp-server.ts';

const { project, server, renew, mail, environment, dispose } = openPostOffice();
beforeEach(renew);
afterAll(dispose);

const topic = ['--topic', 'harbours'];
const everybody = ['a@example.org', 'b@example.org', 'c@example.org'];
const to = everybody.flatMap((address) => ['--to', address]);
const send = (...words: readonly string[]) => mail([...topic, ...to, '--send', '--yes', ...words]);

describe('sending', () => {
  test('over STARTTLS, after a login, gives the server one message for all', async () => {
    const start = Date.now();
    const run = await send('--cc', 'Wáng <w@example.org>', '--bcc', 'secret@example.org');
    expect(run, run.stderr).toMatchObject({ code: 0 });
    expect(run.stderr).toContain('a@example.org: sent\n');
    expect(run.stderr).not.toContain('not encrypted');
    expect(server().taken).toMatchObject([{ from: 'desk@example.org', encrypted: true, user: login.user }]);
    const [message] = server().taken;
    expect(message?.to).toEqual([...everybody, 'w@example.org', 'secret@example.org']);
    const parsed = await PostalMime.parse(message?.raw ?? '');
    expect(parsed).toMatchObject({
      from: { name: 'Statistics Desk', address: 'desk@example.org' },
      cc: [{ name: 'Wáng', address: 'w@example.org' }],
      messageId: expect.stringMatching(/^<[0-9a-f]{32}@example\.org>$/),
    });
    const written = Date.parse(parsed.date ?? '');
    // A message's date has whole seconds.
    expect(written).toBeGreaterThan(start - 1000);
    expect(written).toBeLessThanOrEqual(Date.now());
    expect(message?.raw.toString('latin1')).not.toMatch(/secret@example|^Bcc|X-Unsent/m);
    expect(attachedBytes(parsed).equals(readFileSync(project.path('out/harbours.pdf')))).toBe(true);
  });

  test('over TLS from the first byte does the same', async () => {
    const implicit = await startMailServer({ tls: 'implicit', login });
    try {
      const SMTP_URL = (environment().SMTP_URL ?? '').replace(/^smtp:(.*):\d+$/, `smtps:$1:${implicit.port}`);
      const run = await mail([...topic, ...to, '--send', '--yes'], { SMTP_URL });
      expect(run, run.stderr).toMatchObject({ code: 0 });
      expect(implicit.taken).toMatchObject([{ to: everybody, encrypted: true, user: login.user }]);
    } finally {
      await implicit.close();
    }
  });

  test('again after one of three was refused sends to that one alone, and then to nobody', async () => {
    server().behave({ refuse: { 'b@example.org': '550 no such user' } });
    const first = await send('--json');
    expect(first).toMatchObject({ code: 6 });
    expect(first.stderr).toMatch(/error: b@example\.org: refused \(550.*no such user\)\n/);
    const told = first.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(told.map(({ address, outcome }) => `${address} ${outcome}`)).toEqual([
      'a@example.org sent',
      'b@example.org refused',
      'c@example.org sent',
    ]);
    server().behave({});
    expect(await send()).toMatchObject({ code: 0, stderr: expect.stringContaining('a@example.org: already has it') });
    expect(server().taken.map((message) => message.to)).toEqual([
      ['a@example.org', 'c@example.org'],
      ['b@example.org'],
    ]);
    const third = await send();
    expect(third).toMatchObject({ code: 0, stderr: expect.stringContaining('nothing to send') });
    expect(server().taken).toHaveLength(2);
  });

  test('after a connection that was lost behind the data leaves it unknown, until --again', async () => {
    server().behave({ data: 'lose-after' });
    const first = await send();
    expect(first).toMatchObject({ code: 6 });
    for (const address of everybody) expect(first.stderr).toContain(`error: ${address}: it may have arrived`);
    server().behave({});
    const second = await send();
    expect(second).toMatchObject({ code: 6, stderr: expect.stringContaining('send it again with --again') });
    expect(server().taken).toEqual([]);
    expect(await send('--again')).toMatchObject({ code: 0 });
    expect(server().taken.map((message) => message.to)).toEqual([everybody]);
    expect(await send('--again')).toMatchObject({ code: 0, stderr: expect.stringContaining('nothing to send') });
    expect(server().taken).toHaveLength(1);
  });

  test('that is killed before the answer leaves it unknown', async () => {
    await mail(topic);
    server().behave({ data: 'silent' });
    const words = ['mail', '--date', '2026-11-22', ...topic, ...to, '--send', '--yes'];
    const child = project.start(words, { environment: environment() });
    const ended = finish(child);
    await server().dataRead();
    const holder = Number(/\d+/.exec(project.read('.briefpress/mail/lock'))?.[0]);
    process.kill(holder, 'SIGKILL');
    expect((await ended).code).not.toBe(0);
    server().behave({});
    expect(await send()).toMatchObject({
      code: 6,
      stderr: expect.stringContaining('a@example.org: may already have harbours'),
    });
    expect(await send('--again')).toMatchObject({ code: 0 });
  });

  test('apart writes each a message of their own', async () => {
    server().behave({ refuse: { 'b@example.org': '550 no' } });
    expect(await send('--separate')).toMatchObject({ code: 6 });
    expect(server().taken.map((message) => message.to)).toEqual([['a@example.org'], ['c@example.org']]);
    for (const message of server().taken) {
      const parsed = await PostalMime.parse(message.raw);
      expect(parsed.to?.map(({ address }) => address)).toEqual(message.to);
    }
  });

  test('to the list gives each what they want', async () => {
    project.write(
      'data/recipients.yaml',
      'format: 1\nrecipients:\n  - { name: "Lee, Ana", address: a@example.org, topics: [harbours] }\n  - { address: b@example.org, as: bcc }\n',
    );
    expect(await mail([...topic, '--send', '--yes'])).toMatchObject({ code: 0 });
    expect(server().taken.map((message) => message.to)).toEqual([['a@example.org', 'b@example.org']]);
    const parsed = await PostalMime.parse(server().taken[0]?.raw ?? '');
    expect(parsed.to).toEqual([{ name: 'Lee, Ana', address: 'a@example.org' }]);
  });

  test('of all sends what changed, whatever was drafted', async () => {
    await mail(['--all', '--to', 'a@example.org']);
    const all = ['--all', '--to', 'a@example.org', '--send', '--yes'];
    expect(await mail(all)).toMatchObject({ code: 0 });
    expect(await mail(all)).toMatchObject({ code: 0, stderr: expect.stringContaining('no briefing changed') });
    // Another theme makes other bytes of the same words.
    expect(await mail([...all, '--theme', 'plum'])).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('no briefing changed'),
    });
    expect(server().taken).toHaveLength(1);
  });

  test('keeps neither addresses nor anything that others may read', async () => {
    await send();
    const folder = project.path('.briefpress/mail');
    expect(readdirSync(folder).sort()).toEqual(['deliveries.json', 'key']);
    for (const name of readdirSync(folder))
      expect(readFileSync(join(folder, name), 'utf8')).not.toContain('example.org');
  });
});

describe('a server that cannot be used', () => {
  test('for its certificate is sent no login', async () => {
    const run = await mail([...topic, ...to, '--send', '--yes', '--debug'], { NODE_EXTRA_CA_CERTS: '' });
    expect(run).toMatchObject({ code: 6 });
    expect(run.stderr).toMatch(/does not accept mail: .*self-signed certificate/);
    expect(run.stderr).toContain('NODE_EXTRA_CA_CERTS');
    expect(server().logins).toEqual([]);
  });

  test('is not trusted because the environment turns certificates off', async () => {
    const run = await mail([...topic, ...to, '--send', '--yes'], {
      NODE_EXTRA_CA_CERTS: '',
      NODE_TLS_REJECT_UNAUTHORIZED: '0',
    });
    expect(run).toMatchObject({ code: 6 });
    expect(server().logins).toEqual([]);
  });

  test('for a wrong login shows neither the login nor what the server repeats of it', async () => {
    const run = await mail([...topic, ...to, '--send', '--yes', '--debug'], environment('wrong'));
    expect(run).toMatchObject({ code: 6, stderr: expect.stringContaining('the login was refused (535)') });
    for (const address of everybody) expect(run.stderr).toContain(`error: ${address}: not sent`);
    expect(run.stderr).not.toContain('wrong');
    expect(await send()).toMatchObject({ code: 0 });
  });

  test('that is not reachable is reported', async () => {
    const run = await mail([...topic, ...to, '--send', '--yes'], { SMTP_URL: `smtp://127.0.0.1:${await freePort()}` });
    expect(run).toMatchObject({ code: 6, stderr: expect.stringContaining('ECONNREFUSED') });
  });
});
