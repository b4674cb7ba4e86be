import { describe, expect, test } from 'vitest';
import { metrics } from './made-up.ts';
import { measureFonts } from './metrics.ts';

describe('font metrics', () => {
  test('digits are of one width, and semibold ones too', () => {
    const width = (text: string, weight: 400 | 600) => metrics.width(text, { size: 1000, weight });
    expect(width('1', 400)).toBe(width('8', 400));
    expect(width('1', 400)).toBeCloseTo(497, 0);
    expect(width('iiii', 400)).toBeLessThan(width('WWWW', 400) / 3);
    expect(width('Recorded', 600)).toBeGreaterThan(width('Recorded', 400));
  });

  test('a Han character comes from the second family and is one em wide', () => {
    expect(metrics.width('区域', { size: 10, weight: 400 })).toBeCloseTo(20);
  });

  test('a missing weight and a broken file are named', () => {
    expect(() => measureFonts([])).toThrow(/weight 400/);
    const bytes = new TextEncoder().encode('not a font');
    expect(() => measureFonts([{ family: 'Made Up', weight: 400, bytes }])).toThrow(/Made Up 400 cannot be read/);
  });
});
