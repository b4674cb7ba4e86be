import { describe, expect, test } from 'vitest';
import { chooseDate, type Dates, decide, type Situation } from './decide.ts';
import type { Origin } from './reasons.ts';

const parts = {
  topic: '1',
  words: '1',
  templates: '1',
  theme: '1',
  locale: '1',
  tool: '1',
  browser: '1',
  editions: '1',
};
const origin: Origin = {
  inputs: { statistics: { 'thefts-2023': 'b' }, parts },
  look: { theme: 'rust', pageSize: 'A4', largePrint: false, draft: false },
  place: { withdrawn: [] },
};
const changed: Origin = {
  ...origin,
  inputs: { statistics: { 'thefts-2023': 'c' }, parts: { ...parts, words: '2' } },
};
const enlarged: Origin = { ...origin, look: { ...origin.look, largePrint: true } };
const state = { ...origin, file: '/a.pdf', sha256: 'x', date: '2026-01-02', checkout: 'y' };
const usual: Situation = { origin, date: '2026-01-02', state, output: 'as-written', force: false };

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

describe('whether an output is written', () => {
  test.each<[string, Partial<Situation>, readonly string[] | undefined]>([
    ['nothing changed', {}, undefined],
    ['nothing is known of it', { state: undefined, output: 'gone' }, []],
    [
      'a statistic changed, and the date with it',
      { origin: changed, date: '2026-11-22' },
      ['1 statistic changed (thefts-2023)'],
    ],
    ['the look changed', { origin: enlarged }, ['it is in large print']],
    [
      'the look changed, and another date is asked for',
      { origin: enlarged, date: '2025-05-05' },
      ['it is in large print', 'the date is 2025-05-05'],
    ],
    ['another date is asked for', { date: '2025-05-05' }, ['the date is 2025-05-05']],
    ['the file is gone', { output: 'gone' }, ['its file is gone']],
    ['the file was edited', { output: 'edited' }, ['its file is not as it was written']],
    ['it is forced', { force: true }, ['--force']],
    ['it is forced, and nothing is known', { state: undefined, force: true }, ['--force']],
  ])('%s', (_, situation, reasons) => {
    const decision = decide({ ...usual, ...situation });
    expect(decision).toEqual({ build: reasons !== undefined, reasons: reasons ?? [] });
  });
});
