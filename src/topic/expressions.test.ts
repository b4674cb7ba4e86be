import { describe, expect, test } from 'vitest';
import { fillExpressions, readExpressions, typedWords } from './expressions.ts';

const first = { file: 'a.md', line: 7, column: 3 };

describe('the expressions of a text', () => {
  test('name an id each, with its position', () => {
    const text = 'a {{stat "x-1"}}{{ cite \'y\' }}\nb {half} }} {{! {{no}} {{!-- }} --}}\n {{change\n  "警 z"}}';
    const { references, findings } = readExpressions(text, first);
    expect(findings).toEqual([]);
    expect(references).toEqual([
      { helper: 'stat', id: 'x-1', file: 'a.md', line: 7, column: 13, display: {} },
      { helper: 'cite', id: 'y', file: 'a.md', line: 7, column: 28, display: {} },
      { helper: 'change', id: '警 z', file: 'a.md', line: 10, column: 4, display: {} },
    ]);
  });

  test.each([
    ['{{{stat "a"}}}', /unescaped output/],
    ['{{&stat "a"}}', /unescaped output/],
    ['{{stat a}}', /takes one id in quotes/],
    ['{{stat}}', /takes one id in quotes/],
    ['{{unknown "a"}}', /unknown helper "unknown"; valid helpers: stat, change/],
    ['{{constructor "a"}}', /unknown helper "constructor"/],
    ['{{#if a}}', /only {{helper "id"}} is allowed/],
    ['{{/if}}', /only {{helper "id"}} is allowed/],
    ['{{> partial}}', /only {{helper "id"}} is allowed/],
    ['{{~stat "a"~}}', /only {{helper "id"}} is allowed/],
    ['{{stat "a', /never closed/],
  ])('%j is refused at its position', (expression, message) => {
    const { references, findings } = readExpressions(`one {{stat "b"}}\ntwo ${expression}`, first);
    expect(references).toHaveLength(1);
    expect(findings).toMatchObject([{ line: 8, column: 5, rule: 'template', message: expect.stringMatching(message) }]);
    expect(() => fillExpressions(expression, first, { call: () => '', typed: (words) => words })).toThrow(message);
  });

  test('may say how a value is shown', () => {
    const text = `{{stat "a" decimals=1 scale='million'}} {{value "b"  sign="currency" }} {{stat 'c' decimals="0"}}`;
    expect(readExpressions(text, first).references.map(({ display }) => display)).toEqual([
      { decimals: 1, scale: 'million' },
      { sign: 'currency' },
      { decimals: 0 },
    ]);
  });

  test.each([
    ['{{stat "a" "b"}}', 12, /"b" is not an option; options are decimals=0 to decimals=6, scale=/],
    ['{{stat "a" decimal=1}}', 12, /unknown option "decimal"; did you mean "decimals"\?; options are/],
    ['{{stat "a" decimals=7}}', 12, /a whole number from 0 to 6, not "7"/],
    ['{{stat "a" scale="milion"}}', 12, /unknown scale "milion"; did you mean "million"\?; scales: none, /],
    ['{{stat "a" decimals=1 decimals=2}}', 23, /is given twice/],
    ['{{stat "a" sign="before"}}', 12, /the only one is sign="currency"/],
    ['{{place "a" decimals=1}}', 12, /{{place}} takes one id and no options; those that print a value do: stat/],
  ])('%j has a wrong option', (expression, column, message) => {
    const { references, findings } = readExpressions(expression, { ...first, column: 1 });
    expect(references).toEqual([]);
    expect(findings).toMatchObject([{ column, rule: 'template', message: expect.stringMatching(message) }]);
  });

  test('are filled, and the words between them are kept', () => {
    const filled = fillExpressions('a {{stat "x"}}{{!-- {{no}} --}} b\n', first, {
      call: (helper, id) => `<${helper} ${id}>`,
      typed: (words) => words.toUpperCase(),
    });
    expect(filled).toBe('A <stat x> B\n');
  });

  test('are blanked, so that what was typed stays at its place', () => {
    expect(typedWords('a {{stat "x"}} 7\n{{! 8\n}} 9')).toBe(`a ${' '.repeat(12)} 7\n${' '.repeat(5)}\n   9`);
  });
});
