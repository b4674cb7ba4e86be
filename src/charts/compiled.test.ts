import { describe, expect, test } from 'vitest';
import { english, metrics, theme } from '../testing/chart-fixture.ts';
import { gallery } from '../testing/chart-gallery.ts';
import { inPart } from '../testing/in-part.ts';
import { renderCharts } from './render.ts';
import type { ChartRequest } from './request.ts';

const style = { theme, metrics, locale: english };

/** The same chart with other values and another width. */
function other(request: ChartRequest): ChartRequest {
  const less = (value: number | undefined) => (value === undefined ? {} : { value: value * 0.93 });
  return { ...request, width: request.width + 24, rows: request.rows.map((row) => ({ ...row, ...less(row.value) })) };
}

describe('a chart of a shape that was drawn before', () => {
  const kinds = Object.entries(gallery).filter(([, { request }]) => request.kind !== 'vega-lite');

  test.each(inPart(kinds, 3))('%s: has the same bytes as the first of it', async (_, { request, locale = english }) => {
    const requests = [request, other(request), other(request), request];
    const [first, , , last] = await renderCharts(requests, { ...style, locale });
    expect(last).toEqual(first);
  });
});
