import { describe, expect, test } from 'vitest';
import type { PdfFont } from '../read/fonts.ts';
import { latin1 } from '../read/text-strings.ts';
import { packContent } from './pack-content.ts';

const font: PdfFont = {
  ...{ name: 'F', type: 'CIDFontType2', composite: true, program: 'FontFile2', unicode: undefined, codeBytes: 2 },
  width: () => 0.5,
  glyph: (code) => code,
};

function pack(...lines: readonly string[]): readonly string[] {
  const packed = packContent(latin1(lines.join('\n')), (name) => (name === 'F1' || name === 'F2' ? font : undefined));
  return Buffer.from(packed).toString('latin1').split('\n');
}

const text = (shown: string, place: string, chosen = '/F1 10 Tf'): readonly string[] => [
  ...['BT', chosen, '0 Tc', `1 0 0 -1 ${place} Tm`, shown, 'ET'],
];

describe('packContent', () => {
  test('goes on where text ended, and from line to line', () => {
    expect(pack(...text('(AB)Tj', '0 0'), ...text('[(CD)20(EF)]TJ', '5.1 0'), ...text('(GH)Tj', '0 12'))).toEqual([
      ...['BT', '/F1 10 Tf', '0 Tc', '1 0 0 -1 0 0 Tm', '(AB)Tj'],
      ...['[-10(CD)20(EF)]TJ', '0 -12 Td', '(GH)Tj', 'ET'],
    ]);
  });

  test('moves over a gap between texts, so that readers see it', () => {
    const apart = pack(...text('(AB)Tj', '0 0'), ...text('(CD)Tj', '20 0'), ...text('(EF)Tj', '25.1 0'));
    expect(apart.slice(-4)).toEqual(['20 0 Td', '(CD)Tj', '[-10(EF)]TJ', 'ET']);
  });

  test('counts adjustments and spaces as moves of the pen', () => {
    const lines = ['BT', '/F1 10 Tf', '1 Tc', '1 0 0 -1 0 0 Tm', '[(AB)100(CD)]TJ', '11 0 Td', '(EF)Tj', 'ET'];
    expect(pack(...lines).slice(-3)).toEqual(['[(AB)100(CD)]TJ', '(EF)Tj', 'ET']);
  });

  test('begins a text object before the marks in it, and ends it before a mark that it began in', () => {
    const marked = (mcid: number, ...lines: readonly string[]): readonly string[] => [
      ...[`/P<</MCID ${mcid}>>BDC`, ...lines, 'EMC'],
    ];
    expect(pack(...marked(0, ...text('(AB)Tj', '0 0')), ...marked(1, ...text('(CD)Tj', '5 0')))).toEqual([
      ...['BT', '/P<</MCID 0>>BDC', '/F1 10 Tf', '0 Tc', '1 0 0 -1 0 0 Tm', '(AB)Tj', 'EMC'],
      ...['/P<</MCID 1>>BDC', '(CD)Tj', 'EMC', 'ET'],
    ]);
    const inside = marked(0, '0 0 9 9 re', 'f', ...text('(AB)Tj', '0 0'));
    expect(pack(...inside, ...text('(CD)Tj', '5 0')).filter((line) => /^(BT|ET|EMC|.*BDC)$/.test(line))).toEqual([
      ...['/P<</MCID 0>>BDC', 'BT', 'ET', 'EMC', 'BT', 'ET'],
    ]);
  });

  test('sets only what changes and matters', () => {
    const box = ['0 0 9 9 re', 'f'];
    expect(pack('1 0 0 RG', '1 0 0 rg', '/G3 gs', ...box, '1 0 0 rg', '/G3 gs', ...box, '0 0 m', '9 9 l', 'S')).toEqual(
      [...['1 0 0 rg', '/G3 gs', ...box, ...box, '1 0 0 RG', '0 0 m', '9 9 l', 'S']],
    );
  });

  test('knows what is set after a state is restored', () => {
    const box = ['0 0 9 9 re', 'f'];
    expect(pack('0 g', ...box, 'q', '1 g', ...box, 'Q', '0 g', ...box, '1 g', ...box)).toEqual([
      ...['0 g', ...box, 'q', '1 g', ...box, 'Q', ...box, '1 g', ...box],
    ]);
    const word = text('(AB)Tj', '0 0');
    expect(pack('q', ...word, 'Q', ...word).filter((line) => line.endsWith('Tf'))).toHaveLength(2);
  });

  test.each([
    ['of another font', [...text('(AB)Tj', '0 0'), ...text('(CD)Tj', '5 0', '/F2 10 Tf')], '/F2 10 Tf'],
    ['of another direction', [...text('(AB)Tj', '0 0'), 'BT', '0 1 1 0 5 0 Tm', '(CD)Tj', 'ET'], '0 1 1 0 5 0 Tm'],
  ])('tells of text %s', (_, lines, line) => {
    expect(pack(...lines)).toContain(line);
  });

  test.each([
    ['spaces words', ['BT', '/F1 10 Tf', '3 Tw', '(AB)Tj', 'ET']],
    ['has a font of single bytes', ['BT', '/F3 10 Tf', '(AB)Tj', 'ET']],
    ['names a colour space', ['/CS0 cs', '0 0 9 9 re', 'f']],
  ])('leaves a stream alone that %s', (_, lines) => {
    expect(pack(...lines)).toEqual(lines);
  });
});
