import { Readable, Writable } from 'node:stream';

/** What Puppeteer calls a transport: one JSON message of the Chrome DevTools Protocol at a time, both ways. */
export interface PipeTransport {
  send(message: string): void;
  close(): void;
  onmessage?: (message: string) => void;
  onclose?: () => void;
}

/**
 * The transport of --remote-debugging-pipe: UTF-8 messages ended by a NUL byte. `toBrowser` is the browser's file
 * descriptor 3, `fromBrowser` its 4. A missing or broken pipe is a closed transport, never a thrown error:
 * the owner of the process knows why it broke.
 */
export function pipeTransport(toBrowser: unknown, fromBrowser: unknown): PipeTransport {
  const transport: PipeTransport = {
    send: (message) => {
      if (toBrowser instanceof Writable && toBrowser.writable) toBrowser.write(`${message}\0`);
    },
    close: () => {
      if (toBrowser instanceof Writable) toBrowser.destroy();
      if (fromBrowser instanceof Readable) fromBrowser.destroy();
    },
  };
  if (toBrowser instanceof Writable) toBrowser.on('error', () => {});
  if (!(fromBrowser instanceof Readable)) return transport;
  let pending: readonly Buffer[] = [];
  fromBrowser.on('error', () => {});
  fromBrowser.on('close', () => setImmediate(() => transport.onclose?.()));
  fromBrowser.on('data', (chunk: Buffer) => {
    const { messages, rest } = splitMessages(pending, chunk);
    pending = rest;
    // One task for each, so that what awaits an answer runs before the next message is looked at.
    for (const message of messages.filter(isObject)) setImmediate(() => transport.onmessage?.(message));
  });
  return transport;
}

/** A program that is not a browser may write anything, and Puppeteer would end the process on it. */
function isObject(message: string): boolean {
  return message.startsWith('{') && message.endsWith('}');
}

/** The whole messages in `pending` followed by `chunk`, and the bytes of the one that is not whole yet. */
export function splitMessages(
  pending: readonly Buffer[],
  chunk: Buffer,
): { readonly messages: readonly string[]; readonly rest: readonly Buffer[] } {
  const first = chunk.indexOf(0);
  if (first === -1) return { messages: [], rest: [...pending, chunk] };
  const messages = [Buffer.concat([...pending, chunk.subarray(0, first)]).toString('utf8')];
  let start = first + 1;
  for (let end = chunk.indexOf(0, start); end !== -1; end = chunk.indexOf(0, start)) {
    messages.push(chunk.toString('utf8', start, end));
    start = end + 1;
  }
  return { messages, rest: start < chunk.length ? [chunk.subarray(start)] : [] };
}
