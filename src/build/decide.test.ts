import { describe, expect, test } from 'vitest';
import { madeFrom } from '../testing/made-from.ts';
import { chooseDate, type Dates, decide } from './decide.ts';

const changed = madeFrom({ published: '2026-11-22', statistics: { 'thefts-2023': 'c' }, parts: { words: '2' } });
const enlarged = { look: { theme: 'rust', 'page-size': 'A4', 'large-print': true } } as const;

describe('the date of publication', () => {
  const all: Dates = { asked: '2021-01-01', issued: '2022-02-02', kept: '2023-03-03', today: '2024-04-04' };
  test.each<[string, Partial<Dates>, string]>([
    ['the one that was asked for', {}, '2021-01-01'],
    ['else that of the issued edition', { asked: undefined }, '2022-02-02'],
    ['else that of the last build of the content', { asked: undefined, issued: undefined }, '2023-03-03'],
    ['else today', { asked: undefined, issued: undefined, kept: undefined }, '2024-04-04'],
  ])('is %s', (_, dates, date) => {
    expect(chooseDate({ ...all, ...dates })).toBe(date);
  });
});

test.each<[string, ReturnType<typeof decide>, readonly string[] | undefined]>([
  ['nothing changed', decide(madeFrom(), madeFrom(), false), undefined],
  ['there is no file', decide('gone', madeFrom(), false), []],
  ['what it was made from is not known', decide('unknown', madeFrom(), false), []],
  ['the file was edited', decide('edited', madeFrom(), false), ['its file was changed after it was written']],
  [
    'a statistic changed, and the date with it',
    decide(madeFrom(), changed, false),
    ['1 statistic changed (thefts-2023)'],
  ],
  ['the look changed', decide(madeFrom(), madeFrom(enlarged), false), ['it is in large print']],
  [
    'the look changed, and another date is asked for',
    decide(madeFrom(), madeFrom({ ...enlarged, published: '2025-05-05' }), false),
    ['it is in large print', 'the date is 2025-05-05'],
  ],
  [
    'another date is asked for',
    decide(madeFrom(), madeFrom({ published: '2025-05-05' }), false),
    ['the date is 2025-05-05'],
  ],
  ['it is forced', decide(madeFrom(), madeFrom(), true), ['--force']],
  ['it is forced, and there is no file', decide('gone', madeFrom(), true), ['--force']],
])('whether a file is written: %s', (_, decision, reasons) => {
  expect(decision).toEqual({ build: reasons !== undefined, reasons: reasons ?? [] });
});
