import { describe, expect, test } from 'vitest';
import { changeReasons, contentHash, type Inputs, sameContent, withEditions } from './inputs.ts';

const before: Inputs = {
  statistics: { 'thefts-2022': 'a', 'thefts-2023': 'b' },
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

const statistics = (changed: Readonly<Record<string, string>>): Inputs => ({
  statistics: { ...before.statistics, ...changed },
  parts: { ...before.parts, words: '2' },
});

const parts = (changed: Partial<Inputs['parts']>): Inputs => ({ ...before, parts: { ...before.parts, ...changed } });

describe('why a briefing is built again', () => {
  test.each<[string, Inputs, readonly string[]]>([
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
      { ...parts({ topic: '2', words: '2' }), statistics: { 'thefts-2022': 'a' } },
      ['1 statistic changed (thefts-2023)', 'the topic changed'],
    ],
    ['the topic, whose words are on the page', parts({ topic: '2', words: '2' }), ['the topic changed']],
    ['the title of a source', parts({ words: '2' }), ['other words of the data changed']],
    ['the theme and the browser', parts({ theme: '2', browser: '2' }), ['the theme changed', 'the browser changed']],
  ])('%s', (_, after, reasons) => {
    expect(changeReasons(before, after)).toEqual(reasons);
  });
});

describe('content', () => {
  test('is the same under another look, browser or version', () => {
    expect(sameContent(before, parts({ theme: '2', browser: '2', tool: '2', options: '2' }))).toBe(true);
  });

  test('has one hash, whatever it is compared with', () => {
    const moved = withEditions(before, 'another');
    expect(contentHash(moved)).toBe(contentHash(parts({ theme: '2' })));
    expect(contentHash(before)).not.toBe(contentHash(statistics({ 'thefts-2023': 'c' })));
    expect(changeReasons(before, moved)).toEqual(['what it is compared with changed']);
  });

  test('is another with another value or other words', () => {
    expect(sameContent(before, statistics({ 'thefts-2023': 'c' }))).toBe(false);
    expect(sameContent(before, parts({ words: '2' }))).toBe(false);
  });
});
