import { describe, expect, test } from 'vitest';
import { contentHash, type Inputs, sameContent, withBrowser, withEditions } from './inputs.ts';

const before: Inputs = {
  statistics: { 'thefts-2022': 'a', 'thefts-2023': 'b' },
  parts: {
    topic: '1',
    words: '1',
    templates: '1',
    theme: '1',
    locale: '1',
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

describe('content', () => {
  test('is the same under another look, browser or version', () => {
    expect(sameContent(before, parts({ theme: '2', browser: '2', tool: '2' }))).toBe(true);
  });

  test('has one hash, whatever it is compared with', () => {
    const moved = withEditions(before, 'another');
    expect(contentHash(moved)).toBe(contentHash(parts({ theme: '2' })));
    expect(contentHash(before)).not.toBe(contentHash(statistics({ 'thefts-2023': 'c' })));
    expect(contentHash(withBrowser(moved, 'another'))).toBe(contentHash(before));
  });

  test('is another with another value or other words', () => {
    expect(sameContent(before, statistics({ 'thefts-2023': 'c' }))).toBe(false);
    expect(sameContent(before, parts({ words: '2' }))).toBe(false);
  });
});
