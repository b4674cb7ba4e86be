import { type SmtpServer, withoutLogin } from './server.ts';

/** The outcome for one address. `reason` is the server's answer, on one line. */
export type Outcome =
  | { readonly outcome: 'sent' }
  | { readonly outcome: 'refused' | 'unsent' | 'unknown'; readonly reason: string };

/** The content of a connection's error. */
export interface SmtpFault {
  readonly message: string;
  readonly response?: string;
  readonly recipient?: string;
}

/** The outcome for each address: `refused` if the server refused that address, otherwise the common outcome. */
export function judge({
  to,
  refused,
  otherwise,
  server,
}: {
  readonly to: readonly string[];
  /** The errors that name an address. */
  readonly refused: readonly unknown[];
  readonly otherwise: Outcome;
  readonly server: SmtpServer;
}): ReadonlyMap<string, Outcome> {
  const reasons = new Map(
    refused.map(readFault).map(({ recipient = '', response, message }) => [recipient, response ?? message]),
  );
  return new Map(
    to.map((address): [string, Outcome] => {
      const reason = reasons.get(address);
      return [address, reason === undefined ? otherwise : { outcome: 'refused', reason: withoutLogin(reason, server) }];
    }),
  );
}

/** The content of a connection's error; for a refused login, only the code. */
export function readFault(error: unknown): SmtpFault {
  if (typeof error !== 'object' || error === null) return { message: String(error) };
  const text = (key: 'message' | 'response' | 'recipient' | 'code'): string | undefined => {
    const value: unknown = Reflect.get(error, key);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const [response, recipient] = [text('response'), text('recipient')];
  // The server's answer may repeat the login in forms that cannot all be recognised.
  const message = text('code') === 'EAUTH' ? loginRefused(response) : (text('message') ?? 'the connection failed');
  return {
    message,
    ...(response === undefined ? {} : { response }),
    ...(recipient === undefined ? {} : { recipient }),
  };
}

function loginRefused(response = ''): string {
  const code = /^\d{3}/.exec(response)?.[0];
  return code === undefined ? 'the login was refused' : `the login was refused (${code})`;
}
