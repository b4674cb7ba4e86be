import type { GlyphRun } from './glyph-runs.ts';

/** Natural advances of one font at one size: widths and the space between glyphs in thousandths of the size. */
export interface Advances {
  readonly widths: ReadonlyMap<number, number>;
  readonly space: number;
}

// Both count in thousandths of the size; four decimals are a ten-thousandth of a pixel over a whole line.
const decimals = 4;
// ISO 19005-3, 6.2.11.5: a width may differ by one from that in the font; less than that, to be on the safe side.
const farthest = 0.95;

/**
 * The advances that a browser used for a font at one size, which it rounds in its own way: those of the glyphs that are
 * followed by another one and not kerned. `nominal` is the width that the font says. No width is less than that,
 * because viewers that know whole numbers only cut off what comes after; the space takes away what is too much.
 * Undefined where no glyph is followed by another one.
 */
export function measureAdvances(
  runs: readonly GlyphRun[],
  size: number,
  nominal: (code: number) => number,
): Advances | undefined {
  const excess = commonExcesses(runs, size, nominal);
  if (excess.size === 0) return undefined;
  const middle = median([...excess.values()]);
  const typical = [...excess].filter(([, value]) => Math.abs(value - middle) < 1);
  const values = typical.map(([, value]) => value);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const space = least >= 0 && most < 0.5 ? 0 : round(least);
  const widths = new Map<number, number>();
  for (const [code, value] of typical) widths.set(code, round(nominal(code) + Math.min(value - space, farthest)));
  return { widths, space };
}

/** By code, how much its usual advance is more than its nominal one. */
function commonExcesses(
  runs: readonly GlyphRun[],
  size: number,
  nominal: (code: number) => number,
): ReadonlyMap<number, number> {
  const seen = new Map<number, number[]>();
  for (const { codes, offsets } of runs) {
    for (let index = 0; index + 1 < codes.length; index++) {
      const code = codes[index] ?? 0;
      const excess = (((offsets[index + 1] ?? 0) - (offsets[index] ?? 0)) / size) * 1000 - nominal(code);
      const known = seen.get(code);
      if (known === undefined) seen.set(code, [excess]);
      else known.push(excess);
    }
  }
  return new Map([...seen].map(([code, values]) => [code, usual(values)]));
}

/** The mean of the values that lie closest together in the greatest number; kerning moves a glyph by at least one. */
function usual(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  let best: readonly number[] = [];
  for (let from = 0, to = 0; from < sorted.length; from = to) {
    while (to < sorted.length && (sorted[to] ?? 0) - (sorted[from] ?? 0) < 0.4) to++;
    const group = sorted.slice(from, to);
    const nearer = Math.abs(mean(group)) < Math.abs(mean(best));
    if (group.length > best.length || (group.length === best.length && nearer)) best = group;
  }
  return mean(best);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

function round(value: number): number {
  return Number(value.toFixed(decimals));
}
