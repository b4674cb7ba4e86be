import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { NodemailerError } from 'nodemailer';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Mailbox } from './address.ts';
import type { MailAttachment, MailContent } from './content.ts';
import { type SmtpServer, withoutLogin } from './server.ts';

/** A message with its recipients. */
export interface MailMessage extends MailContent {
  readonly to: readonly Mailbox[];
  readonly cc: readonly Mailbox[];
  readonly bcc: readonly Mailbox[];
  /** Who sends it, when, and its Message-ID, `<…@…>`; missing for a draft, where the sender's mail program adds them. */
  readonly sender?: { readonly from: Mailbox; readonly date: Date; readonly id: string };
}

/**
 * The message as RFC 5322 and MIME define it. A draft has `X-Unsent: 1` and all recipients, including bcc, but no From,
 * Date or Message-ID; its bytes are the same for the same content. A message to send does not name bcc recipients.
 */
export async function encodeMessage({ sender, bcc, ...message }: MailMessage): Promise<Uint8Array> {
  const mailboxes = (list: readonly Mailbox[]) => list.map(({ name = '', address }) => ({ name, address }));
  const attachments = [
    ...message.attachments.map(({ type, ...one }) => ({ ...attached(one), contentType: type })),
    ...message.pictures.map(({ id, ...one }) => ({ ...attached(one), contentType: 'image/png', ...inline, cid: id })),
  ];
  const composer = new MailComposer({
    subject: message.subject,
    text: message.text,
    html: message.html,
    attachments,
    to: mailboxes(message.to),
    cc: mailboxes(message.cc),
    newline: 'windows',
    baseBoundary: messageHash(message),
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(sender === undefined
      ? // An empty value keeps nodemailer from adding its own, and is not written.
        { bcc: mailboxes(bcc), headers: { 'X-Unsent': '1', Date: ' ', 'Message-ID': { value: '' } } }
      : { from: mailboxes([sender.from]), date: sender.date, messageId: sender.id }),
  });
  const node = composer.compile();
  node.keepBcc = sender === undefined;
  return await node.build();
}

const inline = { contentDisposition: 'inline' } as const;
const attached = ({ name, content }: Omit<MailAttachment, 'type'>) => ({
  filename: name,
  content: Buffer.from(content),
});

/** A hash in hex of the text, attachments and pictures of a message. */
export function messageHash({ subject, text, html, attachments, pictures }: MailContent): string {
  const hash = createHash('sha256').update(JSON.stringify([subject, text, html]));
  for (const { name, content } of [...attachments, ...pictures])
    hash.update(`${name}\0${content.length}\0`).update(content);
  return hash.digest('hex').slice(0, 32);
}

/** The outcome for one address. `reason` is the server's answer, on one line. */
export type Outcome =
  | { readonly outcome: 'sent' }
  | { readonly outcome: 'refused' | 'unsent' | 'unknown'; readonly reason: string };

/** A connection that is open and logged in. */
export interface SmtpSession {
  readonly encrypted: boolean;
  /**
   * Sends a message. The outcome for each address is `sent` (the server accepted it), `refused` (it did not), `unsent`
   * (the connection was lost before the whole message was transmitted) or `unknown` (it was lost after that, before the
   * answer). After a lost connection the session cannot be used again.
   */
  readonly send: (mail: {
    readonly from: string;
    readonly to: readonly string[];
    readonly message: Uint8Array;
  }) => Promise<ReadonlyMap<string, Outcome>>;
  readonly close: () => void;
}

/** Milliseconds. */
const timeouts = { connectionTimeout: 30_000, greetingTimeout: 30_000, dnsTimeout: 30_000, socketTimeout: 120_000 };

/** Milliseconds that a server has to answer a goodbye. */
const farewell = 2000;

/**
 * Opens a connection and logs in. Certificates are always checked, whatever the environment says.
 * @throws Error with a message that may be shown: it does not contain the login.
 */
export async function openSmtpSession(server: SmtpServer): Promise<SmtpSession> {
  const connection = await connect(server);
  return {
    encrypted: connection.secure,
    close: () => {
      connection.quit();
      // Do not wait for a server that does not answer: everything sent has been answered before.
      setTimeout(() => connection.close(), farewell).unref();
    },
    send: async (mail) => await send(mail, connection, server),
  };
}

async function connect(server: SmtpServer): Promise<SMTPConnection> {
  const { host, port, implicitTls, requireTls, login } = server;
  const connection = new SMTPConnection({
    host,
    port,
    secure: implicitTls,
    requireTLS: requireTls,
    tls: { rejectUnauthorized: true, minVersion: 'TLSv1.2' },
    ...timeouts,
  });
  try {
    await settle(connection, (done) => connection.connect((error) => done(error)));
    if (login === undefined) return connection;
    if (!connection.allowsAuth) throw new Error('the server does not accept a login');
    const credentials = { user: login.user, pass: login.password };
    await settle(connection, (done) => connection.login({ ...credentials, credentials }, done));
    return connection;
  } catch (cause) {
    connection.close();
    throw new Error(withoutLogin(connectionFault(errorOf(cause)), server));
  }
}

async function send(
  { from, to, message }: Parameters<SmtpSession['send']>[0],
  connection: SMTPConnection,
  server: SmtpServer,
): Promise<ReadonlyMap<string, Outcome>> {
  const stream = Readable.from(slices(message), { objectMode: false, highWaterMark: sliceSize });
  const envelope = { from, to: [...to], size: message.length };
  const outcomes = (common: Outcome): ReadonlyMap<string, Outcome> =>
    new Map(to.map((address) => [address, refusalOf(address, connection, server) ?? common]));
  try {
    await settle(connection, (done) => connection.send(envelope, stream, done));
    return outcomes({ outcome: 'sent' });
  } catch (cause) {
    const { response, message: words } = errorOf(cause);
    const outcome = /^[45]/.test(response ?? '') ? 'refused' : stream.readableEnded ? 'unknown' : 'unsent';
    const made = outcomes({ outcome, reason: withoutLogin(response ?? words, server) });
    connection.close();
    return made;
  }
}

/**
 * What the server said where it refused an address. Of a message that fails nodemailer passes on the last error alone,
 * and keeps the others in an undocumented field.
 */
function refusalOf(address: string, connection: SMTPConnection, server: SmtpServer): Outcome | undefined {
  const envelope = Reflect.get(connection, '_envelope') as { readonly rejectedErrors?: NodemailerError[] } | false;
  const errors = envelope ? (envelope.rejectedErrors ?? []) : [];
  const error = errors.find(({ recipient }) => recipient === address);
  return error && { outcome: 'refused', reason: withoutLogin(error.response ?? error.message, server) };
}

function errorOf(cause: unknown): NodemailerError {
  return cause instanceof Error ? cause : new Error(String(cause));
}

/** Of a refused login only the code: the server's answer may repeat the login in forms that cannot all be recognised. */
function connectionFault({ code, response = '', message }: NodemailerError): string {
  if (code !== 'EAUTH') return message;
  const [number] = /^\d{3}/.exec(response) ?? [];
  return number === undefined ? 'the login was refused' : `the login was refused (${number})`;
}

const sliceSize = 16 * 1024;

/** A message in small pieces, so that the end of the last one shows that the whole message was transmitted. */
function* slices(message: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < message.length; at += sliceSize) yield message.subarray(at, at + sliceSize);
}

/** Waits for an answer or for the end of the connection. */
async function settle(
  connection: SMTPConnection,
  start: (done: (error?: Error | null) => void) => void,
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const finish = (error?: Error | null): void => {
      // Later errors are ignored: the connection is not used any more.
      connection.removeListener('error', finish);
      connection.on('error', () => {});
      if (error) reject(error);
      else resolve();
    };
    connection.once('error', finish);
    start(finish);
  });
}
