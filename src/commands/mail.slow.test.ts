import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type CliResult, createProject, filesBelow, finish, type TestProject } from '../testing/project.ts';
import { certificateFile, freePort, type MailServer, startMailServer } from '../testing/smtp-server.ts';

const login = { user: 'ana@office', password: 'open sésame/1' };
const secrets = [login.password, encodeURIComponent(login.password), Buffer.from(login.password).toString('base64')];
const everybody = ['a@example.org', 'b@example.org', 'c@example.org'];
const to = everybody.flatMap((address) => ['--to', address]);
const topic = ['--topic', 'harbours'];

let project: TestProject;
let server: MailServer;
beforeAll(() => {
  project = createProject();
});
beforeEach(async () => {
  server = await startMailServer({ tls: 'starttls', login, loginFault: `wrong, ${login.password}` });
});
afterEach(async () => {
  project.remove('.briefpress/mail');
  project.remove('data/recipients.yaml');
  await server.close();
});
afterAll(() => project.dispose());

/** Runs `mail` on a date of its own, so that it builds once, and looks for the login in all that it says and keeps. */
async function mail(words: readonly string[], environment: Record<string, string> = {}): Promise<CliResult> {
  const run = await project.run(['mail', '--date', '2026-11-22', ...words], {
    environment: { ...sending(), ...environment },
  });
  const kept = filesBelow(project.path('.briefpress/mail')).map((file) => project.read(`.briefpress/mail/${file}`));
  for (const secret of secrets) expect(`${run.stdout}${run.stderr}${kept.join()}`).not.toContain(secret);
  return run;
}

function sending(password = login.password): Record<string, string> {
  const user = `${encodeURIComponent(login.user)}:${encodeURIComponent(password)}`;
  return {
    SMTP_URL: `smtp://${user}@localhost:${server.port}`,
    MAIL_FROM: 'Statistics Desk <desk@example.org>',
    NODE_EXTRA_CA_CERTS: certificateFile,
  };
}

const send = (...words: readonly string[]) => mail([...topic, ...to, '--send', '--yes', ...words]);
const parse = async (file: string) => await PostalMime.parse(readFileSync(project.path(file)));
const bytesOf = (content: ArrayBuffer | Uint8Array | string | undefined): Buffer =>
  typeof content === 'string' || content === undefined ? Buffer.alloc(0) : Buffer.from(content as ArrayBuffer);

describe('a draft', () => {
  test('has the briefing as text and HTML and its PDF, and is sent to nobody', async () => {
    const run = await mail([...topic, '--to', 'Ana Lee <a@example.org>', '--bcc', 'c@example.org']);
    expect(run, run.stderr).toMatchObject({ code: 0, stdout: expect.stringMatching(/out\/harbours\.eml\n$/) });
    expect(run.stderr).toMatch(/a draft of \d+ kB; nothing was sent\n/);
    expect(run.stderr).toContain('classic Outlook');
    const parsed = await parse('out/harbours.eml');
    expect(parsed).toMatchObject({
      subject: 'Calls at made-up harbours, 22 November 2026',
      to: [{ name: 'Ana Lee', address: 'a@example.org' }],
      bcc: [{ address: 'c@example.org' }],
    });
    const headers = parsed.headers.map(({ key }) => key);
    expect(headers).toContain('x-unsent');
    for (const absent of ['from', 'date', 'message-id']) expect(headers).not.toContain(absent);
    const [attachment, ...others] = parsed.attachments;
    expect(others).toEqual([]);
    expect(attachment?.filename).toBe('2026-11-22_harbours.pdf');
    expect(bytesOf(attachment?.content).equals(readFileSync(project.path('out/harbours.pdf')))).toBe(true);
    for (const words of ['Bottom line', 'Key figures', 'This is the first edition', 'Where the figures come from'])
      for (const body of [parsed.text, parsed.html]) expect(body).toContain(words);
    expect(server.connections()).toBe(0);
  });

  test('is made again with the same bytes, from the PDF that is up to date, and for nobody without --to', async () => {
    await mail(topic);
    const before = project.read('out/harbours.eml');
    const run = await mail(topic);
    expect(run).toMatchObject({ code: 0, stdout: 'out/harbours.eml\n' });
    expect(run.stderr).toContain('harbours: up to date\n');
    expect(project.read('out/harbours.eml')).toBe(before);
    expect(before).not.toMatch(/^(To|Cc|Bcc):/m);
  });

  test('says that the briefing is a draft and under embargo', async () => {
    project.write('data/publication.yaml', `${project.read('data/publication.yaml')}embargo: 2026-12-01\n`);
    const run = await mail([...topic, '--draft', '--json']);
    expect(run, run.stderr).toMatchObject({ code: 0 });
    project.write('data/publication.yaml', project.read('data/publication.yaml').replace(/^embargo.*\n/m, ''));
    const said = JSON.parse(run.stdout.trim().split('\n').at(-1) ?? '');
    const bytes = readFileSync(project.path('out/harbours.eml')).length;
    expect(said).toEqual({ briefings: ['harbours'], file: 'out/harbours.eml', bytes });
    const { subject, attachments, text, html } = await parse('out/harbours.eml');
    expect(subject).toBe('Embargoed until 1 December 2026: Draft: Calls at made-up harbours, 22 November 2026');
    expect(attachments[0]?.filename).toBe('2026-11-22_harbours_draft.pdf');
    for (const body of [text, html]) expect(body).toContain('Embargoed until 1 December 2026. Please do not publish');
  });

  test('tells of an embargo that is over', async () => {
    const publication = project.read('data/publication.yaml');
    project.write('data/publication.yaml', `${publication}embargo: 2020-01-01\n`);
    const run = await mail(topic);
    project.write('data/publication.yaml', publication);
    expect(run).toMatchObject({ code: 0, stderr: expect.stringContaining('the embargo of 2020-01-01 is over') });
  });

  test('is not made of a file that is not what was built', async () => {
    await mail(topic);
    project.write('out/harbours.pdf', 'edited by hand');
    const run = await mail(topic);
    expect(run.stdout).toBe('out/harbours.pdf\nout/harbours.eml\n');
    const [attachment] = (await parse('out/harbours.eml')).attachments;
    expect(bytesOf(attachment?.content).subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('of all has what changed since the last, or says that nothing did', async () => {
    const second = project.read('templates/topics/harbours.md').replace('Calls at made-up harbours', 'Calls at piers');
    project.write('templates/topics/piers.md', second);
    const all = ['--all', '--to', 'a@example.org'];
    expect(await mail(all)).toMatchObject({ code: 0, stdout: expect.stringMatching(/out\/several_briefings\.eml\n$/) });
    const both = await parse('out/several_briefings.eml');
    expect(both.subject).toMatch(/: 2 briefings, 22 November 2026$/);
    expect(both.attachments.map(({ filename }) => filename)).toEqual([
      '2026-11-22_harbours.pdf',
      '2026-11-22_piers.pdf',
    ]);
    const again = await mail(all);
    expect(again).toMatchObject({ code: 0, stdout: '' });
    expect(again.stderr).toContain('no briefing changed since it was last mailed or drafted');
    expect((await mail(['--all', '--to', 'b@example.org'])).stdout).toBe('out/several_briefings.eml\n');
    project.write('templates/topics/piers.md', second.replace('Calls at piers', 'Calls at the piers'));
    expect((await mail(all)).stdout).toBe('out/piers.pdf\nout/piers.eml\n');
    project.remove('templates/topics/piers.md');
  });
});

describe('sending', () => {
  test('over STARTTLS, after a login, gives the server one message for all', async () => {
    const run = await send('--cc', 'Wáng <w@example.org>', '--bcc', 'secret@example.org');
    expect(run, run.stderr).toMatchObject({ code: 0 });
    expect(run.stderr).toContain('a@example.org: sent\n');
    expect(run.stderr).not.toContain('not encrypted');
    expect(server.taken).toMatchObject([{ from: 'desk@example.org', encrypted: true, user: login.user }]);
    const [message] = server.taken;
    expect(message?.to).toEqual([...everybody, 'w@example.org', 'secret@example.org']);
    const parsed = await PostalMime.parse(message?.raw ?? '');
    expect(parsed).toMatchObject({
      from: { name: 'Statistics Desk', address: 'desk@example.org' },
      cc: [{ name: 'Wáng', address: 'w@example.org' }],
      messageId: expect.stringMatching(/^<[0-9a-f]{32}@example\.org>$/),
    });
    expect(Math.abs(Date.now() - Date.parse(parsed.date ?? ''))).toBeLessThan(120_000);
    expect(message?.raw.toString('latin1')).not.toMatch(/secret@example|^Bcc|X-Unsent/m);
    const [attachment] = parsed.attachments;
    expect(bytesOf(attachment?.content).equals(readFileSync(project.path('out/harbours.pdf')))).toBe(true);
  });

  test('over TLS from the first byte does the same', async () => {
    const implicit = await startMailServer({ tls: 'implicit', login });
    try {
      const SMTP_URL = (sending().SMTP_URL ?? '').replace(/^smtp:(.*):\d+$/, `smtps:$1:${implicit.port}`);
      const run = await mail([...topic, ...to, '--send', '--yes'], { SMTP_URL });
      expect(run, run.stderr).toMatchObject({ code: 0 });
      expect(implicit.taken).toMatchObject([{ to: everybody, encrypted: true, user: login.user }]);
    } finally {
      await implicit.close();
    }
  });

  test('again after one of three was refused sends to that one alone, and then to nobody', async () => {
    server.behave({ refuse: { 'b@example.org': '550 no such user' } });
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
    server.behave({});
    expect(await send()).toMatchObject({ code: 0, stderr: expect.stringContaining('a@example.org: has it already') });
    expect(server.taken.map((message) => message.to)).toEqual([['a@example.org', 'c@example.org'], ['b@example.org']]);
    const third = await send();
    expect(third).toMatchObject({ code: 0, stderr: expect.stringContaining('nothing to send') });
    expect(server.taken).toHaveLength(2);
  });

  test('after a connection that was lost behind the data leaves it unknown, until --again', async () => {
    server.behave({ data: 'lose-after' });
    const first = await send();
    expect(first).toMatchObject({ code: 6 });
    for (const address of everybody) expect(first.stderr).toContain(`error: ${address}: unknown whether it arrived`);
    server.behave({});
    const second = await send();
    expect(second).toMatchObject({ code: 6, stderr: expect.stringContaining('--again sends it all the same') });
    expect(server.taken).toEqual([]);
    expect(await send('--again')).toMatchObject({ code: 0 });
    expect(server.taken.map((message) => message.to)).toEqual([everybody]);
    expect(await send('--again')).toMatchObject({ code: 0, stderr: expect.stringContaining('nothing to send') });
    expect(server.taken).toHaveLength(1);
  });

  test('that is killed before the answer leaves it unknown', async () => {
    await mail(topic);
    server.behave({ data: 'silent' });
    const words = ['mail', '--date', '2026-11-22', ...topic, ...to, '--send', '--yes'];
    const child = project.start(words, { environment: sending() });
    const ended = finish(child);
    await server.dataRead();
    child.kill('SIGKILL');
    expect(await ended).toMatchObject({ signal: 'SIGKILL' });
    server.behave({});
    expect(await send()).toMatchObject({
      code: 6,
      stderr: expect.stringContaining('a@example.org: may have harbours'),
    });
    expect(await send('--again')).toMatchObject({ code: 0 });
  });

  test('apart writes each a message of their own', async () => {
    server.behave({ refuse: { 'b@example.org': '550 no' } });
    expect(await send('--separate')).toMatchObject({ code: 6 });
    expect(server.taken.map((message) => message.to)).toEqual([['a@example.org'], ['c@example.org']]);
    for (const message of server.taken) {
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
    expect(server.taken.map((message) => message.to)).toEqual([['a@example.org', 'b@example.org']]);
    const parsed = await PostalMime.parse(server.taken[0]?.raw ?? '');
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
    expect(server.taken).toHaveLength(1);
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
    expect(run.stderr).toMatch(/takes no mail: .*self-signed certificate/);
    expect(run.stderr).toContain('NODE_EXTRA_CA_CERTS');
    expect(server.logins).toEqual([]);
  });

  test('is not trusted because the environment turns certificates off', async () => {
    const run = await mail([...topic, ...to, '--send', '--yes'], {
      NODE_EXTRA_CA_CERTS: '',
      NODE_TLS_REJECT_UNAUTHORIZED: '0',
    });
    expect(run).toMatchObject({ code: 6 });
    expect(server.logins).toEqual([]);
  });

  test('for a wrong login tells neither it nor what the server repeats of it', async () => {
    const environment = sending('wrong');
    const run = await mail([...topic, ...to, '--send', '--yes', '--debug'], environment);
    expect(run).toMatchObject({ code: 6, stderr: expect.stringContaining('the login was not taken (535)') });
    for (const address of everybody) expect(run.stderr).toContain(`error: ${address}: not sent`);
    expect(run.stderr).not.toContain('wrong');
    expect(await send()).toMatchObject({ code: 0 });
  });

  test('for it is not there says so', async () => {
    const run = await mail([...topic, ...to, '--send', '--yes'], { SMTP_URL: `smtp://127.0.0.1:${await freePort()}` });
    expect(run).toMatchObject({ code: 6, stderr: expect.stringContaining('ECONNREFUSED') });
  });
});

test('an issued edition is named in subject and file', async () => {
  const issued = await project.run(['issue', ...topic, '--date', '2026-11-22']);
  expect(issued, issued.stderr).toMatchObject({ code: 0 });
  expect(await mail(topic)).toMatchObject({ code: 0, stdout: 'out/harbours.eml\n' });
  const parsed = await parse('out/harbours.eml');
  expect(parsed.subject).toBe('Calls at made-up harbours, edition 1, 22 November 2026');
  expect(parsed.attachments.map(({ filename }) => filename)).toEqual(['2026-11-22_harbours_ed01.pdf']);
});
