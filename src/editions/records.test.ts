import { describe, expect, test } from 'vitest';
import { BriefError } from '../errors.ts';
import { memoryFiles } from '../testing/checked.ts';
import { comparedWith, standing } from './history.ts';
import { editionFile, formatRecord, loadEditions } from './load.ts';
import type { EditionRecord } from './schema.ts';

const hash = (digit: number): string => String(digit).repeat(64);

function record(edition: number, fields: Partial<EditionRecord> = {}): EditionRecord {
  return {
    format: 1,
    briefing: 'thefts',
    edition,
    date: `2024-0${edition}-01`,
    language: 'en-GB',
    title: 'Thefts',
    content: hash(edition),
    pdf: hash(9),
    browser: 'embedded 1',
    inputs: { topic: 'b', theme: 'a' },
    statistics: {
      b: { measure: 'M', place: 'P', period: '2023', value: 1, unit: 'cases', printed: '1 case', sources: ['s'] },
      a: { measure: 'M', place: 'P', period: '2022', value: 2, unit: 'cases', printed: '2 cases', sources: ['s'] },
    },
    sections: [{ id: 'z', title: 'Z', words: hash(1) }],
    ...fields,
  };
}

function files(...records: readonly EditionRecord[]) {
  return memoryFiles(Object.fromEntries(records.map((one) => [editionFile('thefts', one.edition), formatRecord(one)])));
}

describe('the records of editions', () => {
  test('are read as they were written, the first one first', () => {
    const two = [record(1), record(2, { withdrawn: { date: '2024-03-01', reason: 'Why', after: 2 } })];
    expect(loadEditions(files(...two), 'thefts')).toEqual(two);
    expect(loadEditions(files(), 'thefts')).toEqual([]);
  });

  test('have their keys in order and one statistic a line, so that two compare well', () => {
    const text = formatRecord(record(1));
    expect(text).toBe(formatRecord(JSON.parse(text)));
    expect(text.split('\n').filter((line) => line.includes('"measure"'))).toHaveLength(2);
    expect(text.indexOf('"a": { "measure"')).toBeLessThan(text.indexOf('"b": { "measure"'));
    expect(text.indexOf('"theme"')).toBeLessThan(text.indexOf('"topic"'));
  });

  test.each<[string, Readonly<Record<string, string>>, RegExp]>([
    ['no JSON', { 'data/editions/thefts/001.json': '{' }, /it is not JSON/],
    ['another shape', { 'data/editions/thefts/001.json': '{"format":1}' }, /briefing/],
    ['another place', { 'data/editions/thefts/001.json': formatRecord(record(2)) }, /edition 2 of thefts/],
    ['a gap', { 'data/editions/thefts/002.json': formatRecord(record(2)) }, /edition 1 is missing/],
  ])('that have %s are refused', (_, given, message) => {
    const findings = (): readonly string[] => {
      try {
        loadEditions(memoryFiles(given), 'thefts');
        return [];
      } catch (error) {
        if (error instanceof BriefError) return error.findings.map((finding) => finding.message);
        throw error;
      }
    };
    expect(findings().join('\n')).toMatch(message);
  });
});

describe('a briefing among its editions', () => {
  const withdrawn = (after: number) => ({ withdrawn: { date: '2024-03-01', reason: 'Why', after } });
  test.each<[string, readonly EditionRecord[], string, unknown]>([
    ['before the first', [], hash(1), { withdrawn: [] }],
    ['the first', [record(1)], hash(1), { edition: { number: 1, date: '2024-01-01' }, withdrawn: [] }],
    ['after the first', [record(1)], hash(5), { baseline: { edition: 1 }, withdrawn: [] }],
    [
      'the second',
      [record(1), record(2)],
      hash(2),
      { edition: { number: 2 }, baseline: { edition: 1 }, withdrawn: [] },
    ],
    ['the content of the first again', [record(1), record(2)], hash(1), { baseline: { edition: 2 }, withdrawn: [] }],
    [
      'after one that was withdrawn, compared with the one that stands',
      [record(1), record(2, withdrawn(2))],
      hash(5),
      { replaces: 1, baseline: { edition: 1 }, withdrawn: [{ number: 2, reason: 'Why' }] },
    ],
    [
      'after the only one was withdrawn',
      [record(1, withdrawn(1))],
      hash(5),
      { withdrawn: [{ number: 1, reason: 'Why' }] },
    ],
    [
      'after two in a row were withdrawn, of which the second told of the first',
      [record(1), record(2, withdrawn(2)), record(3, withdrawn(3))],
      hash(5),
      {
        baseline: { edition: 1 },
        withdrawn: [
          { number: 2, reason: 'Why' },
          { number: 3, reason: 'Why' },
        ],
      },
    ],
    [
      'after an older one was withdrawn',
      [record(1, withdrawn(2)), record(2)],
      hash(5),
      { baseline: { edition: 2 }, withdrawn: [{ number: 1, reason: 'Why' }] },
    ],
    [
      'the content of the one that was withdrawn, which is that edition no more',
      [record(1), record(2, withdrawn(2))],
      hash(2),
      { baseline: { edition: 1 }, withdrawn: [{ number: 2, reason: 'Why' }] },
    ],
    [
      'the same content issued again',
      [record(1), record(2, withdrawn(2)), record(3, { content: hash(2) })],
      hash(2),
      { edition: { number: 3 }, baseline: { edition: 1 }, withdrawn: [{ number: 2, reason: 'Why' }] },
    ],
    [
      'the second, when the first was withdrawn after it was issued',
      [record(1, withdrawn(2)), record(2)],
      hash(2),
      { edition: { number: 2 }, baseline: { edition: 1 }, withdrawn: [] },
    ],
    [
      'the one that said so',
      [record(1, withdrawn(1)), record(2)],
      hash(2),
      { edition: { number: 2 }, withdrawn: [{ number: 1, reason: 'Why' }] },
    ],
  ])('%s', (_, records, content, expected) => {
    const found = standing(records, content);
    expect(found).toMatchObject(expected as object);
    expect(found.replaces).toBe(found.baseline?.edition);
    expect(found.edition === undefined).toBe(!Object.hasOwn(expected as object, 'edition'));
    expect(found.baseline === undefined).toBe(!Object.hasOwn(expected as object, 'baseline'));
  });

  test.each<[string, number | undefined, readonly number[]]>([
    ['one that stands', 1, [2]],
    ['one that was withdrawn', 2, [2]],
    ['a later one', 3, []],
    ['a file that was not issued, as without --since', undefined, []],
  ])('compared with %s by --since tells what was withdrawn since, and still replaces the last', (_, edition, told) => {
    const records = [record(1), record(2, withdrawn(2)), record(3)];
    const other = {
      ...(edition === undefined ? {} : { edition }),
      date: '2024-01-15',
      printed: records[0] ?? record(1),
    };
    const found = comparedWith(standing(records, hash(5)), other, records);
    expect(found.withdrawn.map(({ number }) => number)).toEqual(told);
    expect(found).toMatchObject({ replaces: 3, baseline: other });
  });
});
