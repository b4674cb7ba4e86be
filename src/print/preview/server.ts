import { randomBytes } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { type PreviewState, previewPage, previewPolicy } from './page.ts';

/** What the server shows, asked for at each request. */
export interface PreviewContent {
  readonly names: () => readonly string[];
  readonly state: (name: string) => PreviewState;
  readonly html: (name: string) => string | undefined;
  readonly pdf: (name: string) => Uint8Array | undefined;
}

export interface PreviewServer {
  /** `http://127.0.0.1:40123/`, without a briefing's name. */
  readonly address: string;
  /** Sends the state of a briefing to its open pages. */
  readonly tell: (name: string) => void;
  /** Ends at once and disconnects open pages. */
  readonly close: () => void;
}

interface PreviewAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Serves previews on a free local port: for each briefing `/<name>`, `/<name>.html`, `/<name>.pdf` and
 * `/<name>.events`, and nothing else. A request by another host name is refused, so that no web page can have a name of
 * its own point here and read what is served.
 */
export async function servePreview(content: PreviewContent): Promise<PreviewServer> {
  const listeners = new Map<http.ServerResponse, string>();
  const send = (response: http.ServerResponse, name: string): boolean =>
    response.write(`data: ${JSON.stringify(content.state(name))}\n\n`);
  const server = http.createServer((request, response) => {
    const name = listenedTo(request, content, port());
    if (name === undefined) return reply(response, answer(request, content, port()), request.method === 'HEAD');
    response.writeHead(200, { ...common, 'Content-Type': 'text/event-stream' });
    listeners.set(response, name);
    response.on('close', () => listeners.delete(response));
    send(response, name);
  });
  const port = (): number => (server.address() as AddressInfo).port;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    address: `http://127.0.0.1:${port()}/`,
    tell: (name) => {
      for (const [response, wanted] of listeners) if (wanted === name) send(response, name);
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

const common = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const;

function isForUs({ headers, method }: http.IncomingMessage, port: number): boolean {
  return (
    (headers.host === `127.0.0.1:${port}` || headers.host === `localhost:${port}`) &&
    (method === 'GET' || method === 'HEAD')
  );
}

/** The briefing whose events a request asks for. */
function listenedTo(request: http.IncomingMessage, content: PreviewContent, port: number): string | undefined {
  if (!isForUs(request, port) || request.method !== 'GET') return undefined;
  return content.names().find((name) => request.url === `/${name}.events`);
}

function answer(request: http.IncomingMessage, content: PreviewContent, port: number): PreviewAnswer {
  if (!isForUs(request, port)) return plain(403, 'This preview only answers GET requests to its own address.');
  const path = (request.url ?? '').split('?')[0] ?? '';
  const names = content.names();
  const [first] = names;
  if (path === '/' && first !== undefined) return { ...plain(302, ''), headers: { Location: `/${first}` } };
  for (const name of names) {
    if (path === `/${name}`) return page(name, names);
    if (path === `/${name}.html`) return briefing(content.html(name));
    const pdf = path === `/${name}.pdf` ? content.pdf(name) : undefined;
    if (pdf !== undefined) return { status: 200, type: 'application/pdf', body: pdf };
  }
  return plain(404, 'There is no such briefing here.');
}

function page(name: string, names: readonly string[]): PreviewAnswer {
  const nonce = randomBytes(16).toString('base64');
  const headers = { 'Content-Security-Policy': previewPolicy(nonce) };
  return { status: 200, type: 'text/html; charset=utf-8', body: previewPage(name, names, nonce), headers };
}

/** The briefing has its own policy, which lets nothing run or be fetched. */
function briefing(html: string | undefined): PreviewAnswer {
  if (html === undefined) return plain(404, 'This briefing could not be made yet.');
  const headers = { 'Content-Security-Policy': "frame-ancestors 'self'; sandbox allow-same-origin" };
  return { status: 200, type: 'text/html; charset=utf-8', body: html, headers };
}

function plain(status: number, body: string): PreviewAnswer {
  return { status, type: 'text/plain; charset=utf-8', body };
}

function reply(
  response: http.ServerResponse,
  { status, type, body, headers = {} }: PreviewAnswer,
  bare: boolean,
): void {
  response.writeHead(status, {
    ...common,
    ...headers,
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(body),
  });
  response.end(bare ? undefined : body);
}
