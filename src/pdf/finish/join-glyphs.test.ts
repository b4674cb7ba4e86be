import { describe, expect, test } from 'vitest';
import { latin1 } from '../read/text-strings.ts';
import { type GlyphRun, readGlyphRuns, type TextPart } from './glyph-runs.ts';
import { measureAdvances } from './glyph-widths.ts';
import { joinTexts } from './join-texts.ts';
import { looksMoved } from './pixel-quarters.ts';
import { usualKerns, writeGlyphs } from './write-glyphs.ts';

const font = { number: 7, width: (code: number) => code / 1000 };

function parts(content: string): readonly TextPart[] | undefined {
  return readGlyphRuns(latin1(content), (name) => (name === 'F1' ? font : undefined));
}

function runs(read: readonly TextPart[] | undefined): readonly GlyphRun[] {
  return read?.flatMap((part) => (part.kind === 'glyphs' ? [part.run] : [])) ?? [];
}

describe('readGlyphRuns', () => {
  test('adds up the moves from glyph to glyph, and breaks at another line, font or mark', () => {
    const read = parts(`BT /F1 10 Tf 1 0 0 -1 5 50 Tm <0001> Tj 4 0 Td <0002> Tj 5 0 Td <0003> Tj 0 12 Td <0004> Tj
      /Span <</ActualText <FEFF00A0>>> BDC 3 0 Td <0005> Tj EMC ET`);
    expect(runs(read)).toEqual([
      { font: 7, size: 10, x: 0, y: 0, codes: [1, 2, 3], offsets: [0, 4, 9] },
      { font: 7, size: 10, x: 9, y: 12, codes: [4], offsets: [0] },
      { font: 7, size: 10, x: 12, y: 12, codes: [5], offsets: [0] },
    ]);
  });

  test('puts a second glyph of a string where the width of the first ends', () => {
    expect(runs(parts('BT /F1 10 Tf <01000002> Tj 3 0 Td <0003> Tj ET'))[0]?.offsets).toEqual([0, 2.56, 3]);
  });

  test.each([
    ['adjusted strings', 'BT /F1 10 Tf [<0001> 5 <0002>] TJ ET'],
    ['spaced glyphs', 'BT /F1 10 Tf 1 Tc <0001> Tj ET'],
    ['a font of single bytes', 'BT /F2 10 Tf (a) Tj ET'],
    ['a font left over from before', 'BT /F1 10 Tf ET BT <0001> Tj ET'],
    ['a font chosen outside of text', '/F1 10 Tf BT <0001> Tj ET'],
  ])('leaves a stream with %s alone', (_, content) => {
    expect(parts(content)).toBeUndefined();
  });
});

describe('measureAdvances', () => {
  const run = (codes: readonly number[], offsets: readonly number[]): GlyphRun => ({
    ...{ font: 7, size: 10, x: 0, y: 0, codes, offsets },
  });

  test('takes the usual advance of each glyph, not a kerned one', () => {
    const seen = [run([500, 500, 300, 500], [0, 5.001, 10.002, 13.0022]), run([500, 500, 500], [0, 4.8, 9.801])];
    expect(measureAdvances(seen, 10, (code) => code)).toEqual({
      widths: new Map([
        [500, 500.1],
        [300, 300.02],
      ]),
      space: 0,
    });
  });

  test('never gives less than the nominal width, but takes the difference from the space', () => {
    const seen = [run([500, 200, 500, 200], [0, 4.998, 6.997, 11.995])];
    const measured = measureAdvances(seen, 10, (code) => code);
    expect(measured?.space).toBe(-0.2);
    expect(measured?.widths.get(500)).toBe(500);
    expect(measured?.widths.get(200)).toBe(200.1);
  });

  test('keeps a glyph that is only seen kerned for last: its width stays within one of the nominal', () => {
    const seen = [run([500, 500, 500, 800, 500], [0, 5, 10, 15, 22])];
    expect(measureAdvances(seen, 10, (code) => code)?.widths).toEqual(new Map([[500, 500]]));
  });

  test('says nothing of glyphs that stand alone', () => {
    expect(measureAdvances([run([500], [0])], 10, (code) => code)).toBeUndefined();
  });
});

describe('writeGlyphs', () => {
  const advance = (): number => 500;
  const write = (codes: readonly number[], offsets: readonly number[], moved = (): boolean => false): string => {
    const run = { font: 7, size: 10, x: 0, y: 0, codes, offsets };
    return writeGlyphs(run, { advance, kerns: usualKerns([run], advance) }, moved);
  };

  test.each([
    ['one string where each glyph follows the other', [0x4142, 0x4344], [0, 5], '(ABCD)Tj'],
    ['adjustments where they do not', [0x4142, 0x4344, 0x4546], [0, 4.8, 9.8], '[(AB)20(CDEF)]TJ'],
    ['differences too small to see left out', [0x4142, 0x4344], [0, 5.00002], '(ABCD)Tj'],
    ['characters escaped that mean something in a string', [0x2829, 0x5c0d], [0, 5], '(\\(\\)\\\\\\r)Tj'],
  ])('%s', (_, codes, offsets, text) => {
    expect(write(codes, offsets)).toBe(text);
  });

  test('no difference is too small where the glyph would look moved', () => {
    expect(write([0x4142, 0x4344, 0x4546], [0, 5.00002, 10.00002], () => true)).toBe('[(AB)-.002(CDEF)]TJ');
  });

  test('small differences do not add up', () => {
    const offsets = Array.from({ length: 100 }, (_, index) => index * 5.00002);
    const shown = write(
      Array.from({ length: 100 }, () => 0x4141),
      offsets,
    );
    const sum = [...shown.matchAll(/\)(-?[\d.]+)\(/g)].reduce((total, [, amount]) => total + Number(amount), 0);
    expect(Math.abs(-sum - 99 * 0.002)).toBeLessThanOrEqual(0.003);
  });
});

describe('looksMoved', () => {
  // A point of text space is one of the page: at 72 pixels to the inch, a quarter of a pixel is a quarter of a point.
  test.each([
    ['over a quarter of a pixel', [1, 0, 0, -1, 0, 0], 0.2499999, 0.2500001, true],
    ['onto one', [1, 0, 0, -1, 0, 0], 0.2499999, 0.25, true],
    ['within one, at every resolution', [1, 0, 0, -1, 0, 0], 0.2300001, 0.2300002, false],
    ['over one after the page is scaled and shifted', [0.5, 0, 0, -0.5, 0.1, 0], 0.2999999, 0.3000001, true],
    ['along a slope', [1, 0.1, 0, 1, 0, 0], 0.2300001, 0.2300002, true],
  ] as const)('%s', (_, matrix, from, to, moved) => {
    expect(looksMoved(matrix)(from, to)).toBe(moved);
  });

  test('anywhere, where the way to the page is not known', () => {
    expect(looksMoved(undefined)(0.23, 0.2300001)).toBe(true);
  });
});

describe('joinTexts', () => {
  const end = (run: GlyphRun): number => run.x + (run.offsets.at(-1) ?? 0) + 5;
  const joined = (content: string): readonly TextPart[] => joinTexts(parts(content) ?? [], end);
  const kinds = (content: string): readonly string[] => joined(content).map(({ kind }) => kind);
  const text = (font: string, matrix: string): string => `BT ${font} Tf ${matrix} Tm <0001> Tj ET `;

  test('makes one run of two that touch', () => {
    const content = text('/F1 10', '1 0 0 -1 5 50') + text('/F1 10', '1 0 0 -1 10 50');
    expect(kinds(content)).toEqual(['begin', 'font', 'matrix', 'glyphs', 'end']);
    expect(runs(joined(content))).toMatchObject([{ codes: [1, 1], offsets: [0, 5] }]);
  });

  test('keeps apart what does not touch, and moves from one to the other', () => {
    const content = text('/F1 10', '1 0 0 -1 5 50') + text('/F1 10', '1 0 0 -1 12 62');
    expect(runs(joined(content))).toMatchObject([
      { x: 0, y: 0 },
      { x: 7, y: -12 },
    ]);
  });

  test.each([
    ['another matrix', text('/F1 10', '1 0 0 -1 5 50') + text('/F1 10', '0 1 1 0 10 50')],
    ['another size', text('/F1 10', '1 0 0 -1 5 50') + text('/F1 8', '1 0 0 -1 10 50')],
    ['something between', `${text('/F1 10', '1 0 0 -1 5 50')} 0 g ${text('/F1 10', '1 0 0 -1 10 50')}`],
  ])('begins again for %s', (_, content) => {
    expect(kinds(content).filter((kind) => kind === 'begin')).toHaveLength(2);
  });
});
