import { expect, test } from 'vitest';
import { madeFrom } from '../testing/made-from.ts';
import { contentHash, withPart } from './inputs.ts';

type Changed = Parameters<typeof madeFrom>[0];
const content = (changed: Changed): string => contentHash(madeFrom(changed).inputs);

test('content does not depend on look, browser, version or baseline', () => {
  const { inputs } = madeFrom();
  for (const part of ['theme', 'fonts', 'templates', 'browser', 'tool', 'editions'] as const)
    expect(contentHash(withPart(inputs, part, 'another')), part).toBe(contentHash(inputs));
});

test('content differs with another value or other words', () => {
  expect(content({ statistics: { 'thefts-2023': 'c' } })).not.toBe(content({}));
  expect(content({ parts: { words: '2' } })).not.toBe(content({}));
});
