import { numberText } from '../pdf/write-content.ts';
import type { GlyphRun } from './glyph-runs.ts';

/** How a run is shown: the advance of each code and the amounts that pairs are kerned by, in thousandths of the size. */
export interface Spacing {
  readonly advance: (code: number) => number;
  readonly kerns: ReadonlyMap<number, number>;
}

// In thousandths of the size. A renderer places glyphs to a quarter of a pixel at the finest.
const tolerance = 0.003;

/**
 * The operation that shows a run: its glyphs in one string where each begins where the one before ends, with
 * adjustments (TJ, ISO 32000-1, 9.4.3) where they do not. What was too little or too much is never added up.
 */
export function writeGlyphs({ codes, offsets, size }: GlyphRun, { advance, kerns }: Spacing): string {
  let text = '';
  let at = 0;
  let adjusted = false;
  codes.forEach((code, index) => {
    const target = ((offsets[index] ?? 0) / size) * 1000;
    const wanted = at - target;
    if (index > 0 && Math.abs(wanted) > tolerance) {
      const kern = kerns.get(kernKey(wanted));
      const usual = kern !== undefined && Math.abs(wanted - kern) <= tolerance;
      const shown = shortest(usual ? kern : wanted);
      text += `)${shown}(`;
      at -= Number(shown);
      adjusted = true;
    }
    text += show(code);
    at += advance(code);
  });
  return adjusted ? `[(${text})]TJ` : `(${text})Tj`;
}

/** The amount in as few decimals as stay within the tolerance. */
function shortest(amount: number): string {
  const decimals = [0, 1, 2].find((count) => Math.abs(Number(amount.toFixed(count)) - amount) <= tolerance) ?? 3;
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
