import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { pipeTransport, splitMessages } from './pipe.ts';

describe('splitMessages', () => {
  test.each([
    ['nothing whole yet', ['{"a"'], [], '{"a"'],
    ['one message', ['{}\0'], ['{}'], ''],
    ['two messages and a start', ['1\0' + '2\0' + '3'], ['1', '2'], '3'],
    ['one message in three chunks', ['ab', 'cd', 'ef\0'], ['abcdef'], ''],
    ['an end and a start in one chunk', ['ab', 'c\0d'], ['abc'], 'd'],
  ])('%s', (_, chunks, expected, left) => {
    let rest: readonly Buffer[] = [];
    const messages = chunks.flatMap((chunk) => {
      const split = splitMessages(rest, Buffer.from(chunk));
      rest = split.rest;
      return split.messages;
    });
    expect(messages).toEqual(expected);
    expect(Buffer.concat([...rest]).toString()).toBe(left);
  });

  test('does not break a character that two chunks share', () => {
    const bytes = Buffer.from('"成都"\0');
    const first = splitMessages([], bytes.subarray(0, 3));
    expect(splitMessages(first.rest, bytes.subarray(3)).messages).toEqual(['"成都"']);
  });
});

describe('pipeTransport', () => {
  test('ends what it sends with NUL, hands on what arrives, and tells when the other side is gone', async () => {
    const [toBrowser, fromBrowser] = [new PassThrough(), new PassThrough()];
    const transport = pipeTransport(toBrowser, fromBrowser);
    const got: string[] = [];
    transport.onmessage = (message) => got.push(message);
    const closed = new Promise<void>((resolve) => {
      transport.onclose = resolve;
    });
    transport.send('{"id":1}');
    fromBrowser.write('{"id":1,"result":{}}\0');
    expect(String(toBrowser.read())).toBe('{"id":1}\0');
    fromBrowser.end();
    await closed;
    expect(got).toEqual(['{"id":1,"result":{}}']);
  });

  test('sending after the other side is gone throws nothing', () => {
    const toBrowser = new PassThrough();
    toBrowser.destroy();
    expect(() => pipeTransport(toBrowser, undefined).send('{}')).not.toThrow();
  });
});
