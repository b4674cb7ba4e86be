import { describe, expect, test } from 'vitest';
import type { Inputs } from './inputs.ts';
import { changeReasons, type Look, type Origin, type Place } from './reasons.ts';

const same = {
  topic: '1',
  words: '1',
  templates: '1',
  theme: '1',
  locale: '1',
  tool: '1',
  browser: '1',
  editions: '1',
};
const before: Origin = {
  inputs: { statistics: { 'thefts-2022': 'a', 'thefts-2023': 'b' }, parts: same },
  look: { theme: 'rust', pageSize: 'A4', largePrint: false, draft: false },
  place: { comparedWith: 'edition 1', withdrawn: [] },
};

const statistics = (changed: Readonly<Record<string, string>>): Origin => ({
  ...before,
  inputs: { statistics: { ...before.inputs.statistics, ...changed }, parts: { ...same, words: '2' } },
});
const parts = (changed: Partial<Inputs['parts']>): Origin => ({
  ...before,
  inputs: { ...before.inputs, parts: { ...same, ...changed } },
});
const look = (changed: Partial<Look>, others: Partial<Inputs['parts']> = {}): Origin => ({
  ...parts(others),
  look: { ...before.look, ...changed },
});
const place = (changed: Partial<Place>, others: Partial<Inputs['parts']> = {}): Origin => ({
  ...parts({ editions: '2', ...others }),
  place: { ...before.place, ...changed },
});

describe('why an output is written again', () => {
  test.each<[string, Origin, readonly string[]]>([
    ['nothing', before, []],
    ['a value', statistics({ 'thefts-2023': 'c' }), ['1 statistic changed (thefts-2023)']],
    [
      'a value and a new one',
      statistics({ 'thefts-2023': 'c', 'arson-2023': 'd' }),
      ['2 statistics changed (arson-2023, thefts-2023)'],
    ],
    ['many values', statistics({ a: '1', b: '1', c: '1', d: '1' }), ['4 statistics changed (a, b, c, …)']],
    [
      'a statistic that is no longer printed',
      { ...before, inputs: { statistics: { 'thefts-2022': 'a' }, parts: { ...same, topic: '2', words: '2' } } },
      ['1 statistic changed (thefts-2023)', 'the topic changed'],
    ],
    ['the topic, whose words are on the page', parts({ topic: '2', words: '2' }), ['the topic changed']],
    ['the title of a source', parts({ words: '2' }), ['other words of the data changed']],
    ['the code, which may word it otherwise', parts({ words: '2', tool: '2' }), ['Briefpress changed']],
    ['the theme and the browser', parts({ theme: '2', browser: '2' }), ['the theme changed', 'the browser changed']],
    ['another theme, told once', look({ theme: 'ink' }, { theme: '2' }), ['the theme is ink, not rust']],
    ['another page', look({ pageSize: 'Letter' }), ['the page size is Letter, not A4']],
    ['large print of a draft', look({ largePrint: true, draft: true }), ['it is in large print', 'it is a draft']],
    ['that it was issued', place({ edition: 2 }), ['it is edition 2']],
    ['another edition to compare with', place({ comparedWith: 'edition 2' }), ['it is compared with edition 2']],
    ['none to compare with', place({ comparedWith: undefined }), ['it is compared with nothing']],
    ['that an edition was withdrawn', place({ comparedWith: undefined, withdrawn: [1] }), ['edition 1 was withdrawn']],
    ['a record that was changed', place({}), ['what the records of its editions say changed']],
    [
      'the topic, so that it is that edition no more',
      place({ comparedWith: 'edition 2' }, { topic: '2', words: '2' }),
      ['the topic changed'],
    ],
  ])('%s', (_, after, reasons) => {
    expect(changeReasons(before, after)).toEqual(reasons);
  });

  test('and back again', () => {
    expect(changeReasons(look({ largePrint: true, draft: true }), before)).toEqual([
      'it was in large print',
      'it was a draft',
    ]);
  });
});
