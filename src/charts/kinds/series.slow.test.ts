import { describe, expect, test } from 'vitest';
import { parseSvg } from '../../style/svg.ts';
import { seriesCase, toldOf } from '../../testing/chart-series-cases.ts';
import { textBoxes } from '../boxes.ts';
import { renderCharts } from '../render.ts';

/** Each tenth of them is in the quick suite too. */
const seeds = Array.from({ length: 160 }, (_, index) => index);

describe('series of any size', () => {
  test.each(seeds.map((seed) => seriesCase(seed)))('$name: labels have room', async ({ request, style }) => {
    const [chart] = await renderCharts([request], style);
    const texts = textBoxes(parseSvg(chart?.svg ?? '<svg/>'), style.metrics).map(({ text }) => text);
    const isOne = request.kind !== 'panels' && new Set(request.rows.map(({ group }) => group)).size === 1;
    const written = texts.join(' ').replace(/\s+/g, ' ');
    if (isOne) for (const text of toldOf(request.rows)) expect(written).toContain(text);
  });
});
