import PostalMime from 'postal-mime';
import { afterEach, describe, expect, test } from 'vitest';
import { largest } from '../project/extremes.ts';
import { freePort, type MailServer, type MailServerOptions, startMailServer } from '../testing/smtp-server.ts';
import { encodeMessage, type MailMessage, openSmtpSession } from './nodemailer.ts';
import { readServer } from './server.ts';

const pdf = new Uint8Array(200_000).map((_, at) => (at * 31 + (at >> 8)) % 256);
const draft: MailMessage = {
  subject: '川渝智慧公安，第3版，2026年11月22日: a subject that is long enough to be folded, and then some more of it',
  text: 'Thefts fell.\n\n.\nA dot alone stands above. 盗窃\n',
  html: '<!doctype html><html lang="en"><body><p>Thefts fell. 盗窃</p></body></html>',
  attachments: [{ name: '2026-11-22_thefts_ed03.pdf', type: 'application/pdf', content: pdf }],
  pictures: [],
  to: [{ address: 'ana@example.org', name: 'Lee, "Ana"' }],
  cc: [{ address: 'wang@example.org', name: '王明' }],
  bcc: [{ address: 'secret@example.org' }],
};
const sender = {
  from: { address: 'desk@example.org', name: 'Desk' },
  date: new Date('2026-11-22T10:00:00Z'),
  id: '<abc@example.org>',
};

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const head = (bytes: Uint8Array): string => text(bytes).split('\r\n\r\n')[0] ?? '';

describe('a message', () => {
  test('is read by another parser as it was meant', async () => {
    const parsed = await PostalMime.parse(await encodeMessage({ ...draft, sender }));
    expect(parsed).toMatchObject({
      subject: draft.subject,
      from: { address: 'desk@example.org', name: 'Desk' },
      to: [{ address: 'ana@example.org', name: 'Lee, "Ana"' }],
      cc: [{ address: 'wang@example.org', name: '王明' }],
      date: '2026-11-22T10:00:00.000Z',
      messageId: '<abc@example.org>',
    });
    expect(parsed.bcc).toBeUndefined();
    expect(parsed.html?.trim()).toBe(draft.html);
    expect(parsed.text?.trim()).toBe(draft.text.trim());
    const [attachment, ...others] = parsed.attachments;
    expect(others).toEqual([]);
    expect(attachment).toMatchObject({
      filename: '2026-11-22_thefts_ed03.pdf',
      mimeType: 'application/pdf',
      disposition: 'attachment',
    });
    expect(Buffer.from(attachment?.content as ArrayBuffer).equals(Buffer.from(pdf))).toBe(true);
  });

  test('that is a draft has no sender, date or id, and names all its recipients', async () => {
    const bytes = await encodeMessage(draft);
    const headers = head(bytes)
      .replace(/\r\n[ \t]/g, ' ')
      .split('\r\n')
      .map((line) => line.split(':')[0]);
    expect(headers.sort()).toEqual(['Bcc', 'Cc', 'Content-Type', 'MIME-Version', 'Subject', 'To', 'X-Unsent']);
    expect(head(bytes)).toContain('X-Unsent: 1\r\n');
    const parsed = await PostalMime.parse(bytes);
    expect(parsed.bcc).toEqual([{ address: 'secret@example.org', name: '' }]);
    expect(parsed.from).toBeUndefined();
  });

  test('that is a draft has the same bytes for the same content', async () => {
    expect(text(await encodeMessage(draft))).toBe(text(await encodeMessage(draft)));
    expect(text(await encodeMessage({ ...draft, subject: 'x' }))).not.toBe(text(await encodeMessage(draft)));
  });

  test('has lines that every server takes, in ASCII and with the line ends of mail', async () => {
    const bytes = text(await encodeMessage({ ...draft, sender }));
    expect(bytes).not.toMatch(/[^\x20-\x7e\r\n\t]|[^\r]\n|\r[^\n]/);
    expect(largest(bytes.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(78);
  });

  test.each(['\r\nBcc: evil@example.org', '\nX-Evil: 1', '\r\n\r\n<script>'])('has no header from %j', async (evil) => {
    const bytes = await encodeMessage({
      ...draft,
      subject: `Thefts${evil}`,
      to: [{ address: `ana@example.org${evil}`, name: `Ana${evil}` }],
      attachments: [{ name: `a${evil}.pdf`, type: 'application/pdf', content: pdf }],
      sender,
    });
    expect(text(bytes)).not.toMatch(/^(Bcc|X-Evil|<script>)/m);
    const { headers } = await PostalMime.parse(bytes);
    expect(headers.map(({ key }) => key)).not.toContain('bcc');
    expect(headers.map(({ key }) => key)).not.toContain('x-evil');
  });
});

let server: MailServer | undefined;
afterEach(async () => await server?.close());

async function start(options: MailServerOptions): Promise<MailServer> {
  server = await startMailServer(options);
  return server;
}

async function send(url: string, to: readonly string[], message: Uint8Array) {
  const session = await openSmtpSession(readServer(url));
  try {
    const outcomes = await session.send({ from: 'desk@example.org', to, message });
    return Object.fromEntries(outcomes);
  } finally {
    session.close();
  }
}

const everybody = ['a@example.org', 'b@example.org', 'c@example.org'];

describe('sending', () => {
  test('gives the server exactly the bytes of the message, after a login', async () => {
    const { port, taken } = await start({ tls: 'none', login: { user: 'ana', password: 'open sesame' } });
    const message = await encodeMessage({ ...draft, sender });
    const outcomes = await send(`smtp://ana:open%20sesame@127.0.0.1:${port}`, everybody, message);
    expect(Object.values(outcomes)).toEqual([{ outcome: 'sent' }, { outcome: 'sent' }, { outcome: 'sent' }]);
    expect(taken).toMatchObject([{ from: 'desk@example.org', to: everybody, user: 'ana' }]);
    expect(taken[0]?.raw.equals(Buffer.from(message))).toBe(true);
  });

  test('reports which of three was refused, and why', async () => {
    const { port, taken, behave } = await start({ tls: 'none' });
    behave({ refuse: { 'b@example.org': '550 no such user' } });
    const outcomes = await send(`smtp://127.0.0.1:${port}`, everybody, await encodeMessage({ ...draft, sender }));
    expect(outcomes['a@example.org']).toEqual({ outcome: 'sent' });
    expect(outcomes['b@example.org']).toMatchObject({
      outcome: 'refused',
      reason: expect.stringMatching(/550.*no such user/),
    });
    expect(outcomes['c@example.org']).toEqual({ outcome: 'sent' });
    expect(taken[0]?.to).toEqual(['a@example.org', 'c@example.org']);
  });

  test('reports each address when all were refused', async () => {
    const { port, behave } = await start({ tls: 'none' });
    behave({ refuse: { 'a@example.org': '550 gone', 'b@example.org': '450 later' } });
    const outcomes = await send(`smtp://127.0.0.1:${port}`, everybody.slice(0, 2), await encodeMessage(draft));
    expect(outcomes['a@example.org']).toMatchObject({ outcome: 'refused', reason: expect.stringContaining('gone') });
    expect(outcomes['b@example.org']).toMatchObject({ outcome: 'refused', reason: expect.stringContaining('later') });
  });

  test('is refused where the server refuses the message itself', async () => {
    const { port, taken, behave } = await start({ tls: 'none' });
    behave({ refuse: { 'a@example.org': '550 gone' }, data: { refuse: '554 looks like spam' } });
    const outcomes = await send(`smtp://127.0.0.1:${port}`, everybody, await encodeMessage(draft));
    for (const address of everybody) expect(outcomes[address]).toMatchObject({ outcome: 'refused' });
    expect(outcomes['a@example.org']).toMatchObject({ reason: expect.stringContaining('gone') });
    expect(outcomes['c@example.org']).toMatchObject({ reason: expect.stringContaining('looks like spam') });
    expect(taken).toEqual([]);
  });

  test('is not sent when the connection is lost in mid-message', async () => {
    const { port, taken, behave } = await start({ tls: 'none' });
    behave({ data: 'lose-midway', refuse: { 'a@example.org': '550 gone' } });
    // More than the buffers between hold.
    const large = Buffer.alloc(30_000_000, `${'x'.repeat(76)}\r\n`);
    const outcomes = await send(`smtp://127.0.0.1:${port}`, everybody, large);
    expect(outcomes['a@example.org']).toMatchObject({ outcome: 'refused', reason: expect.stringContaining('gone') });
    expect(outcomes['b@example.org']).toMatchObject({ outcome: 'unsent' });
    expect(outcomes['c@example.org']).toMatchObject({ outcome: 'unsent' });
    expect(taken).toEqual([]);
  });

  test('is unknown when the connection is lost after the data', async () => {
    const { port, behave } = await start({ tls: 'none' });
    behave({ data: 'lose-after' });
    const outcomes = await send(`smtp://127.0.0.1:${port}`, everybody, await encodeMessage(draft));
    for (const address of everybody) expect(outcomes[address]).toMatchObject({ outcome: 'unknown' });
  });
});

describe('a connection', () => {
  test('fails when nothing listens on the port', async () => {
    await expect(openSmtpSession(readServer(`smtp://127.0.0.1:${await freePort()}`))).rejects.toThrow(/ECONNREFUSED/);
  });

  test('does not log in with a wrong password, and never shows it, whatever the server repeats', async () => {
    const { port, logins } = await start({
      tls: 'none',
      login: { user: 'ana', password: 'right' },
      loginFault: 'no open-sesame for ana',
    });
    const opened = openSmtpSession(readServer(`smtp://ana:open-sesame@127.0.0.1:${port}`));
    await expect(opened).rejects.toThrow(/^the login was refused \(535\)$/);
    expect(logins).toEqual(['ana']);
  });

  test('is closed when the server does not accept a login', async () => {
    const { port } = await start({ tls: 'none' });
    await expect(openSmtpSession(readServer(`smtp://ana:x@127.0.0.1:${port}`))).rejects.toThrow(
      'does not accept a login',
    );
  });

  test.each(['starttls', 'implicit'] as const)(
    'over %s is refused where the certificate is not trusted',
    async (tls) => {
      const { port, logins } = await start({ tls, login: { user: 'ana', password: 'right' } });
      const scheme = tls === 'implicit' ? 'smtps' : 'smtp';
      await expect(openSmtpSession(readServer(`${scheme}://ana:right@127.0.0.1:${port}`))).rejects.toThrow(
        /self-signed/,
      );
      expect(logins).toEqual([]);
    },
  );

  test('sends no login without TLS to another machine', async () => {
    const { port, logins } = await start({ tls: 'none', login: { user: 'ana', password: 'right' } });
    const server = { ...readServer(`smtp://ana:right@mail.example.org:${port}`), host: '127.0.0.1' };
    await expect(openSmtpSession(server)).rejects.toThrow(/STARTTLS/);
    expect(logins).toEqual([]);
  });
});
