import { describe, expect, it } from 'vitest';
import { clean, overCorners, type Quantity, roundQuantity } from './quantity.ts';

function quantity(value: number, low = value, high = value): Quantity {
  return { value, low, high, strict: false, average: false };
}

describe('the digits that an interval supports', () => {
  it.each([
    ['half the width under five of the last digit', -42.42, 1.2, -42, 0],
    ['exactly five of it', 123.4, 5, 123, 0],
    ['more than five of it', 123.4, 5.1, 120, 0],
    ['tenths', 12.345, 0.04, 12.35, 2],
    ['thousands', 28_400, 1000, 28_000, 0],
    ['an exact value', 1292, 0, 1292, 0],
    ['an exact value with decimals', 0.1 + 0.2, 0, 0.3, 1],
    ['a half, away from zero', -2.5, 0.5, -2.5, 1],
  ])('%s', (_, value, spread, rounded, decimals) => {
    expect(roundQuantity(quantity(value), spread, undefined)).toEqual({ value: rounded, decimals });
  });

  it.each([
    ['a step', 61.739, { step: 0.1 }, 61.7, 1],
    ['figures', 99_123.4, { figures: 2 }, 99_000, 0],
    ['figures of a small value', 0.0123456, { figures: 3 }, 0.0123, 4],
  ])('is never finer than %s', (_, value, finest, rounded, decimals) => {
    expect(roundQuantity(quantity(value), 0, finest)).toEqual({ value: rounded, decimals });
  });

  it('keeps a lower bound below what it was, and an upper one above', () => {
    expect(roundQuantity(quantity(73_460, 73_460, Infinity), 50, { figures: 2 }).value).toBe(73_000);
    expect(roundQuantity(quantity(73_460, -Infinity, 73_460), 50, { figures: 2 }).value).toBe(74_000);
  });
});

describe('the ends of a calculation', () => {
  it('are found over all corners', () => {
    const [low, high] = overCorners(
      [quantity(66, 65, 67), quantity(38, 37, 39)],
      ([a = 0, b = 0]) => (b / a - 1) * 100,
    );
    expect([low, high]).toEqual([clean((37 / 67 - 1) * 100), clean((39 / 65 - 1) * 100)]);
  });

  it('are open where an input is a bound', () => {
    const atLeast = quantity(5, 5, Infinity);
    expect(overCorners([quantity(100, 99, 101), atLeast], ([a = 0, b = 0]) => a - b)).toEqual([-Infinity, 96]);
  });
});
