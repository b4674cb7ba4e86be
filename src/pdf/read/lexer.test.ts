import { describe, expect, test } from 'vitest';
import type { Lexer } from './characters.ts';
import { eachOperation, type Operation } from './content.ts';
import { nextToken } from './lexer.ts';
import { latin1 } from './text-strings.ts';

function tokens(text: string): readonly unknown[] {
  const lexer: Lexer = { bytes: latin1(text), position: 0 };
  const all: unknown[] = [];
  for (let token = nextToken(lexer); token !== undefined; token = nextToken(lexer)) all.push(token);
  return all;
}
const string = (text: string) => ({ bytes: latin1(text) });

describe('nextToken', () => {
  test.each([
    ['1 -2 +3 .5 -.25 4. 10.050', [1, -2, 3, 0.5, -0.25, 4, 10.05]],
    ['- . 1a', [{ keyword: '-' }, { keyword: '.' }, { keyword: '1a' }]],
    ['true false null', [true, false, null]],
    ['/Name/Other /A#20B /', ['Name', 'Other', 'A B', '']],
    [
      '(a(b)c) (\\(\\)\\\\) (\\n\\t\\101\\0) (a\\\nb)',
      [string('a(b)c'), string('()\\'), string('\n\tA\0'), string('ab')],
    ],
    ['<4142> <41 4> <>', [string('AB'), string('A@'), string('')]],
    ['[1 (a) /b [2]]', [[1, string('a'), 'b', [2]]]],
    [
      '<</A 1/B<</C 2>>>>',
      [
        new Map<string, unknown>([
          ['A', 1],
          ['B', new Map([['C', 2]])],
        ]),
      ],
    ],
    ['1 % comment\n2', [1, 2]],
    ["T* ' f*", [{ keyword: 'T*' }, { keyword: "'" }, { keyword: 'f*' }]],
    ['(open', [string('open')]],
    ['<41', [string('A')]],
    ['[1 2', [[1, 2]]],
  ])('%s', (text, expected) => {
    expect(tokens(text)).toEqual(expected);
  });
});

test('a list may have a million values, and no more', () => {
  const tooMany = 'the PDF has a list of more than 1,000,000 values';
  const read = (text: string): unknown => nextToken({ bytes: latin1(text), position: 0 });
  const list = '0 '.repeat(1_000_000);
  expect(read(`[${list}]`)).toHaveProperty('length', 1_000_000);
  expect(() => read(`[${list}0]`)).toThrow(tooMany);
  expect(() => eachOperation(latin1(`${list}0`), () => {})).toThrow(tooMany);
});

describe('eachOperation', () => {
  function parseOperations(bytes: Uint8Array): readonly Operation[] {
    const operations: Operation[] = [];
    eachOperation(bytes, (operation) => operations.push(operation));
    return operations;
  }

  test('gives operator, operands and the bytes of each', () => {
    const text = 'q 1 0 0 1 5 5 cm\n/P <</MCID 0>>BDC';
    const operations = parseOperations(latin1(text));
    expect(operations.map(({ operator, operands }) => [operator, operands.length])).toEqual([
      ['q', 0],
      ['cm', 6],
      ['BDC', 2],
    ]);
    expect(operations.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
  });

  test('takes an inline image as one operation, whatever its data look like', () => {
    const operations = parseOperations(latin1('q BI /W 1 ID (<[EI]q EI Q'));
    expect(operations.map(({ operator }) => operator)).toEqual(['q', 'BI', 'Q']);
  });
});
