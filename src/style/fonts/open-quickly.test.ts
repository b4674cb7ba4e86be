import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../testing/small-data.ts';
import { openFont } from './open.ts';
import { openQuickly } from './open-quickly.ts';

const packages = join(projectRoot, 'node_modules/@fontsource');
const read = (name: string): Uint8Array => readFileSync(join(packages, name));

const every = ['source-sans-3', 'source-serif-4', 'noto-sans-sc'].flatMap((family) =>
  readdirSync(join(packages, family, 'files'))
    .filter((name) => /(-latin|-latin-ext|-greek|-1\d\d|-4)-(400|700)-normal\.woff$/.test(name))
    .map((name) => `${family}/files/${name}`),
);

test.each(every)('%s is as the whole reader has it', (name) => {
  const [quick, whole] = [openQuickly(name, read(name)), openFont(name, read(name))];
  expect([quick.name, quick.variable]).toEqual([whole.name, whole.variable]);
  const points = [
    ...Array(0x2200).keys(),
    ...Array.from({ length: 0x600 }, (_, index) => 0x4e00 + index * 13),
    0x20000,
  ];
  const had = points.filter((point) => quick.has(point));
  expect(had).toEqual(points.filter((point) => whole.has(point)));
  expect(had.length).toBeGreaterThan(0);
  for (const point of had) expect(quick.advance(point)).toBe(whole.advance(point));
});

test('WOFF2 is left to the whole reader', () => {
  const name = 'source-sans-3/files/source-sans-3-latin-400-normal.woff2';
  expect(openQuickly(name, read(name)).has(0x41)).toBe(true);
});

test('what is no font is refused by name', () => {
  expect(() => openQuickly('x.woff', Uint8Array.of(1, 2, 3))).toThrow('x.woff cannot be read');
});
