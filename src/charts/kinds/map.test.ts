import { describe, expect, it, test } from 'vitest';
import type { Shape } from '../../data/maps/read-geometry.ts';
import { largest, smallest } from '../../project/extremes.ts';
import { lightness } from '../../style/theme/colour.ts';
import { english, metrics, row, theme } from '../../testing/chart-fixture.ts';
import { madeUpMap } from '../../testing/chart-map-fixture.ts';
import type { ChartMap } from '../chart-map.ts';
import { refusalOf } from '../refusals.ts';
import { renderCharts } from '../render.ts';
import type { ChartRow } from '../types.ts';
import { classBounds, classOf, roundest, shadesOf } from './map-classes.ts';
import { areaOf, fitShapes } from './map-geometry.ts';
import { chooseProjection, flatten } from './map-projection.ts';

function places(values: readonly number[], more: Partial<ChartRow> = {}): readonly ChartRow[] {
  return values.map((value, index) =>
    row({ id: `rate-${index}`, label: `Town ${index}`, placeId: `town-${index}`, value, ...more }),
  );
}

async function draw(rows: readonly ChartRow[], map: Partial<ChartMap> = {}, width = 480): Promise<string> {
  const whole = { ...madeUpMap(rows.map(({ placeId = '' }) => placeId)), ...map };
  const request = { id: 'made-up', kind: 'map' as const, rows, map: whole, width, alt: 'A' };
  const [chart] = await renderCharts([request], { theme, metrics, locale: english });
  return chart?.svg ?? '';
}

describe('classes', () => {
  test.each([
    [4.26, 4.31, 4.3],
    [4.2, 4.9, 4.5],
    [97, 1040, 1000],
    [-3.4, -2.9, -3],
    [-0.2, 0.7, 0.5],
    [0.001_23, 0.001_29, 0.001_25],
  ])('between %d and %d the roundest number is %d', (low, high, found) => {
    const own = roundest(low, high);
    expect(own > low && own <= high).toBe(true);
    expect(String(Math.abs(own)).length).toBeLessThanOrEqual(String(Math.abs(found)).length);
  });

  it('of quantiles hold as many values each, at bounds with few digits', () => {
    const values = Array.from({ length: 40 }, (_, index) => 3.17 + index * 1.013);
    const bounds = classBounds(values, 'quantiles');
    const counts = [0, 1, 2, 3, 4].map((own) => values.filter((value) => classOf(value, bounds) === own).length);
    expect(counts).toEqual([8, 8, 8, 8, 8]);
    for (const bound of bounds) expect(String(bound).length).toBeLessThanOrEqual(4);
  });

  it('are fewer where few values differ, and divide at zero where some are below it', () => {
    expect(classBounds([5, 5, 5], 'quantiles')).toEqual([]);
    expect(classBounds([1, 1, 2], 'quantiles').length).toBe(1);
    expect(classBounds([-4, -2, -1, 1, 3, 4], 'quantiles')).toContain(0);
    expect(classBounds([2, 9, 21], [5, 10])).toEqual([5, 10]);
    expect(classBounds([2, 9, 21], 'equal')).toEqual([5, 10, 15, 20]);
  });

  it.each(['#134775', '#7b2a10', '#c0392b', '#2e8b57'])('of %s go from light to dark in grey, and differ', (accent) => {
    const own = shadesOf(accent, 5).map(lightness);
    own.slice(1).forEach((shade, index) => {
      expect((own[index] ?? 0) - shade).toBeGreaterThan(13);
    });
  });
});

const box = (west: number, south: number, east: number, north: number): Shape => ({
  areas: [
    [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  ],
  points: [],
});

describe('projections', () => {
  test.each([
    ['a country', box(5, 47, 15, 55), 'albers'],
    [
      'the world',
      { areas: [...box(-170, -60, -20, 80).areas, ...box(-20, -60, 150, 80).areas], points: [] },
      'equirectangular',
    ],
    ['a country at the equator', box(30, -5, 42, 5), 'equirectangular'],
    ['metres of a grid', box(100_000, 0, 600_000, 1_200_000), 'plane'],
    ['both sides of the 180th meridian', { ...box(170, -47, 180, -34), points: [[-176, -44]] as const }, 'albers'],
  ])('%s: the one that suits it', (_, shape, name) => {
    expect(chooseProjection([shape])).toBe(name);
  });

  it('of equal areas keep areas, and Mercator does not', () => {
    const [south, north] = [box(0, 30, 10, 32), box(0, 60, 10, 62)];
    const ratio = (name: 'albers' | 'mercator'): number => {
      const fine = [south, north].map(dense);
      const { shapes } = fitShapes(flatten(name, fine), { width: 4000, height: 40_000 });
      const [a = 0, b = 1] = shapes.map(({ areas }) => Math.abs(areaOf(areas[0]?.[0] ?? [])));
      return a / b;
    };
    const true_ = (sin(32) - sin(30)) / (sin(62) - sin(60));
    expect(ratio('albers') / true_).toBeCloseTo(1, 2);
    expect(ratio('mercator')).toBeLessThan(true_ * 0.6);
  });

  it('put north up and keep what lies beyond the 180th meridian beside it', () => {
    const shapes = [{ areas: [], points: [[178, -40] as const, [-176, -44] as const, [172, -35] as const] }];
    const fitted = fitShapes(flatten('albers', shapes), { width: 400, height: 400 });
    const [middle, east, west] = fitted.shapes[0]?.points ?? [];
    expect((west?.x ?? 0) < (middle?.x ?? 0) && (middle?.x ?? 0) < (east?.x ?? 0)).toBe(true);
    expect((west?.y ?? 0) < (middle?.y ?? 0) && (middle?.y ?? 0) < (east?.y ?? 0)).toBe(true);
  });
});

function sin(degrees: number): number {
  return Math.sin((degrees * Math.PI) / 180);
}

/** With points between the corners, so that curved borders are curved. */
function dense({ areas }: Shape): Shape {
  const [first = []] = areas[0] ?? [];
  const ring = first.slice(1).flatMap(([x, y], index) => {
    const [fromX, fromY] = first[index] ?? [x, y];
    return Array.from({ length: 50 }, (_, at) => {
      return [fromX + ((x - fromX) * at) / 50, fromY + ((y - fromY) * at) / 50] as const;
    });
  });
  return { areas: [[[...ring, ...ring.slice(0, 1)]]], points: [] };
}

it('keep a place in one piece that lies on both sides of the 180th meridian, and close one over a pole', () => {
  const east = box(178, 60, 180, 70).areas[0]?.[0] ?? [];
  const over = east.map(([x, y]) => [x === 180 ? -175 : x, y] as const);
  const polar = [-180, -90, 0, 90, 179, -180].map((x) => [x, -70] as const);
  const shapes = [{ areas: [[over]], points: [] }, box(20, 50, 60, 60), { areas: [[polar]], points: [] }];
  const [first, , last] = flatten('equirectangular', shapes).map(({ areas }) => areas[0]?.[0] ?? []);
  const width = (ring: readonly (readonly [number, number])[]): number =>
    largest(ring.map(([x]) => x)) - smallest(ring.map(([x]) => x));
  expect(width(first ?? [])).toBeCloseTo((7 * Math.PI) / 180, 5);
  expect(smallest((last ?? []).map(([, y]) => y))).toBeCloseTo(-Math.PI / 2, 5);
  expect(width(last ?? [])).toBeLessThan(2 * Math.PI + 0.1);
});

describe('a map', () => {
  it('moves no point by more than half a px, and keeps shared borders shared', () => {
    const { features } = madeUpMap(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
    const { shapes } = fitShapes(flatten('albers', features), { width: 300, height: 300 });
    const points = shapes.map(({ areas }) => new Set((areas[0]?.[0] ?? []).map(({ x, y }) => `${x},${y}`)));
    const shared = [...(points[0] ?? [])].filter((point) => points[1]?.has(point));
    expect(shared.length).toBeGreaterThan(4);
  });

  it('draws a place that is smaller than a px', () => {
    const tiny = {
      areas: [
        [
          [
            [1, 1],
            [1.0001, 1],
            [1.0001, 1.0001],
            [1, 1],
          ] as const,
        ],
      ],
      points: [],
    };
    const { features } = madeUpMap(['a']);
    const { shapes } = fitShapes(flatten('plane', [...features, tiny]), { width: 300, height: 300 });
    expect(Math.abs(areaOf(shapes[1]?.areas[0]?.[0] ?? []))).toBe(9);
  });

  it('shades each place in the colour of its class', async () => {
    const svg = await draw(places([1, 3, 7, 9, 12, 14]), { classes: [5, 10] });
    const fills = Array.from(svg.matchAll(/<path d="M[^"]*L[^"]*Z" fill="(#[0-9a-f]{6})"/g), ([, fill]) => fill);
    const [light, middle, dark] = shadesOf(theme.accent, 3);
    expect(fills).toEqual([light, light, middle, middle, dark, dark]);
  });

  it('has circles whose areas are in proportion to totals', async () => {
    const svg = await draw(places([100, 400, 1600]), { circles: true });
    const radii = Array.from(svg.matchAll(/d="M([\d.]+),0A[^"]*" fill="#134775"/g), ([, radius]) => Number(radius));
    expect(radii.length).toBe(3);
    expect((radii[0] ?? 0) / (radii[1] ?? 1)).toBeCloseTo(2, 1);
    expect((radii[1] ?? 0) / (radii[2] ?? 1)).toBeCloseTo(2, 1);
  });

  it('keeps the names of the highest and lowest where a telephone has no room for others', async () => {
    const svg = await draw(places(Array.from({ length: 18 }, (_, index) => index + 1)), {}, 246);
    expect(svg).toContain('>Town 0<');
    expect(svg).toContain('>Town 17<');
  });

  test.each([
    ['a bound', places([1, 2, 3, 4], { qualifier: 'more-than' }), false, 'has a bound, rate-0'],
    ['two values of a place', places([1, 2, 3, 4], { placeId: 'town' }), false, 'has two values of one place, rate-1'],
    ['a circle below zero', places([1, 2, -3, 4]), true, 'has a negative value, rate-2'],
  ])('refuses %s', (_, rows, circles, what) => {
    expect(refusalOf({ kind: 'map', rows, circles })?.what).toContain(what);
  });

  it('refuses nothing else', () => {
    expect(refusalOf({ kind: 'map', rows: places([1, 2, -3, 4]) })).toBeUndefined();
  });
});
