import { numberText } from '../write/write-content.ts';
import type { GlyphRun } from './glyph-runs.ts';
import type { LooksMoved } from './pixel-quarters.ts';

/** How a run is shown: the advance of each code and the amounts that pairs are kerned by, in thousandths of the size. */
export interface Spacing {
  readonly advance: (code: number) => number;
  readonly kerns: ReadonlyMap<number, number>;
}

// In thousandths of the size: how far a glyph may be from its place where it looks the same there, and where it does not.
const tolerance = 0.003;
const exactness = 1e-6;
const exactDecimals = 7;

/**
 * The operation that shows a run: its glyphs in one string where each begins where the one before ends, with
 * adjustments (TJ, ISO 32000-1, 9.4.3) where they do not. What was too little or too much is never added up.
 */
export function writeGlyphs(run: GlyphRun, spacing: Spacing, moved: LooksMoved): string {
  const { codes, offsets, size } = run;
  const unit = size / 1000;
  let text = '';
  let at = 0;
  let adjusted = false;
  const looksMoved = (place: number, target: number): boolean =>
    Math.abs(place - target) > exactness && moved(run.x + target * unit, run.x + place * unit);
  for (let index = 0; index < codes.length; index++) {
    const code = codes[index] ?? 0;
    const target = (offsets[index] ?? 0) / unit;
    if (index > 0 && (Math.abs(at - target) > tolerance || looksMoved(at, target))) {
      const usual = usualAmount(at - target, spacing);
      const shown = looksMoved(at - Number(usual), target) ? numberText(at - target, exactDecimals) : usual;
      text += `)${shown}(`;
      at -= Number(shown);
      adjusted = true;
    }
    text += show(code);
    at += spacing.advance(code);
  }
  return adjusted ? `[(${text})]TJ` : `(${text})Tj`;
}

function usualAmount(wanted: number, { kerns }: Spacing): string {
  const kern = kerns.get(kernKey(wanted));
  return shortest(kern !== undefined && Math.abs(wanted - kern) <= tolerance ? kern : wanted);
}

/** The amount in as few decimals as stay within the tolerance. */
function shortest(amount: number): string {
  let decimals = 0;
  for (let scale = 1; decimals < 3 && Math.abs(Math.round(amount * scale) / scale - amount) > tolerance; scale *= 10)
    decimals++;
  return numberText(amount, decimals);
}

/** A code of two bytes as part of a literal string (7.3.4.2). */
function show(code: number): string {
  return literal(code >> 8) + literal(code & 0xff);
}

function literal(byte: number): string {
  return literals[byte] ?? '';
}

const literals = Array.from({ length: 256 }, (_, byte) => {
  const char = String.fromCharCode(byte);
  if (char === '\r') return '\\r';
  return char === '(' || char === ')' || char === '\\' ? `\\${char}` : char;
});

/** The usual amounts of kerning, each the mean of those that differ only by rounding. */
export function usualKerns(runs: readonly GlyphRun[], advance: (code: number) => number): ReadonlyMap<number, number> {
  const seen = new Map<number, { sum: number; count: number }>();
  for (const { codes, offsets, size } of runs) {
    for (let index = 0; index + 1 < codes.length; index++) {
      const moved = (((offsets[index + 1] ?? 0) - (offsets[index] ?? 0)) / size) * 1000;
      const kern = advance(codes[index] ?? 0) - moved;
      const key = kernKey(kern);
      const known = seen.get(key);
      if (known === undefined) seen.set(key, { sum: kern, count: 1 });
      else {
        known.sum += kern;
        known.count++;
      }
    }
  }
  return new Map([...seen].map(([key, { sum, count }]) => [key, Number((sum / count).toFixed(3))]));
}

function kernKey(kern: number): number {
  return Math.round(kern * 4);
}
