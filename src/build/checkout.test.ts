import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashCheckout, stampOf } from './checkout.ts';

let root = '';
let engine = '';
const put = (file: string, text: string, base = root): void => {
  fs.mkdirSync(path.dirname(path.join(base, file)), { recursive: true });
  fs.writeFileSync(path.join(base, file), text);
};

beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'checkout-'));
  put('data/sources/a.yaml', 'one');
  put('templates/topics/t.md', 'two');
  engine = fs.mkdtempSync(path.join(os.tmpdir(), 'engine-'));
  put('templates/briefing.hbs', 'three', engine);
});
afterEach(() => {
  for (const folder of [root, engine]) fs.rmSync(folder, { recursive: true, force: true });
});

test('the times of files play no part', () => {
  const before = hashCheckout({ root, engine }, 'code');
  fs.utimesSync(path.join(root, 'data/sources/a.yaml'), new Date(0), new Date(0));
  expect(hashCheckout({ root, engine }, 'code')).toBe(before);
});

test.each<[string, () => void]>([
  ['a content', () => put('data/sources/a.yaml', 'ONE')],
  ['a new file', () => put('templates/partials/x.hbs', '')],
  ['a file that is gone', () => fs.rmSync(path.join(root, 'templates/topics/t.md'))],
  ['another name', () => fs.renameSync(path.join(root, 'data/sources/a.yaml'), path.join(root, 'data/sources/b.yaml'))],
  [
    'a text that moved from one file to the next',
    () => [put('data/sources/a.yaml', 'on'), put('data/sources/b.yaml', 'e')],
  ],
  ['a template of the engine', () => put('templates/briefing.hbs', 'four', engine)],
])('%s counts', (_, change) => {
  const before = hashCheckout({ root, engine }, 'code');
  change();
  expect(hashCheckout({ root, engine }, 'code')).not.toBe(before);
});

test('the code counts, and for one output the browser and the options', () => {
  expect(hashCheckout({ root, engine }, 'other')).not.toBe(hashCheckout({ root, engine }, 'code'));
  const stamps = [stampOf('c', 'b', 'o'), stampOf('d', 'b', 'o'), stampOf('c', 'x', 'o'), stampOf('c', 'b', 'x')];
  expect(new Set(stamps).size).toBe(stamps.length);
});

test('files outside data and templates do not count', () => {
  const before = hashCheckout({ root, engine }, 'code');
  put('out/t.pdf', 'x');
  put('README.md', 'x');
  expect(hashCheckout({ root, engine }, 'code')).toBe(before);
});
