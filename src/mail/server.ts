import { isIP } from 'node:net';
import { BriefError } from '../project/errors.ts';

/** The server that takes messages. It holds a password: it is never printed, logged or written. */
export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; otherwise STARTTLS. */
  readonly implicitTls: boolean;
  /** Whether nothing is sent where the server offers no STARTTLS. */
  readonly requireTls: boolean;
  readonly login?: { readonly user: string; readonly password: string };
}

const form = 'smtp://user:password@mail.example.org:587 (STARTTLS) or smtps://user:password@mail.example.org (TLS)';

/**
 * The server that SMTP_URL names: `smtp://` or `smtps://`, with user and password percent-encoded where there are any,
 * and a port where it is not 587 or 465. A login is sent over TLS alone, but to this very machine.
 * @throws BriefError usage; its words never hold a part of the URL.
 */
export function readServer(url: string | undefined): SmtpServer {
  if (url === undefined || url === '') throw refuse('--send needs a server: SMTP_URL is not set');
  const parsed = parse(url);
  const implicitTls = parsed.protocol === 'smtps:' || parsed.port === '465';
  if (parsed.protocol !== 'smtps:' && parsed.protocol !== 'smtp:')
    throw refuse('SMTP_URL does not begin with smtp:// or smtps://');
  if (parsed.search !== '' || parsed.hash !== '' || !/^\/?$/.test(parsed.pathname))
    throw refuse('SMTP_URL has something behind host and port, which means nothing here');
  const host = parsed.hostname.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  if (isIP(host) === 0 && !/^(?=.{1,253}$)[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/.test(host))
    throw refuse('SMTP_URL has no host, or one that is no name');
  const [user, password] = [decode(parsed.username), decode(parsed.password)];
  if ((user === '') !== (password === '')) throw refuse('SMTP_URL has a user without a password, or the reverse');
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
      'SMTP_URL is no URL; a ":", "@", "/", "?" or "#" in user or password is written %3A, %40, %2F, %3F, %23',
    );
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw refuse('SMTP_URL has a "%" in user or password that begins no code; write it %25');
  }
}

function refuse(message: string): BriefError {
  return new BriefError('usage', message, { hint: `SMTP_URL=${form}` });
}

/**
 * What a server said, on one line, without what could steer a terminal, and without the login in any form that it is
 * sent in, should the server repeat it.
 */
export function withoutLogin(text: string, { login }: SmtpServer): string {
  const shown = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  if (login === undefined) return shown;
  const { user, password } = login;
  const base64 = (words: string): string => Buffer.from(words).toString('base64');
  const forms = [password, encodeURIComponent(password), base64(password), base64(`\0${user}\0${password}`), user];
  return [...forms, encodeURIComponent(user), base64(user)].reduce((words, form) => words.replaceAll(form, '…'), shown);
}
