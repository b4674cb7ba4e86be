import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

/** A certificate for localhost that no system trusts. */
export const certificateFile = join(import.meta.dirname, 'smtp-tls', 'cert.pem');
export const keyFile = join(import.meta.dirname, 'smtp-tls', 'key.pem');

/** A message that the server took. */
export interface TakenMessage {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: Buffer;
  readonly encrypted: boolean;
  readonly user?: string;
}

/** How the server treats the next messages. */
export interface Behaviour {
  /** Addresses that it refuses, with what it says. */
  readonly refuse?: Readonly<Record<string, string>>;
  /**
   * What becomes of the data: taken; refused with these words; or the connection is lost when some of them, or all of
   * them, were read. `silent` reads all and never answers.
   */
  readonly data?: 'take' | 'lose-midway' | 'lose-after' | 'silent' | { readonly refuse: string };
}

export interface MailServer {
  readonly port: number;
  readonly taken: readonly TakenMessage[];
  /** Logins that were tried, right or wrong. */
  readonly logins: readonly string[];
  readonly connections: () => number;
  readonly behave: (behaviour: Behaviour) => void;
  /** Resolves once all of a message was read, whatever becomes of it. */
  readonly dataRead: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface MailServerOptions {
  readonly tls: 'starttls' | 'implicit' | 'none';
  /** Without one, anybody may send. */
  readonly login?: { readonly user: string; readonly password: string };
  /** What is said of a wrong login. */
  readonly loginFault?: string;
}

/** A mail server of this process, on a port of its own. */
export async function startMailServer(options: MailServerOptions): Promise<MailServer> {
  const { tls, login, loginFault = 'no' } = options;
  const taken: TakenMessage[] = [];
  const logins: string[] = [];
  let behaviour: Behaviour = {};
  let count = 0;
  let wasRead = (): void => {};
  let reading = new Promise<void>((resolve) => {
    wasRead = resolve;
  });
  // The sockets of its connections, which stand on top of those that were accepted: Node dies of losing those below.
  const lose = (): void => {
    for (const { _socket: socket } of server.connections) socket.destroy();
  };
  const server = new SMTPServer({
    secure: tls === 'implicit',
    key: readFileSync(keyFile),
    cert: readFileSync(certificateFile),
    disabledCommands: [...(tls === 'none' ? ['STARTTLS'] : []), ...(login === undefined ? ['AUTH'] : [])],
    authOptional: login === undefined,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    closeTimeout: 100,
    onAuth: ({ username = '', password }, _session, done) => {
      logins.push(username);
      if (username === login?.user && password === login.password) done(null, { user: username });
      else done(reply(`535 ${loginFault}`));
    },
    onRcptTo: ({ address }, _session, done) => {
      const words = behaviour.refuse?.[address];
      done(words === undefined ? null : reply(words));
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        if (behaviour.data !== 'lose-midway') return;
        stream.pause();
        // Long enough for the client to fill every buffer between.
        setTimeout(lose, 300);
      });
      stream.on('end', () => {
        wasRead();
        const { data = 'take' } = behaviour;
        if (data === 'lose-after') return lose();
        if (data === 'silent') return;
        if (typeof data === 'object') return done(reply(data.refuse));
        taken.push(describe(session, Buffer.concat(chunks)));
        done(null, 'taken');
      });
    },
  });
  server.on('error', () => {
    // Connections that a test drops.
  });
  server.server.on('connection', () => {
    count += 1;
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  return {
    port: portOf(server.server.address()),
    taken,
    logins,
    connections: () => count,
    behave: (next) => {
      behaviour = next;
      reading = new Promise((resolve) => {
        wasRead = resolve;
      });
    },
    dataRead: () => reading,
    close: async () => {
      lose();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}

/** A port on which nobody listens. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = portOf(server.address());
  server.close();
  await once(server, 'close');
  return port;
}

function portOf(address: AddressInfo | string | null): number {
  if (typeof address !== 'object' || address === null) throw new Error('the server has no port');
  return address.port;
}

/** An error that the server answers with its code and words: "550 no such user". */
function reply(words: string): Error {
  return Object.assign(new Error(words.slice(4)), { responseCode: Number(words.slice(0, 3)) });
}

function describe({ envelope, secure, user }: SMTPServerSession, raw: Buffer): TakenMessage {
  return {
    from: envelope.mailFrom === false ? '' : envelope.mailFrom.address,
    to: envelope.rcptTo.map(({ address }) => address),
    raw,
    encrypted: secure,
    ...(typeof user === 'string' ? { user } : {}),
  };
}
