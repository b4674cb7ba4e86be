import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sha256 } from '../project/sha256.ts';
import { lookAt, openShelf, type State } from './state.ts';

let folder = '';
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'state-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const state = (name = 'a.pdf'): State => ({
  file: path.join(folder, name),
  sha256: sha256('content'),
  date: '2026-11-22',
  checkout: 'x',
  look: { theme: 'rust', pageSize: 'A4', largePrint: false, draft: false },
  place: { edition: 2, comparedWith: 'edition 1', withdrawn: [] },
  inputs: {
    statistics: { 'thefts-2023': 'a' },
    parts: {
      topic: '1',
      words: '1',
      templates: '1',
      theme: '1',
      locale: '1',
      tool: '1',
      browser: '1',
      editions: '1',
    },
  },
});

const kept = (): readonly string[] => fs.readdirSync(path.join(folder, 'topic')).sort();

test('what was kept of each output and of the last build is read again', () => {
  const shelf = openShelf(folder, 'topic');
  const [pdf, html] = [state('a.pdf'), { ...state('a.html'), date: '2025-01-01' }];
  shelf.write(pdf);
  shelf.write(html);
  shelf.writeLast({ date: '2025-01-01', content: 'c' });
  expect(shelf.read(pdf.file)).toMatchObject(pdf);
  expect(shelf.read(html.file)).toMatchObject(html);
  expect(shelf.readLast()).toMatchObject({ date: '2025-01-01', content: 'c' });
  expect(openShelf(folder, 'other').read(pdf.file)).toBeUndefined();
  expect(openShelf(folder, 'other').readLast()).toBeUndefined();
});

test.each([
  ['half of a file', '{"format":2,"date":"20'],
  ['another format', JSON.stringify({ format: 99 })],
])('%s is no state', (_, content) => {
  const shelf = openShelf(folder, 'topic');
  shelf.write(state());
  shelf.writeLast({ date: '2025-01-01', content: 'c' });
  for (const name of kept()) fs.writeFileSync(path.join(folder, 'topic', name), content);
  expect(shelf.read(state().file)).toBeUndefined();
  expect(shelf.readLast()).toBeUndefined();
});

test('the state of an output in a folder that is gone goes too', () => {
  const shelf = openShelf(folder, 'topic');
  fs.mkdirSync(path.join(folder, 'temporary'));
  shelf.write(state('temporary/a.pdf'));
  shelf.write(state());
  expect(kept()).toHaveLength(2);
  fs.rmdirSync(path.join(folder, 'temporary'));
  shelf.write(state());
  expect(kept()).toHaveLength(1);
});

test('an output is as it was written, edited or gone', () => {
  expect(lookAt(state())).toBe('gone');
  fs.writeFileSync(state().file, 'content');
  expect(lookAt(state())).toBe('as-written');
  fs.writeFileSync(state().file, 'edited');
  expect(lookAt(state())).toBe('edited');
});

test('a folder that cannot be written does no harm', () => {
  fs.writeFileSync(path.join(folder, 'taken'), 'a file');
  const shelf = openShelf(path.join(folder, 'taken'), 'topic');
  shelf.write(state());
  expect(shelf.read(state().file)).toBeUndefined();
});
