import { describe, expect, it } from 'vitest';
import { clean, overCorners, type Quantity, quantityOf, roundQuantity, shownValue } from './quantity.ts';
import type { Statistic } from './types.ts';

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

describe('a number of which a workbook stores more than it shows', () => {
  const cell = (value: number, halfUnit: number): Statistic => ({
    ...{ id: 'x', measure: 'X', value, halfUnit, qualifiers: [], recorded: false, sources: [] },
    unit: { id: 'number', kind: 'count', text: { en: 'number' } },
    place: { id: 'y', name: 'Y', level: 'city' },
    period: { kind: 'year', written: '2024' },
    origin: {
      ...{ kind: 'table', cell: 'T!B3', literal: '', scale: 1, file: 'x.xlsx' },
      measure: { id: 'x', heads: [], measure: 'X', unit: 'number' },
      labels: { measure: [], place: undefined, period: '2024', scale: undefined, unit: undefined, statuses: [] },
    },
    at: () => ({ file: 'x.xlsx', line: 1, column: 1 }),
  });

  it.each([
    ['75.18 thousand shown as 75.2', 75_180, 50, 75_200, 75_150, 75_250],
    ['42.3456 shown as 42.3', 42.3456, 0.05, 42.3, 42.25, 42.35],
    ['1234.5 shown as 1,235', 1234.5, 0.5, 1235, 1234.5, 1235.5],
    ['−1234.5 shown as −1,235', -1234.5, 0.5, -1235, -1235.5, -1234.5],
    ['42.3 shown as it is', 42.3, 0.05, 42.3, 42.25, 42.35],
    ['a whole number', 7, 0, 7, 7, 7],
  ])('stands for what is shown: %s', (_, value, halfUnit, shown, low, high) => {
    const statistic = cell(value, halfUnit);
    expect(shownValue(statistic)).toBe(shown);
    const range = quantityOf(statistic);
    expect([range.value, clean(range.low), clean(range.high)]).toEqual([value, low, high]);
  });
});
