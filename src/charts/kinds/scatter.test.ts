import { describe, expect, it } from 'vitest';
import { english, metrics, row, theme } from '../../testing/chart-fixture.ts';
import { refusalOf } from '../refusals.ts';
import { renderCharts } from '../render.ts';
import type { ChartOptions, ChartRow } from '../types.ts';

const measures = ['Rent', 'Moves'] as const;

/** A value of each measure for so many places. */
function pairs(count: number, more: (place: number, measure: number) => Partial<ChartRow> = () => ({})) {
  return measures.flatMap((measure, of) =>
    Array.from({ length: count }, (_, place) =>
      row({
        ...{ id: `${measure}-${place}`, measure, group: measure, label: `Town ${place}`, placeId: `town-${place}` },
        value: 10 * (place + 1) * (of + 1),
        ...more(place, of),
      }),
    ),
  );
}

function refused(rows: readonly ChartRow[], options: ChartOptions = {}) {
  return refusalOf({ kind: 'scatter', rows, options })?.what;
}

describe('a scatter refuses', () => {
  it.each([
    ['one measure', pairs(8).slice(0, 8), 'has 1 measures'],
    ['fewer than four pairs', pairs(4).slice(0, 7), 'has 3 places with both values'],
    [
      'places of several periods',
      pairs(5, (place) => (place === 2 ? { start: '2022-01-01' } : {})),
      'several periods, Rent-2',
    ],
    [
      'two values of one place',
      pairs(5, (place) => (place === 4 ? { placeId: 'town-3' } : {})),
      'has two values of one measure, place and period, Rent-4',
    ],
  ])('%s', (_, rows, what) => {
    expect(refused(rows)).toContain(what);
  });

  it('a value of zero on a log axis, and on no other', () => {
    const rows = pairs(5, (place, measure) => (place === 1 && measure === 1 ? { value: 0 } : {}));
    expect(refused(rows, { log: ['y'] })).toContain('has Moves-1 on a log axis');
    expect(refused(rows, { log: ['x'] })).toBeUndefined();
  });

  it('nothing of one place in several periods', () => {
    const rows = pairs(5, (place) => ({ placeId: 'town', start: `${2019 + place}-01-01` }));
    expect(refused(rows)).toBeUndefined();
  });
});

describe('a scatter draws', () => {
  const draw = async (rows: readonly ChartRow[], options: ChartOptions = {}): Promise<string> => {
    const request = { id: 'made-up', kind: 'scatter' as const, rows, options, width: 480, alt: 'A' };
    const [chart] = await renderCharts([request], { theme, metrics, locale: english });
    return chart?.svg ?? '';
  };
  /** The places of the dots of the accent colour, from left to right. */
  const dots = (svg: string): readonly (readonly [number, number])[] =>
    Array.from(
      svg.matchAll(/transform="translate\(([\d.]+),([\d.]+)\)" d="M[^"]*A/g),
      ([, x, y]) => [Number(x), Number(y)] as const,
    );

  it('pairs at equal steps where both values rise in equal steps', async () => {
    const found = dots(await draw(pairs(6)));
    expect(found.length).toBe(6);
    const steps = found.slice(1).map(([x, y], index) => [x - (found[index]?.[0] ?? 0), (found[index]?.[1] ?? 0) - y]);
    for (const [across = 0, up = 0] of steps) {
      expect(across).toBeCloseTo(steps[0]?.[0] ?? 0, 1);
      expect(up).toBeCloseTo(steps[0]?.[1] ?? 0, 1);
    }
  });

  it('values that multiply at equal steps of a log axis', async () => {
    const rows = pairs(6, (place, measure) => (measure === 0 ? { value: 10 * 4 ** place } : {}));
    const found = dots(await draw(rows, { log: ['x'] })).map(([x]) => x);
    const steps = found.slice(1).map((x, index) => x - (found[index] ?? 0));
    for (const step of steps) expect(step).toBeCloseTo(steps[0] ?? 0, 1);
  });

  it('no place of which it has one value only', async () => {
    const svg = await draw(pairs(6).slice(1));
    expect(dots(svg).length).toBe(5);
    expect(svg).not.toContain('Town 0');
  });
});
