import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Mailbox } from './address.ts';
import type { MailContent } from './message.ts';
import { type SmtpServer, withoutLogin } from './server.ts';

/** A message with those whom it is for. */
export interface MailMessage extends MailContent {
  readonly to: readonly Mailbox[];
  readonly cc: readonly Mailbox[];
  readonly bcc: readonly Mailbox[];
  /** Who sends it when under which id, `<…@…>`; missing: it is a draft, which the sender's own program fills in. */
  readonly sender?: { readonly from: Mailbox; readonly date: Date; readonly id: string };
}

/**
 * The message as RFC 5322 and MIME write it. A draft has `X-Unsent: 1` and those whom it is for, hidden ones too, but no
 * From, Date or Message-ID; its bytes are the same for the same content. What is sent names no hidden recipient.
 */
export async function encodeMessage({ sender, bcc, ...message }: MailMessage): Promise<Uint8Array> {
  const mailboxes = (list: readonly Mailbox[]) => list.map(({ name = '', address }) => ({ name, address }));
  const attachments = message.attachments.map(({ name, content }) => ({
    filename: name,
    content: Buffer.from(content),
    contentType: 'application/pdf',
  }));
  const composer = new MailComposer({
    subject: message.subject,
    text: message.text,
    html: message.html,
    attachments,
    to: mailboxes(message.to),
    cc: mailboxes(message.cc),
    newline: 'windows',
    baseBoundary: contentHash(message),
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(sender === undefined
      ? // A value that is empty but there keeps nodemailer from writing one of its own, and is left out.
        { bcc: mailboxes(bcc), headers: { 'X-Unsent': '1', Date: ' ', 'Message-ID': { value: '' } } }
      : { from: mailboxes([sender.from]), date: sender.date, messageId: sender.id }),
  });
  const node = composer.compile();
  node.keepBcc = sender === undefined;
  return await node.build();
}

/** SHA-256 in hex of what a message says and carries. */
export function contentHash({ subject, text, html, attachments }: MailContent): string {
  const hash = createHash('sha256').update(JSON.stringify([subject, text, html]));
  for (const { name, content } of attachments) hash.update(`${name}\0${content.length}\0`).update(content);
  return hash.digest('hex').slice(0, 32);
}

/** How one address fared. `reason` is what the server said, on one line. */
export type Outcome =
  | { readonly outcome: 'sent' }
  | { readonly outcome: 'refused' | 'unsent' | 'unknown'; readonly reason: string };

/** A connection that is open and logged in. */
export interface SmtpSession {
  readonly encrypted: boolean;
  /**
   * Sends a message. Each address is `sent` (the server took it), `refused` (it said no), `unsent` (the connection was
   * lost before all of the message was handed over) or `unknown` (it was lost after that, and before the answer).
   * After anything but an answer the session cannot be used again.
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

/** What nodemailer's errors carry, read as of unknown shape. */
interface SmtpFault {
  readonly message: string;
  readonly response?: string;
  readonly recipient?: string;
  readonly rejectedErrors?: readonly unknown[];
}

/**
 * Opens a connection and logs in. Certificates are checked, whatever the environment says.
 * @throws Error whose message may be shown: it says why, without the login.
 */
export async function openSession(server: SmtpServer): Promise<SmtpSession> {
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
    if (login !== undefined) {
      if (!connection.allowsAuth) throw new Error('the server takes no login');
      const credentials = { user: login.user, pass: login.password };
      await settle(connection, (done) => connection.login({ ...credentials, credentials }, done));
    }
  } catch (error) {
    connection.close();
    throw new Error(withoutLogin(readFault(error).message, server));
  }
  return {
    encrypted: connection.secure,
    close: () => {
      connection.quit();
      // A server that does not answer keeps nobody waiting: all that was sent was answered before.
      setTimeout(() => connection.close(), farewell).unref();
    },
    send: async ({ from, to, message }) => {
      const stream = Readable.from(slices(message), { objectMode: false, highWaterMark: sliceSize });
      try {
        const envelope = { from, to: [...to], size: message.length };
        const info = await settle<SendInfo>(connection, (done) => connection.send(envelope, stream, done));
        return judge(to, info.rejectedErrors ?? [], () => ({ outcome: 'sent' }), server);
      } catch (error) {
        connection.close();
        const fault = readFault(error);
        const reason = withoutLogin(fault.response ?? fault.message, server);
        const isNo = /^[45]/.test(fault.response ?? '');
        const outcome = isNo ? 'refused' : stream.readableEnded ? 'unknown' : 'unsent';
        return judge(to, fault.rejectedErrors ?? [], () => ({ outcome, reason }), server);
      }
    },
  };
}

interface SendInfo {
  readonly rejectedErrors?: readonly unknown[] | undefined;
}

const sliceSize = 16 * 1024;

/** A message in small pieces, so that the end of the last tells that all was handed over. */
function* slices(message: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < message.length; at += sliceSize) yield message.subarray(at, at + sliceSize);
}

/** Waits for an answer, or for the end of the connection. */
async function settle<T>(
  connection: SMTPConnection,
  start: (done: (error?: Error | null, result?: T) => void) => void,
): Promise<T> {
  return await new Promise<T>((resolve, reject) => {
    const finish = (error?: Error | null, result?: T): void => {
      // Errors after this one are of a connection that is given up.
      connection.removeListener('error', finish);
      connection.on('error', () => {});
      if (error) reject(error);
      else resolve(result as T);
    };
    connection.once('error', finish);
    start(finish);
  });
}

function judge(
  to: readonly string[],
  rejected: readonly unknown[],
  otherwise: () => Outcome,
  server: SmtpServer,
): ReadonlyMap<string, Outcome> {
  const refused = new Map(
    rejected
      .map(readFault)
      .map(({ recipient = '', response, message }): [string, Outcome] => [
        recipient,
        { outcome: 'refused', reason: withoutLogin(response ?? message, server) },
      ]),
  );
  return new Map(to.map((address) => [address, refused.get(address) ?? otherwise()]));
}

function readFault(error: unknown): SmtpFault {
  if (typeof error !== 'object' || error === null) return { message: String(error) };
  const text = (key: 'message' | 'response' | 'recipient' | 'code'): string | undefined => {
    const value: unknown = Reflect.get(error, key);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const rejected: unknown = Reflect.get(error, 'rejectedErrors');
  const [response, recipient] = [text('response'), text('recipient')];
  // What a server says of a login may repeat it in forms that cannot all be known.
  const message = text('code') === 'EAUTH' ? loginRefused(response) : (text('message') ?? 'the connection failed');
  return {
    message,
    ...(response === undefined ? {} : { response }),
    ...(recipient === undefined ? {} : { recipient }),
    ...(Array.isArray(rejected) ? { rejectedErrors: rejected } : {}),
  };
}

function loginRefused(response = ''): string {
  const code = /^\d{3}/.exec(response)?.[0];
  return code === undefined ? 'the login was not taken' : `the login was not taken (${code})`;
}
