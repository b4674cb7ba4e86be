import { describe, expect, test } from 'vitest';
import { parseSvg } from '../style/svg.ts';
import { metrics, theme } from '../testing/chart-fixture.ts';
import { labelFaults, textBoxes } from './boxes.ts';
import { drawPair, type PairRequest } from './pair.ts';

const request: PairRequest = {
  id: 'losses',
  width: 130,
  alt: 'Losses fell',
  before: { label: '2022', text: '46,000', value: 46_000 },
  after: { label: '2023', text: 'more than 35,000', value: 35_000, qualifier: 'more-than' },
};

const draw = (part: Partial<PairRequest> = {}) => drawPair({ ...request, ...part }, { theme, metrics });

/** The lengths of the plain bars, in px. */
function lengths(svg: string): readonly number[] {
  return Array.from(svg.matchAll(/d="M[\d.]+,[\d.]+h([\d.]+)v/g), ([, length]) => Number(length));
}

describe('bars of a tile', () => {
  test.each([130, 90, 74, 220])('are in proportion, from zero, with labels inside %d pt', (width) => {
    const svg = draw({ width });
    const [before = 0, after = 0] = lengths(svg);
    expect(after / before).toBeCloseTo(35 / 46, 1);
    expect(labelFaults(parseSvg(svg), metrics)).toEqual([]);
    expect(textBoxes(parseSvg(svg), metrics).map(({ text }) => text)).toEqual([
      '2022',
      '46,000',
      '2023',
      'more than 35,000',
    ]);
  });

  test('a lower bound has a tip', () => {
    const tips = (svg: string) => svg.match(/d="M[\d.]+,[\d.]+L[\d.]+,[\d.]+L[\d.]+,[\d.]+Z"/g)?.length ?? 0;
    expect(tips(draw())).toBe(1);
    expect(tips(draw({ after: { ...request.after, qualifier: undefined } }))).toBe(0);
  });

  test('are an image with an alt text', () => {
    expect(draw({ alt: 'fell "by" a quarter' })).toContain('role="img" aria-label="fell &quot;by&quot; a quarter"');
  });

  test('Chinese labels and two zeros', () => {
    const before = { label: '2022年1至6月', text: '逾4.6万起', value: 46_000 };
    expect(labelFaults(parseSvg(draw({ before })), metrics)).toEqual([]);
    const zero = { label: '2022', text: '0', value: 0 };
    expect(labelFaults(parseSvg(draw({ before: zero, after: zero })), metrics)).toEqual([]);
  });

  test('a negative value and labels without room are refused', () => {
    expect(() => draw({ before: { label: '2022', text: '−4', value: -4 } })).toThrow(/start at zero/);
    expect(() => draw({ width: 40 })).toThrow(/no room for/);
  });
});
