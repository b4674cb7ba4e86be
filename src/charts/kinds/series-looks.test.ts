import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contrast } from '../../style/theme/colour.ts';
import { theme } from '../../testing/chart-fixture.ts';
import { seriesColours } from './series-looks.ts';

const folder = new URL('../../../templates/themes/', import.meta.url);

const accents = readdirSync(folder).map((name) => {
  const tokens = readFileSync(new URL(`${name}/tokens.yaml`, folder), 'utf8');
  return [name, /accent: "(#[0-9A-Fa-f]{6})"/.exec(tokens)?.[1] ?? ''] as const;
});

type Triple = readonly [number, number, number];

/**
 * What people without one kind of cone see, in linear RGB: Machado, Oliveira and Fernandes, "A physiologically-based
 * model for simulation of color vision deficiency", IEEE TVCG 15 (2009), severity 1.0.
 */
const sights: Readonly<Record<string, readonly [Triple, Triple, Triple]>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function linear(hex: string): Triple {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return [r, g, b];
}

function seen(hex: string, sight: string): Triple {
  const own = linear(hex);
  const rows = (sights[sight] ?? []).map((row) =>
    Math.min(1, Math.max(0, row[0] * own[0] + row[1] * own[1] + row[2] * own[2])),
  );
  return [rows[0] ?? 0, rows[1] ?? 0, rows[2] ?? 0];
}

/** CIE L*a*b* of linear sRGB under D65. */
function lab([r, g, b]: Triple): Triple {
  const root = (value: number) => (value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116);
  const x = root((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
  const y = root(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = root((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function pairsOf<T>(all: readonly T[]): readonly (readonly [T, T])[] {
  return all.flatMap((one, index) => all.slice(index + 1).map((other): readonly [T, T] => [one, other]));
}

describe.each(accents)('the colours of series in the theme %s', (_, accent) => {
  const colours = seriesColours({ ...theme, accent });

  test('are six, at least 3:1 on white', () => {
    expect(new Set(colours).size).toBe(6);
    for (const colour of colours) expect(contrast(colour, '#ffffff')).toBeGreaterThanOrEqual(3);
  });

  test.each(Object.keys(sights))('differ to people with %s sight', (sight) => {
    const least = sight === 'normal' ? 30 : 14.5;
    for (const [one, other] of pairsOf(colours)) {
      const [a, b] = [lab(seen(one, sight)), lab(seen(other, sight))];
      const apart = Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
      expect(apart, `${one} and ${other}`).toBeGreaterThanOrEqual(least);
    }
  });

  test('differ in grey by lightness, or one is dashed', () => {
    for (const like of [colours.slice(0, 3), colours.slice(3)])
      for (const [one, other] of pairsOf(like)) {
        const [a, b] = [lab(linear(one)), lab(linear(other))];
        expect(Math.abs(a[0] - b[0]), `${one} and ${other}`).toBeGreaterThanOrEqual(12);
      }
  });
});
