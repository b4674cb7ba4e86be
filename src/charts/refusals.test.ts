import { describe, expect, test } from 'vitest';
import { gallery } from '../testing/chart-gallery.ts';
import { kinds } from './kinds/kinds.ts';
import { refusalOf } from './refusals.ts';
import type { ChartOptions } from './types.ts';

const chosen: Readonly<Record<string, ChartOptions>> = {
  order: { order: 'name' },
  'axis: data': { axis: 'data' },
  log: { log: ['x'] },
  height: { height: 200 },
  colours: { colours: { Harbour: 'neutral' } },
  annotations: { annotations: [{ text: 'A law came into force', at: { statistic: 'cases-harbour' } }] },
  'annotations at an event': { annotations: [{ text: 'A law came into force', at: { day: '2020-01-01' } }] },
};

describe('the choices of an author', () => {
  test.each(gallery.map(({ request }) => request))('are drawn or refused by name: $id', (request) => {
    if (request.kind === 'vega-lite') return;
    const { called, knows } = kinds[request.kind];
    for (const [name, options] of Object.entries(chosen)) {
      const refused = refusalOf({ ...request, options, circles: request.map?.circles })?.what;
      const unknown = knows.every((known) => known !== name);
      expect(refused).toBe(unknown ? `has "${name}", which ${called} cannot draw` : undefined);
    }
  });
});
