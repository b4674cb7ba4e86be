import { expect, it } from 'vitest';
import { row } from '../testing/chart-fixture.ts';
import { smallLocale } from '../testing/small-data.ts';
import { timelineKey } from './mark-key.ts';

const day = row({ id: 'day', start: '2023-05-15', end: '2023-05-15' });
const month = row({ id: 'month', start: '2023-02-01', end: '2023-02-28' });
const undated = row({ id: 'undated', start: undefined, end: undefined });

it.each([
  [[day], 'Dot: one day.'],
  [[month], 'Bar: from the first day of the date to its last.'],
  [[day, month, undated], 'Bar: from the first day of the date to its last; dot: one day; no mark: date not stated.'],
])('tells what the marks of a timeline mean, and of no others', (rows, expected) => {
  expect(timelineKey(rows, { locale: smallLocale })).toBe(expected);
});
