import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { askYesOrNo } from './ask.ts';

test.each([
  ['y\n', true],
  ['Yes\r\n', true],
  [' YES \n', true],
  ['n\n', false],
  ['\n', false],
  ['yesterday\n', false],
  ['', false],
])('%j is %j', async (typed, answer) => {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const asked = askYesOrNo('Send it?', input, output);
  input.end(typed);
  expect(await asked).toBe(answer);
  expect(output.read().toString()).toBe('Send it? [y/N] ');
});
