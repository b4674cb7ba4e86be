import { describe, expect, test } from 'vitest';
import { BriefError, formatFinding } from '../project/errors.ts';
import { memoryFiles, smallProject } from '../testing/checked.ts';
import { checkEditions } from './check-editions.ts';
import { formatRecord } from './format.ts';
import { comparedWith, editionStatus } from './history.ts';
import { editionFile, loadEditions, readEditions } from './read.ts';
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

  test('are sealed, so that a change by hand is told', () => {
    const text = formatRecord(record(1));
    const read = (changed: string) => readEditions(memoryFiles({ [editionFile('thefts', 1)]: changed }), 'thefts');
    expect(read(text)).toEqual({ records: [record(1)], findings: [] });
    const { records, findings } = read(text.replace('"value": 2', '"value": 3'));
    expect(records).toEqual([]);
    expect(findings).toMatchObject([
      { severity: 'error', message: expect.stringContaining('edition 1 was changed after it was issued') },
    ]);
    const unsealed = text.replace(/ {2}"seal": .*\n/, '');
    expect(unsealed).not.toBe(text);
    expect(read(unsealed)).toMatchObject({
      records: [record(1)],
      findings: [{ severity: 'warning', message: expect.stringContaining('without a seal') }],
    });
    expect(read(unsealed.replace('"format": 1', '"format": 2')).findings).toMatchObject([{ severity: 'error' }]);
  });

  test('have their keys in order and one field a line, so that two compare well', () => {
    const text = formatRecord(record(1));
    expect(text).toBe(formatRecord(JSON.parse(text)));
    expect(text.split('\n').filter((line) => line.includes('"measure"'))).toHaveLength(2);
    expect(text.indexOf('"a": {')).toBeLessThan(text.indexOf('"b": {'));
    expect(text.indexOf('"theme"')).toBeLessThan(text.indexOf('"topic"'));
  });

  const [one, two] = [editionFile('thefts', 1), editionFile('thefts', 2)];
  const gone = (after: number) => ({ withdrawn: { date: '2024-03-01', reason: 'Why', after } });
  test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ['no JSON', { [one]: '{' }, [`${one}:1:`, 'this is not JSON']],
    ['half of a file', { [one]: formatRecord(record(1)).slice(0, 300) }, [`${one}:`, 'this is not JSON']],
    ['a comma too many', { [one]: '{\n  "format": 1,\n}' }, [`${one}:3:1: this is not JSON`]],
    ['another shape', { [one]: '{"format":1}' }, [`${one}:1:1: "briefing" is missing`]],
    [
      'a wrong field',
      { [one]: formatRecord(record(1)).replace(/"value": 1$/m, '"value": "1"') },
      [`${one}:43:16:`, '"value" must be a number'],
    ],
    [
      'another place',
      { [one]: formatRecord(record(2)) },
      ['this is the record of edition 2 of thefts, whose file is data/editions/thefts/002.json'],
    ],
    ['a gap', { [two]: formatRecord(record(2)) }, [`${two}:6:14: edition 1 is missing`]],
    [
      'a date that goes back',
      { [one]: formatRecord(record(1)), [two]: formatRecord(record(2, { date: '2023-12-31' })) },
      [`${two}:5:11: this date is before that of edition 1, 2024-01-01`],
    ],
    [
      'a withdrawal of another time',
      { [one]: formatRecord(record(1, gone(3))), [two]: formatRecord(record(2)) },
      ['"after" must be an edition from 1 to 2'],
    ],
  ])('that have %s are refused, with file, line and column', (_, given, messages) => {
    const told = readEditions(memoryFiles(given), 'thefts').findings.map(
      ({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`,
    );
    for (const message of messages) expect(told[0]).toContain(message);
    expect(() => loadEditions(memoryFiles(given), 'thefts')).toThrow(BriefError);
  });
});

function mapValues<T, R>(values: Readonly<Record<string, T>>, make: (value: T) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, make(value)]));
}

describe('check', () => {
  const check = (
    statistics: readonly Readonly<Record<string, unknown>>[],
    briefings: readonly string[] = ['thefts'],
  ) => {
    const { data } = smallProject({ statistics });
    const old = record(1);
    const from = { ...old, statistics: mapValues(old.statistics, (one) => ({ ...one, sources: ['report'] })) };
    const records = files(from, record(2, { withdrawn: { date: '2024-03-01', reason: 'Why', after: 2 } }));
    return checkEditions(records, { briefings, complete: true, data }).map(formatFinding);
  };

  test('warns of a statistic that the newest valid edition printed and the data lack, but not if only its id changed', () => {
    expect(check([{}])).toEqual([
      expect.stringMatching(/^data\/editions\/thefts\/001\.json:\d+:10: warning: "a", which edition 1 printed/),
      expect.stringMatching(/^data\/editions\/thefts\/001\.json:\d+:10: warning: "b", which edition 1 printed/),
    ]);
    const renamed = { id: 'renamed', value: 2, period: '2022', literal: '2 cases' };
    expect(check([{ id: 'b' }, renamed])).toEqual([]);
  });

  test('warns of records that belong to no briefing', () => {
    expect(check([{}], ['arson'])).toEqual([
      expect.stringContaining('editions of a briefing "thefts", which no topic makes'),
    ]);
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
      'after two in a row were withdrawn, the second of which mentioned the first',
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
      'the content of the one that was withdrawn, which is no longer that edition',
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
    const found = editionStatus(records, content);
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
  ])('compared with %s by --since lists what was withdrawn since, and still replaces the last', (_, edition, told) => {
    const records = [record(1), record(2, withdrawn(2)), record(3)];
    const other = {
      ...(edition === undefined ? {} : { edition }),
      date: '2024-01-15',
      printed: records[0] ?? record(1),
    };
    const found = comparedWith(editionStatus(records, hash(5)), other, records);
    expect(found.withdrawn.map(({ number }) => number)).toEqual(told);
    expect(found).toMatchObject({ replaces: 3, baseline: other });
  });
});
