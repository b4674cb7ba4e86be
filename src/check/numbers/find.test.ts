import { expect, test } from 'vitest';
import { findNumbers } from './find.ts';

const nouns = new Set(['case', 'theft', 'fall', 'fälle', 'cas', '起']);

test.each([
  ['en', 'Dozens of thefts were solved.', ['Dozens error']],
  ['en', 'A dozen or so pages.', ['A dozen warning']],
  ['en', 'No one of the two reports is 24/7.', []],
  ['en', 'Cases doubled, a third of them in shops.', ['doubled error', 'a third error']],
  ['en', 'In the third quarter nothing was said.', []],
  ['de', 'Die Hälfte der Fälle blieb offen.', ['Hälfte error']],
  ['de', 'Die Zahl hat sich verdoppelt; zwölf Fälle kamen dazu.', ['verdoppelt error', 'zwölf error']],
  ['de', 'In der ersten Hälfte des Jahres geschah nichts.', []],
  ['fr', 'La moitié des cas, deux tiers des vols.', ['moitié error', 'deux tiers error']],
  ['fr', 'Une vingtaine de personnes.', ['vingtaine warning']],
  ['zh', '三万八千起，百分之四十二。', ['三万八千 error', '百分之四十二 error']],
  ['zh', '第一次公布，十分重要。', []],
  ['pl', 'Połowa spraw, 38 000 spraw.', ['38 error', '000 error']],
])('%s: %s', (language, text, expected) => {
  const found = findNumbers(text, { language, nouns }).map(({ number, severity }) => `${number} ${severity}`);
  expect(found).toEqual(expected);
});
