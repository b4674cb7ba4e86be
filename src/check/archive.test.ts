import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { smallProject } from '../testing/checked.ts';
import { checkArchive } from './archive.ts';
import { findLiteral, findNumbers } from './archive-text.ts';

const text = [
  'Cases fell by 24%',
  '',
  'In 2020 the town recorded 66,000 cases, one of them twice.',
  '  The 3rd seminar drew 660 people.',
].join('\n');
const bytes = new TextEncoder().encode(text);
const sha256 = createHash('sha256').update(bytes).digest('hex');
const archive = [bytes];
const exclusions = [
  { literal: 'In 2020', paragraph: 2, kind: 'date', reason: 'the period' },
  { literal: 'one of them twice', paragraph: 2, kind: 'age-or-idiom', reason: 'a turn of phrase' },
  { literal: '3rd seminar', paragraph: 3, kind: 'name', reason: 'its name' },
];
const statistics = [
  { paragraph: 2 },
  { id: 'people', measure: 'People', value: 660, unit: 'people', literal: '660 people', paragraph: 3 },
  {
    ...{ id: 'change', measure: 'Change', value: -24, unit: 'percent', 'compared-with': 'previous-year' },
    ...{ literal: 'fell by 24%', paragraph: 1 },
  },
];
const run = (
  source: Readonly<Record<string, unknown>>,
  given: readonly Readonly<Record<string, unknown>>[] = statistics,
) =>
  checkArchive(
    smallProject({ source: { archive: { sha256 }, exclusions, ...source }, statistics: given }).data,
    archive,
  );

test('a source whose literals are all found and whose numbers are all covered', () => {
  expect(run({})).toEqual({ findings: [], literals: 6, numbers: 7, uncovered: [] });
});

test('a text that is not in the archive, and a source that names no text', () => {
  expect(run({ archive: { sha256: 'f'.repeat(64) } }).findings).toMatchObject([
    { severity: 'error', rule: 'archive-text', message: expect.stringContaining('no file in the archive') },
  ]);
  expect(run({ archive: undefined }).findings).toMatchObject([{ severity: 'warning', rule: 'archive-text' }]);
});

test.each([
  { what: 'in another paragraph', fields: { paragraph: 3 }, says: 'it is in paragraph 2' },
  { what: 'beyond the last paragraph', fields: { paragraph: 9 }, says: 'the text has only 3 paragraphs' },
  { what: 'nowhere', fields: { paragraph: 2, literal: '66,000 criminal cases' }, says: 'it is in no paragraph' },
])('a literal $what', ({ fields, says }) => {
  const [first, ...others] = statistics;
  const { findings } = run({}, [{ ...first, ...fields }, ...others]);
  expect(findings.map(({ rule }) => rule)).toEqual(['archive-literal', 'archive-uncovered']);
  expect(findings[0]?.message).toContain(says);
});

test('a literal that is cut off behind a hedge', () => {
  const cut = new TextEncoder().encode('The town recorded more than 66,000 cases.');
  const hash = createHash('sha256').update(cut).digest('hex');
  const given = (literal: string, qualifier?: string) =>
    checkArchive(
      smallProject({
        source: { archive: { sha256: hash } },
        statistics: [{ literal, ...(qualifier && { qualifier }) }],
      }).data,
      [cut],
    ).findings.map(({ message }) => message);
  expect(given('66,000 cases')).toEqual([expect.stringContaining('leaves out "more than"; quote it')]);
  expect(given('more than 66,000 cases', 'more-than')).toEqual([]);
});

test('a number that nothing covers', () => {
  const { findings, uncovered } = run({ exclusions: exclusions.slice(1) });
  expect(uncovered).toMatchObject([{ source: 'report', paragraph: 2, text: '2020' }]);
  expect(findings).toMatchObject([
    { rule: 'archive-uncovered', message: expect.stringContaining('"2020" in paragraph 2') },
  ]);
});

test('a number is covered by another statistic that names it under "also-in"', () => {
  const again = [{ source: 'report', paragraph: 2, literal: 'In 2020' }];
  const { findings } = run({ exclusions: exclusions.slice(1) }, [
    { paragraph: 2, 'also-in': again },
    ...statistics.slice(1),
  ]);
  expect(findings).toEqual([]);
});

test.each([
  { text: '1,292 cases and 24/7', numbers: ['1,292', '24/7'] },
  { text: 'Twelve initiatives, three-tiered, the second one', numbers: ['Twelve', 'three', 'second', 'one'] },
  { text: '2.719 billion, 36.6%, "10+5+8", the 20th', numbers: ['2.719', 'billion', '36.6', '10', '5', '8', '20th'] },
  { text: 'It doubled; a third of secondary schools; half', numbers: ['doubled', 'third', 'half'] },
  { text: 'someone often weighs tons', numbers: [] },
])('the numbers of "$text"', ({ text: given, numbers }) => {
  expect(findNumbers(given).map((number) => number.text)).toEqual(numbers);
});

test.each([
  { text: 'more than 180 and 80', literal: '80', starts: [18] },
  { text: '1.80 and 80.5 and 80,000', literal: '80', starts: [] },
  { text: 'in  2020,\u00a0at', literal: 'in 2020', starts: [0] },
  { text: 'over 80. Then', literal: 'over 80', starts: [0] },
])('where "$literal" is in "$text"', ({ text: given, literal, starts }) => {
  expect(findLiteral(given, literal).map(({ start }) => start)).toEqual(starts);
});
