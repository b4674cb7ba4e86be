import { describe, expect, test } from 'vitest';
import { metrics } from '../testing/chart-fixture.ts';
import { measureFonts } from './metrics.ts';

describe('font metrics', () => {
  test('digits are of one width, and semibold ones too', () => {
    const width = (text: string, weight: 400 | 600) => metrics.width(text, { size: 1000, weight });
    expect(width('1', 400)).toBe(width('8', 400));
    expect(width('1', 400)).toBeCloseTo(497, 0);
    expect(width('iiii', 400)).toBeLessThan(width('WWWW', 400) / 3);
    expect(width('Recorded', 600)).toBeGreaterThan(width('Recorded', 400));
  });

  test('a Han character is measured in the second family and is one em wide', () => {
    expect(metrics.width('区域', { size: 10, weight: 400 })).toBeCloseTo(20);
  });

  test('a weight that a font lacks is set in the next heavier one, an unknown character in one em', () => {
    const face = (weight: number, width: number) => ({
      weight,
      font: { has: (point: number) => point < 128, advance: () => width },
    });
    const { width } = measureFonts([face(400, 0.5), face(700, 0.6)]);
    expect(width('ab', { size: 10, weight: 600 })).toBeCloseTo(12);
    expect(width('区', { size: 10, weight: 600 })).toBe(10);
  });
});
