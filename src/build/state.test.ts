import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Cache } from '../project/cache.mjs';
import { removeFolder, temporaryFolder } from '../testing/browser.ts';
import { madeFrom } from '../testing/made-from.ts';
import { hashInputs, openState } from './state.ts';

/** A cache that lasts as long as a test. */
function newCache(): Cache {
  const entries = new Map<string, Buffer>();
  return {
    folder: undefined,
    read: (name) => entries.get(name),
    write: (name, content) => entries.set(name, Buffer.from(content)),
    sweep: () => {},
  };
}

describe('what a file would be made from', () => {
  test('is known for what was kept, and for nothing else', () => {
    const state = openState(newCache());
    state.keep('a', madeFrom(), true);
    expect(state.isSame('a', madeFrom())).toBe(true);
    expect(state.isSame('b', madeFrom())).toBe(false);
    for (const other of [
      madeFrom({ published: '2026-01-03' }),
      madeFrom({ draft: true }),
      madeFrom({ edition: 1 }),
      madeFrom({ 'compared-with': null }),
      madeFrom({ withdrawn: [1] }),
      madeFrom({ look: { theme: 'rust', 'page-size': 'Letter', 'large-print': false } }),
      madeFrom({ statistics: { 'thefts-2023': 'c' } }),
      madeFrom({ parts: { editions: '2' } }),
    ])
      expect(state.isSame('a', other)).toBe(false);
  });

  test('takes the date of the existing file unless something fixes it', () => {
    const state = openState(newCache());
    state.keep('a', madeFrom(), false);
    expect(state.isSame('a', madeFrom({ published: '2026-01-03' }))).toBe(true);
    expect(state.isSame('a', madeFrom({ draft: true }))).toBe(false);
  });
});

describe('the hash of all inputs', () => {
  let [root, engine] = ['', ''];
  const put = (file: string, text: string): void => {
    fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    fs.writeFileSync(path.join(root, file), text);
  };
  beforeEach(() => {
    root = temporaryFolder();
    engine = path.join(root, 'engine');
    put('data/sources/a.yaml', 'one');
    put('templates/topics/t.md', 'two');
    put('engine/templates/briefing.hbs', 'three');
  });
  afterEach(() => removeFolder(root));

  test('ignores file times and files outside data and templates', () => {
    const before = hashInputs({ root, engine });
    fs.utimesSync(path.join(root, 'data/sources/a.yaml'), new Date(0), new Date(0));
    put('out/t.pdf', 'x');
    put('README.md', 'x');
    expect(hashInputs({ root, engine })).toBe(before);
  });

  test.each<[string, () => void]>([
    ['a content', () => put('data/sources/a.yaml', 'ONE')],
    ['a new file', () => put('templates/partials/x.hbs', '')],
    ['a file that is gone', () => fs.rmSync(path.join(root, 'templates/topics/t.md'))],
    [
      'another name',
      () => fs.renameSync(path.join(root, 'data/sources/a.yaml'), path.join(root, 'data/sources/b.yaml')),
    ],
    ['a text that moved to the next file', () => [put('data/sources/a.yaml', 'on'), put('data/sources/b.yaml', 'e')]],
    ["the engine's template", () => put('engine/templates/briefing.hbs', 'THREE')],
  ])('counts %s', (_, change) => {
    const before = hashInputs({ root, engine });
    change();
    expect(hashInputs({ root, engine })).not.toBe(before);
  });
});
