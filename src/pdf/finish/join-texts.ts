import type { GlyphRun, TextPart } from './glyph-runs.ts';

/** A text object that is open: its matrix, the font chosen last, and how far runs are from where they say they are. */
interface Open {
  readonly matrix: readonly number[];
  readonly font: string;
  readonly x: number;
  readonly y: number;
}

/**
 * Makes one text object of several in one font that follow each other directly, and one run of those that go on where the one before
 * ended: Chromium begins a new text object for each line and each piece of one. `endOf` is where a run's last glyph
 * ends. Nothing that is painted moves.
 */
export function joinTexts(parts: readonly TextPart[], endOf: (run: GlyphRun) => number): readonly TextPart[] {
  const joined: TextPart[] = [];
  let open: Open | undefined;
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index];
    const next = open === undefined || part?.kind !== 'end' ? undefined : startAfter(parts, index);
    if (open !== undefined && next !== undefined && keyOf(next.font) === open.font && goesOn(open, next.matrix)) {
      open = { ...open, ...shiftBetween(open.matrix, next.matrix.matrix) };
      index += 3;
    } else if (part?.kind === 'glyphs') {
      pushRun(joined, open === undefined ? part.run : moved(part.run, open), endOf);
    } else if (part !== undefined) {
      open = openAfter(open, parts, index);
      joined.push(part);
    }
  }
  return joined;
}

/** The text object that is open after a part that is not glyphs. */
function openAfter(open: Open | undefined, parts: readonly TextPart[], index: number): Open | undefined {
  const part = parts[index];
  if (part?.kind === 'begin' || part?.kind === 'end') return undefined;
  if (part?.kind === 'font' && open !== undefined) return { ...open, font: keyOf(part) };
  return part?.kind === 'matrix' ? opened(parts, index, part.matrix) : open;
}

type FontPart = Extract<TextPart, { kind: 'font' }>;
type MatrixPart = Extract<TextPart, { kind: 'matrix' }>;

/** The font and matrix of a text object that begins right after the one that ends here, as Chromium begins each. */
function startAfter(
  parts: readonly TextPart[],
  index: number,
): { readonly font: FontPart; readonly matrix: MatrixPart } | undefined {
  const [begin, font, matrix] = parts.slice(index + 1, index + 4);
  return begin?.kind === 'begin' && font?.kind === 'font' && matrix?.kind === 'matrix' ? { font, matrix } : undefined;
}

function opened(parts: readonly TextPart[], index: number, matrix: readonly number[]): Open | undefined {
  const font = parts[index - 1];
  return font?.kind === 'font' ? { matrix, font: keyOf(font), x: 0, y: 0 } : undefined;
}

function keyOf({ font, size }: FontPart): string {
  return `${font} ${size}`;
}

/** Whether one upright matrix differs from another only by its place. */
function goesOn({ matrix: [a, b, c, d] }: Open, { matrix: [a2, b2, c2, d2] }: MatrixPart): boolean {
  return a === 1 && b === 0 && c === 0 && (d === 1 || d === -1) && a2 === a && b2 === b && c2 === c && d2 === d;
}

function shiftBetween(from: readonly number[], to: readonly number[]): Pick<Open, 'x' | 'y'> {
  return { x: (to[4] ?? 0) - (from[4] ?? 0), y: ((to[5] ?? 0) - (from[5] ?? 0)) * (from[3] ?? 1) };
}

function moved(run: GlyphRun, { x, y }: Open): GlyphRun {
  return { ...run, x: run.x + x, y: run.y + y };
}

// As a part of the size: a gap that nobody takes for a space.
const contiguous = 0.05;

function pushRun(joined: TextPart[], run: GlyphRun, endOf: (run: GlyphRun) => number): void {
  const last = joined.at(-1);
  const before = last?.kind === 'glyphs' ? last.run : undefined;
  const level = before !== undefined && Math.abs(before.y - run.y) < 1e-6 && before.size === run.size;
  if (before === undefined || !level || Math.abs(run.x - endOf(before)) > contiguous * run.size) {
    joined.push({ kind: 'glyphs', run });
    return;
  }
  const offsets = [...before.offsets, ...run.offsets.map((offset) => offset + run.x - before.x)];
  joined[joined.length - 1] = { kind: 'glyphs', run: { ...before, codes: [...before.codes, ...run.codes], offsets } };
}
