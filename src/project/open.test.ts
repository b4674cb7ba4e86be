import { expect, it } from 'vitest';
import { opener } from './open.ts';

it.each([
  ['linux', ['xdg-open']],
  ['freebsd', ['xdg-open']],
  ['darwin', ['open']],
  ['win32', ['rundll32', 'url.dll,FileProtocolHandler']],
] as const)('on %s files are opened by %s, and by no shell', (platform, words) => {
  expect(opener(platform)).toEqual(words);
});
