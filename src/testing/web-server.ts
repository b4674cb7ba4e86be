import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request that a test's server got. */
export interface ReceivedRequest {
  readonly url: string;
  readonly headers: http.IncomingHttpHeaders;
}

/** A server of this machine that answers as a test wants. */
export interface WebServer {
  /** Such as http://localhost:40123 */
  readonly origin: string;
  readonly requested: ReceivedRequest[];
  /** What answers the requests from now on. */
  answer: http.RequestListener;
  readonly close: () => Promise<void>;
}

/** Starts a server at a free port of 127.0.0.1. */
export async function startWebServer(): Promise<WebServer> {
  const requested: ReceivedRequest[] = [];
  const server = http.createServer((request, response) => {
    requested.push({ url: request.url ?? '', headers: request.headers });
    started.answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const started: WebServer = {
    origin: `http://127.0.0.1:${port}`,
    requested,
    answer: (_, response) => response.end(),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return started;
}
