import { describe, expect, test } from 'vitest';
import type { InputPart, MadeFrom } from '../manifest/made-from.ts';
import { madeFrom } from '../testing/made-from.ts';
import { changeReasons } from './reasons.ts';

const before = madeFrom();
const parts = (changed: Partial<Record<InputPart, string>>): MadeFrom => madeFrom({ parts: changed });
const statistics = (changed: Readonly<Record<string, string>>): MadeFrom =>
  madeFrom({ statistics: changed, parts: { words: '2' } });
const look = (changed: Partial<MadeFrom['look']>, others: Partial<Record<InputPart, string>> = {}): MadeFrom =>
  madeFrom({ look: { ...before.look, ...changed }, parts: others });
const place = (
  changed: Partial<Pick<MadeFrom, 'edition' | 'compared-with' | 'withdrawn'>>,
  others: Partial<Record<InputPart, string>> = {},
): MadeFrom => madeFrom({ ...changed, parts: { editions: '2', ...others } });
const { 'thefts-2023': _, ...fewer } = before.inputs.statistics;

describe('why an output is written again', () => {
  test.each<[string, MadeFrom, readonly string[]]>([
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
      { ...before, inputs: { statistics: fewer, parts: parts({ topic: '2', words: '2' }).inputs.parts } },
      ['1 statistic changed (thefts-2023)', 'the topic, or what is newest of what it names, changed'],
    ],
    ['the topic, whose words are on the page', parts({ topic: '2', words: '2' }), ['the topic changed']],
    ['the title of a source', parts({ words: '2' }), ['words from the data changed']],
    ['the code, which may word it otherwise', parts({ words: '2', tool: '2' }), ['Briefpress changed']],
    ['the theme and the browser', parts({ theme: '2', browser: '2' }), ['the theme changed', 'the browser changed']],
    ['another theme, told once', look({ theme: 'ink' }, { theme: '2', fonts: '2' }), ['the theme is ink, not rust']],
    ['another page', look({ 'page-size': 'Letter' }), ['the page size is Letter, not A4']],
    [
      'large print of a draft',
      { ...look({ 'large-print': true }), draft: true },
      ['it is in large print', 'it is a draft'],
    ],
    ['that it was issued', place({ edition: 2 }), ['it is edition 2']],
    ['another edition to compare with', place({ 'compared-with': 'edition 2' }), ['it is compared with edition 2']],
    ['none to compare with', place({ 'compared-with': null }), ['it is no longer compared with an earlier version']],
    ['that an edition was withdrawn', place({ 'compared-with': null, withdrawn: [1] }), ['edition 1 was withdrawn']],
    ['a record that was changed', place({}), ['the records of its editions changed']],
    [
      'the topic, so that it is that edition no more',
      place({ 'compared-with': 'edition 2' }, { topic: '2', words: '2' }),
      ['the topic changed'],
    ],
  ])('%s', (_, after, reasons) => {
    expect(changeReasons(before, after)).toEqual(reasons);
  });

  test('and back again', () => {
    expect(changeReasons({ ...look({ 'large-print': true }), draft: true }, before)).toEqual([
      'it was in large print',
      'it was a draft',
    ]);
  });
});
