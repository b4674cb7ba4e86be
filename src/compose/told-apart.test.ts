import { expect, test } from 'vitest';
import { row } from '../testing/chart-fixture.ts';
import { toldApart } from './told-apart.ts';

const context = {
  locale: { brackets: (text: string) => ` (${text})`, joins: { comma: ', ' } },
} as unknown as Parameters<typeof toldApart>[2];
const twice = ['1980', '1982'].map((period) => row({ id: `j-${period}`, label: 'Japan', period }));

test('rows of one name say what tells them apart', () => {
  const labels = toldApart('intervals', twice, context).map(({ label }) => label);
  expect(labels).toEqual(['Japan (1980)', 'Japan (1982)']);
});

test.each([
  ['rows of names of their own', 'bars', [...twice.slice(0, 1), row({ id: 'e', label: 'Europe', period: '1982' })]],
  ['a kind whose axis tells the period', 'columns', twice],
] as const)('%s stay as they are', (_, kind, rows) => {
  expect(toldApart(kind, rows, context)).toBe(rows);
});
