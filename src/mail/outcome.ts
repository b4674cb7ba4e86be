import { type SmtpServer, withoutLogin } from './server.ts';

/** How one address fared. `reason` is what the server said, on one line. */
export type Outcome =
  | { readonly outcome: 'sent' }
  | { readonly outcome: 'refused' | 'unsent' | 'unknown'; readonly reason: string };

/** What an error of a connection carries. */
export interface SmtpFault {
  readonly message: string;
  readonly response?: string;
  readonly recipient?: string;
}

/** How each address fared: refused where the server said so of it, otherwise like the others. */
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

/** What an error of a connection says; of a login that was not taken, no more than the code. */
export function readFault(error: unknown): SmtpFault {
  if (typeof error !== 'object' || error === null) return { message: String(error) };
  const text = (key: 'message' | 'response' | 'recipient' | 'code'): string | undefined => {
    const value: unknown = Reflect.get(error, key);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const [response, recipient] = [text('response'), text('recipient')];
  // What a server says of a login may repeat it in forms that cannot all be known.
  const message = text('code') === 'EAUTH' ? loginRefused(response) : (text('message') ?? 'the connection failed');
  return {
    message,
    ...(response === undefined ? {} : { response }),
    ...(recipient === undefined ? {} : { recipient }),
  };
}

function loginRefused(response = ''): string {
  const code = /^\d{3}/.exec(response)?.[0];
  return code === undefined ? 'the login was not taken' : `the login was not taken (${code})`;
}
