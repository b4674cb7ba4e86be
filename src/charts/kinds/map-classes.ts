import { largest, smallest } from '../../project/extremes.ts';
import { lightness, mix } from '../../style/theme/colour.ts';
import type { ChartMap } from '../chart-map.ts';
import { valueAxis } from './value-axis.ts';

const mostClasses = 5;

/**
 * The bounds between classes, from the lowest; a value that is one belongs to the class above it. Those of quantiles are
 * the roundest numbers that divide the values in the same way, and one of them is zero where values lie on both sides.
 */
export function classBounds(values: readonly number[], classes: ChartMap['classes']): readonly number[] {
  if (typeof classes === 'object') return classes;
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [smallest(sorted), largest(sorted)];
  if (classes === 'equal') {
    const { ticks } = valueAxis(
      sorted.map((value) => ({ value })),
      { axis: 'data' },
    );
    return ticks.filter((tick) => tick > low && tick <= high);
  }
  const count = Math.min(mostClasses, new Set(sorted).size);
  const cuts = Array.from({ length: Math.max(0, count - 1) }, (_, index) =>
    Math.round(((index + 1) * sorted.length) / count),
  );
  const bounds = cuts.flatMap((cut) => {
    const above = sorted[cut] ?? high;
    const below = sorted.findLast((value) => value < above);
    return below === undefined ? [] : [roundest(below, above)];
  });
  return [...new Set(low < 0 && high > 0 ? throughZero(bounds) : bounds)].sort((a, b) => a - b);
}

/** Zero in place of the bound that is nearest to it. */
function throughZero(bounds: readonly number[]): readonly number[] {
  const distance = smallest(bounds.map(Math.abs));
  const nearest = bounds.findIndex((bound) => Math.abs(bound) === distance);
  return bounds.map((bound, index) => (index === nearest ? 0 : bound));
}

/** The number with the fewest digits that is above `low` and not above `high`. */
export function roundest(low: number, high: number): number {
  const power = Math.ceil(Math.log10(Math.max(Math.abs(low), Math.abs(high), high - low)));
  for (let exponent = power; exponent > power - 17; exponent -= 1) {
    for (const digit of [1, 0.5, 0.2, 0.1]) {
      const step = digit * 10 ** exponent;
      const found = Number((Math.floor(high / step + 1e-9) * step).toPrecision(12)) + 0;
      if (found > low && found <= high) return found;
    }
  }
  return high;
}

/** Which class a value is in, counted from 0. */
export function classOf(value: number, bounds: readonly number[]): number {
  return bounds.filter((bound) => value >= bound).length;
}

const shades = { light: 90, dark: 30 } as const;

/** So many colours of the accent's hue from light to dark, at equal steps of L*, so that they differ in grey. */
export function shadesOf(accent: string, count: number): readonly string[] {
  const dark = Math.min(lightness(accent), shades.dark);
  if (count === 1) return [accent];
  return Array.from({ length: count }, (_, index) =>
    shadeOf(accent, shades.light - ((shades.light - dark) * index) / (count - 1)),
  );
}

/** The colour mixed with white or with black until it is as light as is asked for. */
function shadeOf(colour: string, wanted: number): string {
  const isDark = lightness(colour) < wanted;
  const end = isDark ? '#ffffff' : '#000000';
  let [low, high] = [0, 1];
  for (let step = 0; step < 20; step += 1) {
    const middle = (low + high) / 2;
    const light = lightness(mix(colour, end, middle));
    if (isDark ? light < wanted : light > wanted) low = middle;
    else high = middle;
  }
  return mix(colour, end, high);
}
