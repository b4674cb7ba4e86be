import { expect, test } from 'vitest';
import { createPlaceFinder, isTotal } from './find-place.ts';

test.each([
  ['Total', true],
  ['City total', true],
  ['Grand total', true],
  ['Total of all areas', true],
  ['All districts', true],
  ['Insgesamt', true],
  ['Total general', true],
  ['Todos los distritos', true],
  ['Zusammen', true],
  ['Gesamtstadt', true],
  ['Ensemble', true],
  ['Total des communes', true],
  ['合计', true],
  ['全市合计', true],
  ['Totnes', false],
  ['Allerton', false],
  ['All Saints', false],
  ['Zusamaltheim', false],
  ['Total Valley', false],
  ['合肥', false],
  ['Summerfield', false],
])('"%s" is a total: %s', (name, expected) => {
  expect(isTotal(name)).toBe(expected);
});

test('a total that a description makes a place of is of several', () => {
  const finder = createPlaceFinder(new Map());
  const at = () => ({ file: 'a.yaml', line: 1, column: 1 });
  const levels = ['Holm', 'Total'].map((name) => finder.make(name, { level: 'town', language: 'en' }, at)?.level);
  expect(levels).toEqual(['town', 'several']);
});
