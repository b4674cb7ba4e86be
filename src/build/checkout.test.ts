import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashCheckout, stampOf } from './checkout.ts';

let root = '';
const put = (file: string, text: string): void => {
  fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  fs.writeFileSync(path.join(root, file), text);
};

beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'checkout-'));
  put('data/sources/a.yaml', 'one');
  put('templates/topics/t.md', 'two');
  put('package.json', '{}');
});
afterEach(() => fs.rmSync(root, { recursive: true, force: true }));

test('the times of files play no part', () => {
  const before = hashCheckout(root, 'code');
  fs.utimesSync(path.join(root, 'data/sources/a.yaml'), new Date(0), new Date(0));
  expect(hashCheckout(root, 'code')).toBe(before);
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
  ['what is installed', () => put('package-lock.json', '{}')],
])('%s counts', (_, change) => {
  const before = hashCheckout(root, 'code');
  change();
  expect(hashCheckout(root, 'code')).not.toBe(before);
});

test('the code counts, and for one output the browser and the options', () => {
  expect(hashCheckout(root, 'other')).not.toBe(hashCheckout(root, 'code'));
  const stamps = [stampOf('c', 'b', 'o'), stampOf('d', 'b', 'o'), stampOf('c', 'x', 'o'), stampOf('c', 'b', 'x')];
  expect(new Set(stamps).size).toBe(stamps.length);
});

test('files outside data and templates do not count', () => {
  const before = hashCheckout(root, 'code');
  put('out/t.pdf', 'x');
  put('README.md', 'x');
  expect(hashCheckout(root, 'code')).toBe(before);
});
