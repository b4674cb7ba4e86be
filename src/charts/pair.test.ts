import { describe, expect, test } from 'vitest';
import { parseSvg } from '../style/svg.ts';
import { english, metrics, row, theme } from '../testing/chart-fixture.ts';
import { textBoxes } from './boxes.ts';
import { renderCharts } from './render.ts';
import type { ChartRow } from './types.ts';

const before = row({ id: 'before', label: '2022', text: '46,000', value: 46_000 });
const after = row({ id: 'after', label: '2023', text: 'more than 35,000', value: 35_000, qualifier: 'more-than' });

async function draw(rows: readonly ChartRow[] = [before, after], width = 130): Promise<string> {
  const request = { id: 'losses', kind: 'pair', rows, width, alt: 'fell "by" a quarter' } as const;
  const [chart] = await renderCharts([request], { theme, metrics, locale: english });
  return chart?.svg ?? '';
}

/** The lengths of the plain bars, in px. */
function lengths(svg: string): readonly number[] {
  return Array.from(svg.matchAll(/d="M[\d.]+,[\d.]+h([\d.]+)v/g), ([, length]) => Number(length));
}

describe('bars of a tile', () => {
  test.each([130, 90, 74, 220])('are in proportion, from zero, with labels inside %d pt', async (width) => {
    const svg = await draw([before, after], width);
    const [first = 0, second = 0] = lengths(svg);
    expect(second / first).toBeCloseTo(35 / 46, 1);
    const texts = textBoxes(parseSvg(svg), metrics).map(({ text }) => text);
    expect(texts).toEqual(['2022', '46,000', '2023', 'more than 35,000']);
  });

  test('a lower bound has a tip', async () => {
    const tips = (svg: string) => svg.match(/d="M[^"]*L[^"]*L[^"]*Z"/g)?.length ?? 0;
    expect(tips(await draw())).toBe(1);
    expect(tips(await draw([before, { ...after, qualifier: undefined }]))).toBe(0);
  });

  test('are an image with an alt text', async () => {
    expect(await draw()).toContain('role="img" aria-label="fell &quot;by&quot; a quarter"');
  });

  test('Chinese labels and two zeros', async () => {
    const han = row({ id: 'before', label: '2022年1至6月', text: '逾4.6万起', value: 46_000 });
    expect(await draw([han, after])).toContain('逾4.6万起');
    const zeros = [before, after].map((one) => ({ ...one, text: '0', value: 0, qualifier: undefined }));
    expect(lengths(await draw(zeros))).toEqual([0, 0]);
  });

  test('a negative value and labels without room are refused', async () => {
    await expect(draw([{ ...before, value: -4 }, after])).rejects.toThrow(/start at zero/);
    await expect(draw([before, after], 40)).rejects.toThrow(/labels without room: "more than 35,000"/);
  });
});
