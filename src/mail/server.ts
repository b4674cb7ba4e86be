import { isIP } from 'node:net';
import { BriefError } from '../project/errors.ts';

/** The mail server. It contains a password, so it is never printed, logged or written to a file. */
export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; otherwise STARTTLS. */
  readonly implicitTls: boolean;
  /** Whether nothing may be sent unless the server offers STARTTLS. */
  readonly requireTls: boolean;
  readonly login?: { readonly user: string; readonly password: string };
}

const form = 'smtp://user:password@mail.example.org:587 (STARTTLS) or smtps://user:password@mail.example.org (TLS)';

/**
 * The server in SMTP_URL: `smtp://` or `smtps://`, with percent-encoded user and password if there are any, and the port
 * if it is not 587 or 465. A login is only sent over TLS, except to this machine.
 * @throws BriefError usage, with a message that never contains a part of the URL.
 */
export function readServer(url: string | undefined): SmtpServer {
  if (url === undefined || url === '') throw refuse('--send needs a server: SMTP_URL is not set');
  const parsed = parse(url);
  const implicitTls = parsed.protocol === 'smtps:' || parsed.port === '465';
  if (parsed.protocol !== 'smtps:' && parsed.protocol !== 'smtp:')
    throw refuse('SMTP_URL must start with smtp:// or smtps://');
  if (parsed.search !== '' || parsed.hash !== '' || !/^\/?$/.test(parsed.pathname))
    throw refuse('SMTP_URL must have nothing after the host and port');
  const host = parsed.hostname.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  if (isIP(host) === 0 && !/^(?=.{1,253}$)[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/.test(host))
    throw refuse('SMTP_URL has no valid host');
  const [user, password] = [decode(parsed.username), decode(parsed.password)];
  if ((user === '') !== (password === ''))
    throw refuse('SMTP_URL has a user without a password, or a password without a user');
  return {
    host,
    port: parsed.port === '' ? (implicitTls ? 465 : 587) : Number(parsed.port),
    implicitTls,
    requireTls: user !== '' && !isThisMachine(host),
    ...(user === '' ? {} : { login: { user, password } }),
  };
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

function parse(url: string): URL {
  try {
    return new URL(url);
  } catch {
    throw refuse(
      'SMTP_URL is not a valid URL; write ":", "@", "/", "?" and "#" in user or password as %3A, %40, %2F, %3F, %23',
    );
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw refuse('SMTP_URL has a "%" in user or password that is not part of a code; write it as %25');
  }
}

function refuse(message: string): BriefError {
  return new BriefError('usage', message, { hint: `SMTP_URL=${form}` });
}

/**
 * A server's answer on one line, without control characters and without the login in any form in which it is sent, in
 * case the server repeats it.
 */
export function withoutLogin(text: string, { login }: SmtpServer): string {
  const shown = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  if (login === undefined) return shown;
  const { user, password } = login;
  const base64 = (words: string): string => Buffer.from(words).toString('base64');
  const forms = [password, encodeURIComponent(password), base64(password), base64(`\0${user}\0${password}`), user];
  return [...forms, encodeURIComponent(user), base64(user)].reduce((words, form) => words.replaceAll(form, '…'), shown);
}
