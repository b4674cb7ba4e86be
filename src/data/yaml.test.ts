import { describe, expect, it } from 'vitest';
import { BriefError, formatFinding } from '../project/errors.ts';
import { parseYaml } from './yaml.ts';

const start = { file: 'a.yaml', line: 1, column: 1 };

function findingsOf(text: string): readonly string[] {
  try {
    parseYaml(text, start);
    return [];
  } catch (error) {
    if (!(error instanceof BriefError)) throw error;
    return error.findings.map(formatFinding);
  }
}

describe('YAML with positions', () => {
  const text = 'first: 1\nlist:\n  - { id: a, value: 2 }\n  - id: b\n    value:\n';
  const { value, locate } = parseYaml(text, start);

  it('is read as data', () => {
    expect(value).toEqual({
      first: 1,
      list: [
        { id: 'a', value: 2 },
        { id: 'b', value: null },
      ],
    });
  });

  it.each([
    ['a value', ['first'], 1, 8],
    ['a field in braces', ['list', 0, 'value'], 3, 21],
    ['a field of a block', ['list', 1, 'id'], 4, 9],
    ['an empty field, by its key', ['list', 1, 'value'], 5, 5],
    ['a missing field, by its parent', ['list', 0, 'unit'], 3, 5],
    ['a path that leads nowhere', ['nothing', 'here'], 1, 1],
  ])('gives the position of %s', (_, path, line, column) => {
    expect(locate(path)).toEqual({ file: 'a.yaml', line, column });
  });

  it('gives the position of quotation marks, of the first line of a block, and of an alias', () => {
    const texts = parseYaml('"k": "q"\nfolded: >- # a | b\n  f\nlast: |2\n    l\nagain: &n n\nalias: *n\n', start);
    const positions = ['k', 'folded', 'last', 'again', 'alias'].map((key) => texts.locate([key]));
    expect(texts.value).toEqual({ k: 'q', folded: 'f', last: '  l\n', again: 'n', alias: 'n' });
    expect(positions.map(({ line, column }) => [line, column])).toEqual([
      [1, 6],
      [3, 1],
      [5, 1],
      [6, 11],
      [7, 8],
    ]);
  });

  it('counts on from the position of its first character', () => {
    const inside = parseYaml('a: 1\nb: 2', { file: 'topic.md', line: 10, column: 3 });
    expect([inside.locate(['a']), inside.locate(['b'])]).toEqual([
      { file: 'topic.md', line: 10, column: 6 },
      { file: 'topic.md', line: 11, column: 4 },
    ]);
  });

  it.each([
    ['a duplicate key', 'a: 1\na: 2\n', /^a\.yaml:2:1: error: YAML: duplicated mapping key/],
    ['an unknown tag', 'a: !thing 1\n', /^a\.yaml:1:4: error: YAML: unknown scalar tag/],
    ['a bracket that is never closed', 'a: [1\n', /^a\.yaml:2:1: error: YAML: .*\[syntax\]$/],
    ['a key of the prototype', 'x:\n  __proto__: 1\n', /^a\.yaml:2:3: error: the key "__proto__" is not allowed/],
    ['an alias as a key', 'a: &k __proto__\nx:\n  *k : 1\n', /^a\.yaml:3:3: error: YAML: an alias cannot be a key/],
    ['a second document', 'a: 1\n---\nb: 2\n', /^a\.yaml:1:1: error: YAML: there is more than one document/],
    ['a merge key', 'x:\n  <<: { a: 1 }\n', /^a\.yaml:2:3: error: the key "<<" is not allowed/],
  ])('refuses %s', (_, broken, message) => {
    expect(findingsOf(broken)).toEqual([expect.stringMatching(message)]);
  });

  it('refuses aliases that grow without end', () => {
    const bomb = `a: &a [x, x]\n${'bcdefghi'
      .split('')
      .map((name, index) => `${name}: &${name} [*${'abcdefgh'[index]}, *${'abcdefgh'[index]}, *${'abcdefgh'[index]}]`)
      .join('\n')}\n`;
    expect(findingsOf(bomb)[0]).toMatch(/^a\.yaml:2:8: error: .*alias/);
  });
});
