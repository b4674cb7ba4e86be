import { describe, expect, it } from 'vitest';
import { type ReadingOptions, TableError } from './grid.ts';
import { readJson } from './read-json.ts';

function read(text: string, options?: ReadingOptions) {
  const [sheet] = readJson(Buffer.from(text), options).sheets;
  if (sheet === undefined) throw new Error('JSON has one sheet');
  return sheet;
}

function refusal(text: string, options?: ReadingOptions): TableError {
  try {
    read(text, options);
  } catch (error) {
    if (error instanceof TableError) return error;
    throw error;
  }
  throw new Error('it was read');
}

describe('records of JSON', () => {
  it('flattens nested fields, and keeps the literals of numbers', () => {
    const { rows, records, address } = read(
      '[{"value": 1412.50, "period": {"from": "2019-01-01"}, "flag": null},\n {"value": "1,412.5", "last": true, "tags": ["x", 1e3]}]',
    );
    expect(records).toBe(true);
    expect(rows).toEqual([
      ['value', 'period.from', 'flag', 'last', 'tags.0', 'tags.1'].map((text) => ({ text })),
      [{ text: '1412.50', number: 1412.5 }, { text: '2019-01-01' }, { text: 'null' }],
      [{ text: '1,412.5' }, undefined, undefined, { text: 'true' }, { text: 'x' }, { text: '1e3', number: 1000 }],
    ]);
    expect([address(1, 0), address(1, 1), address(2, 4)]).toEqual(['/0/value', '/0/period/from', '/1/tags/0']);
  });

  it('says where a value stands in the file', () => {
    const { position } = read('[{"a": 1},\n  {"a": 22, "b": 3}]');
    expect([position(1, 0), position(2, 1), position(1, 1)]).toEqual([
      { line: 1, column: 8 },
      { line: 2, column: 18 },
      { line: 1, column: 2 },
    ]);
  });

  it.each([
    ['under a key', '{"meta": {"n": 1}, "data": [{"a": 1}]}', '/data/0/a'],
    ['beside a record, as the World Bank has it', '[{"page": 1}, [{"a": 1}]]', '/1/0/a'],
    ['under a key with signs of its own', '{"a/b~c": [{"x/y": 1}]}', '/a~1b~0c/0/x~1y'],
  ])('finds a list %s', (_, text, pointer) => {
    expect(read(text).address(1, 0)).toBe(pointer);
  });

  it('reads a key __proto__ like any other', () => {
    const { rows } = read('[{"__proto__": {"x": 1}, "constructor": 2}]');
    expect(rows[0]).toEqual([{ text: '__proto__.x' }, { text: 'constructor' }]);
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
  });

  it('keeps escapes, long texts and a byte order mark', () => {
    const long = 'x'.repeat(2_000_000);
    const { rows } = read(`\ufeff[{"a": "\\u20ac\\n\\"", "b": "${long}", "c": {}, "d": []}]`);
    expect(rows[1]?.[0]).toEqual({ text: '€\n"' });
    expect(rows[1]?.slice(1)).toEqual([{ text: long }, { text: '{}' }, { text: '[]' }]);
  });

  it('asks which of several lists is meant', () => {
    const text = '{"data": [{"a": 1}], "links": [{"b": 1}, {"b": 2}], "none": []}';
    expect(refusal(text).message).toBe(
      'the JSON has several lists of records; declare `records`: "/data" (1 record), "/links" (2 records)',
    );
    expect(read(text, { records: '/links' }).address(2, 0)).toBe('/links/1/b');
    expect(refusal(text, { records: '/nothing' }).message).toMatch(
      /at "\/nothing" of the JSON: its lists are "\/data"/,
    );
  });

  it.each([
    ['{"a": [1, 2]}', 1, 1, /no list of records at all/],
    ['[{"a": 1}, 2]', 1, 1, /no list of records at all/],
    ['[{"a": 1},\n {"a": }]', 2, 8, /not JSON: "}]" stands where a value is expected/],
    ['[{"a": 1', 1, 9, /not JSON: the file ends where "," is expected/],
    ['[{"a": 01}]', 1, 8, /not JSON/],
    ['[{"a": NaN}]', 1, 8, /not JSON/],
    ['[{"a": "x\ny"}]', 1, 8, /a text in quotes/],
    ['[{"a": 1,}]', 1, 10, /a key in quotes/],
    ['[{"a": 1}] x', 1, 12, /the end of the file/],
    ['[{"a": 1,\n "a": 2}]', 2, 2, /the key "a" is given twice/],
    ['[{"a.b": 1, "a": {"b": 2}}]', 1, 24, /two fields of the records are named "a.b"/],
    ['[{"a": 1e999}]', 1, 8, /1e999 is too large/],
    ['{"class": "collection", "link": {"item": [{"href": "x"}, {"href": "y"}]}, "more": [{"a": 1}]}', 1, 1, /several/],
  ])('refuses %j', (text, line, column, message) => {
    expect(refusal(text)).toMatchObject({ line, column, message: expect.stringMatching(message) });
  });

  it.each(['['.repeat(100_000), `${'[{"a":'.repeat(50_000)}1`])('refuses endless nesting', (text) => {
    expect(refusal(text).message).toMatch(/nested over 100 deep/);
  });

  it('refuses bytes that are not UTF-8', () => {
    expect(() => readJson(Buffer.from([0x5b, 0x22, 0xfc, 0x22, 0x5d]))).toThrow(/not utf-8/);
  });
});
