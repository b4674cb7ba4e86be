import { expect, it } from 'vitest';
import { loadSmall, sourceWith } from '../testing/small-data.ts';

const bulletin = 'data/sources/bulletin.yaml';
const statistic = (id: string, unit: string): string =>
  `{ id: ${id}, measure: Something, value: 5, unit: ${unit}, place: lakeside, period: 2023, literal: "5", paragraph: 1 }`;

it('a statistic may have a built-in unit that data/units.yaml does not name', () => {
  const { statistics } = loadSmall({ [bulletin]: sourceWith(statistic('one', 'number'), statistic('two', 'index')) });
  expect([statistics.get('one')?.unit.kind, statistics.get('two')?.unit.kind]).toEqual(['count', 'index']);
});

it('a unit of the project stands before the built-in one of its id', () => {
  const { units } = loadSmall();
  expect(units.get('percent')).toMatchObject({ text: { en: '%', zh: '%' } });
  expect(units.get('percentage-points')?.kind).toBe('points');
  expect([...units.keys()].indexOf('points')).toBeLessThan([...units.keys()].indexOf('percentage-points'));
});
