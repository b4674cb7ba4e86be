import { expect, it } from 'vitest';
import { largest, smallest } from './extremes.ts';

it('finds the largest and smallest of more numbers than a call can have arguments', () => {
  const many = new Map(Array.from({ length: 1_000_000 }, (_, number) => [number, number]));
  expect([largest(many.keys(), 5), smallest(many.keys(), 5)]).toEqual([999_999, 0]);
  expect([largest([3], 5), smallest([7], 5)]).toEqual([5, 5]);
  expect([largest([]), smallest([])]).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
});

it('gives NaN if one of them is NaN', () => {
  expect(largest([1, Number.NaN, 2])).toBeNaN();
});
