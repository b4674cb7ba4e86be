import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../testing/small-data.ts';
import { openFont } from './open.ts';
import { unwrapWoff } from './unwrap-woff.ts';

const folder = join(projectRoot, 'node_modules/@fontsource/noto-sans-sc/files');
const read = (name: string): Uint8Array => readFileSync(join(folder, name));

test('every slice of the Chinese font can be asked for a character', () => {
  const names = readdirSync(folder).filter((name) => name.endsWith('-400-normal.woff'));
  expect(names.length).toBeGreaterThan(90);
  for (const name of names) expect.soft(() => openFont(name, read(name)).has(0x20), name).not.toThrow();
});

test('a slice that another inflate cannot read has the same widths as its WOFF2', () => {
  const [woff, woff2] = ['.woff', '.woff2'].map((type) => {
    const name = `noto-sans-sc-101-400-normal${type}`;
    return openFont(name, read(name));
  });
  for (const character of '◎〈〉乍倚') {
    const point = character.codePointAt(0) ?? 0;
    expect([character, woff?.has(point), woff?.advance(point)]).toEqual([character, true, woff2?.advance(point)]);
  }
});

test('a file that is not WOFF comes back unchanged', () => {
  const bytes = read('noto-sans-sc-101-400-normal.woff2');
  expect(unwrapWoff(bytes)).toBe(bytes);
  expect(unwrapWoff(Uint8Array.of(1, 2))).toEqual(Uint8Array.of(1, 2));
});

test('a WOFF with a damaged table is refused by name', () => {
  const bytes = Uint8Array.from(read('noto-sans-sc-101-400-normal.woff'));
  bytes.fill(0xff, 1200, 1300);
  expect(() => openFont('damaged.woff', bytes)).toThrow('damaged.woff cannot be read');
});
