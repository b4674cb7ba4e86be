import { describe, expect, test } from 'vitest';
import { lanesOf } from './coverage-marks.ts';

describe('lanes', () => {
  test.each([
    [
      'apart',
      [
        [0, 2],
        [3, 5],
      ],
      [0, 0],
    ],
    [
      'one after the other',
      [
        [0, 3],
        [3, 5],
      ],
      [0, 0],
    ],
    [
      'two that overlap',
      [
        [0, 4],
        [3, 5],
      ],
      [0, 1],
    ],
    [
      'the longer one first',
      [
        [0, 4],
        [0, 10],
        [5, 6],
      ],
      [1, 0, 1],
    ],
    [
      'given in any order',
      [
        [6, 9],
        [0, 10],
        [0, 5],
        [4, 7],
      ],
      [1, 0, 1, 2],
    ],
    ['none', [], []],
  ] as const)('%s', (_, stretches, expected) => {
    expect(lanesOf(stretches.map(([from, to]) => ({ from, to })))).toEqual(expected);
  });
});
