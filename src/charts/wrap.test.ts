import { describe, expect, test } from 'vitest';
import { fitScale } from './fit.ts';
import { valueAxis } from './kinds/value-axis.ts';
import { fitIn } from './measure.ts';
import { wrapText } from './wrap.ts';

/** Every character is one unit wide. */
const metrics = { width: (text: string) => Array.from(text).length };
const style = { size: 1, weight: 400 } as const;

describe('wrapping', () => {
  test.each([
    ['one line', 20, ['one line']],
    ['two words here', 9, ['two words', 'here']],
    ['a-hyphenated-word', 8, ['a-', 'hyphenat', 'ed-word']],
    ['averyveryverylongword is', 8, ['averyver', 'yverylon', 'gword is']],
    ['北谷区和港口区', 4, ['北谷区和', '港口区']],
    ['北谷区（含）和', 5, ['北谷区（', '含）和']],
    ['北谷区，和', 3, ['北谷', '区，和']],
    ['no\u00a0break here', 9, ['no\u00a0break', 'here']],
    ['first\nsecond', 20, ['firstsecond']],
    ['', 5, ['']],
  ])('%s in %d', (text, width, lines) => {
    expect(wrapText(text, { width, style, metrics })).toEqual(lines);
  });
});

describe('cutting', () => {
  const styles = { label: style, note: style, value: style, axis: style } as unknown as Parameters<
    typeof fitIn
  >[0]['styles'];
  test.each([
    ['one two three four', ['one two', 'three f…']],
    ['averyveryverylongword', ['averyver', 'yverylo…']],
    ['北谷区和港口区北谷区和港口区北谷区', ['北谷区和港口区北', '谷区和港口区北…']],
  ])('%s to two lines', (name, lines) => {
    expect(fitIn({ styles, metrics }, [name], 'label', { width: 8, lines: 2 })).toEqual(lines);
  });

  test('a name as long as a page is not measured for each of its letters', () => {
    let measured = 0;
    const counting = {
      width: (text: string) => {
        measured += 1;
        return text.length;
      },
    };
    const name = 'a name of many words '.repeat(500);
    expect(fitIn({ styles, metrics: counting }, [name], 'label', { width: 20, lines: 2 })).toHaveLength(2);
    expect(measured).toBeLessThan(20 * name.length);
  });
});

describe('fitting a scale', () => {
  test('the largest scale at which bars and their labels have room', () => {
    const scale = fitScale(
      [
        { value: 0, before: 0, after: 0 },
        { value: 10, before: 0, after: 20 },
        { value: 9, before: 0, after: 40 },
      ],
      120,
    );
    expect(scale.perUnit).toBeCloseTo(80 / 9);
    expect(scale.origin).toBe(0);
  });

  test('labels at the left move the origin', () => {
    const scale = fitScale(
      [
        { value: -10, before: 30, after: 0 },
        { value: 10, before: 0, after: 10 },
      ],
      100,
    );
    expect(scale).toEqual({ origin: 60, perUnit: 3 });
  });

  test('no room gives a scale that is not positive', () => {
    const extents = [
      { value: 0, before: 0, after: 0 },
      { value: 1, before: 0, after: 50 },
    ];
    expect(fitScale(extents, 40).perUnit).toBeLessThan(0);
  });
});

describe('ticks of a value axis', () => {
  test.each([
    [0, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [7, [0, 2, 4, 6, 8]],
    [0.3, [0, 0.1, 0.2, 0.3]],
    [100, [0, 20, 40, 60, 80, 100]],
    [7341, [0, 2000, 4000, 6000, 8000]],
    [1_200_000, [0, 250_000, 500_000, 750_000, 1_000_000, 1_250_000]],
  ])('up to %d', (most, ticks) => {
    expect(valueAxis([{ value: most }]).ticks).toEqual(ticks);
  });
});
