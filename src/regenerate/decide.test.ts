import { describe, expect, test } from 'vitest';
import { decide, type Situation } from './decide.ts';
import type { Inputs } from './inputs.ts';

const inputs: Inputs = {
  statistics: { 'thefts-2023': 'b' },
  parts: {
    topic: '1',
    words: '1',
    templates: '1',
    theme: '1',
    locale: '1',
    options: '1',
    tool: '1',
    browser: '1',
    editions: '1',
  },
};
const changed: Inputs = { statistics: { 'thefts-2023': 'c' }, parts: { ...inputs.parts, words: '2' } };
const restyled: Inputs = { ...inputs, parts: { ...inputs.parts, theme: '2' } };
const state = { date: '2026-01-02', checkout: 'x', inputs, outputs: {} };
const usual: Situation = { inputs, state, outputsStand: true, force: false, askedDate: undefined, today: '2026-11-22' };

describe('whether a briefing is built, and with what date', () => {
  test.each<[string, Partial<Situation>, boolean, string]>([
    ['nothing changed', {}, false, '2026-01-02'],
    ['nothing is known', { state: undefined }, true, '2026-11-22'],
    ['nothing is known, and a date is asked for', { state: undefined, askedDate: '2025-05-05' }, true, '2025-05-05'],
    ['a statistic changed, so the date moves', { inputs: changed }, true, '2026-11-22'],
    ['the look changed, so the date stays', { inputs: restyled }, true, '2026-01-02'],
    ['the file is gone', { outputsStand: false }, true, '2026-01-02'],
    ['it is forced', { force: true }, true, '2026-01-02'],
    ['another date is asked for', { askedDate: '2025-05-05' }, true, '2025-05-05'],
    ['it was issued', { issued: '2026-01-02' }, false, '2026-01-02'],
    ['it was issued on another date, and is unknown', { state: undefined, issued: '2025-01-02' }, true, '2025-01-02'],
    [
      'it was issued, and another date is asked for',
      { issued: '2026-01-02', askedDate: '2025-05-05' },
      true,
      '2025-05-05',
    ],
    ['the same date is asked for', { askedDate: '2026-01-02' }, false, '2026-01-02'],
  ])('%s', (_, situation, build, date) => {
    const decision = decide({ ...usual, ...situation });
    expect({ build: decision.build, date: decision.date }).toEqual({ build, date });
    const known = { ...usual, ...situation }.state !== undefined;
    expect(decision.reasons.length > 0).toBe(build && (known || situation.force === true));
  });

  test('says why', () => {
    expect(decide({ ...usual, inputs: changed, outputsStand: false }).reasons).toEqual([
      '1 statistic changed (thefts-2023)',
      'its file is gone, or not as it was written',
    ]);
  });
});
