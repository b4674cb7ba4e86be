import { describe, expect, test } from 'vitest';
import type { PdfPage, PdfRun } from '../read/read-pdf.ts';
import { inspectLayout } from './layout.ts';
import { readMarkup } from './markup-words.ts';
import type { PrintedPiece } from './printed-words.ts';

const margins = { left: 57, right: 57, top: 40, bottom: 62 };

function run(change: Partial<PdfRun> = {}): PdfRun {
  return {
    text: 'words',
    x: 60,
    y: 400,
    end: 200,
    size: 10,
    font: 'F',
    artifact: false,
    repeated: false,
    mcid: 1,
    ...change,
  };
}

const page = (...runs: readonly PdfRun[]): PdfPage => ({ width: 595, height: 842, images: 0, drawn: 1, runs });

function piece(text: string, change: Partial<PrintedPiece> = {}): PrintedPiece {
  return { text, page: 1, start: 0, kind: 'words', section: 0, mcid: 1, ...change };
}

function inspect({
  pages = [page(run())],
  pieces = [],
  fonts = ['ABCDEF+SourceSans3-Bold'],
}: {
  readonly pages?: readonly PdfPage[];
  readonly pieces?: readonly PrintedPiece[];
  readonly fonts?: readonly string[];
} = {}) {
  return inspectLayout({
    pages,
    printed: { text: '', pieces, drawings: [], sections: [], pages: pages.length },
    fonts: fonts.map((name) => ({ name, type: 'CIDFontType2', embedded: true, missingGlyphs: false, unmapped: false })),
    markup: readMarkup('<body><p data-at="t.md:5:1">words</p></body>'),
    margins,
    bundled: ['SourceSans3'],
    titleSize: 24,
  });
}

test('a good page has no fault', () => {
  const pieces = [piece('Title', { heading: 1, mcid: 2 }), piece('Calls', { heading: 2 }), piece('words')];
  expect(inspect({ pages: [page(run(), run({ mcid: 2, size: 24 }))], pieces })).toEqual([]);
});

describe('a page has a fault where', () => {
  test.each<readonly [string, string, Parameters<typeof inspect>[0]]>([
    ['it is empty', 'empty-page', { pages: [page(run()), page(run({ artifact: true }))] }],
    ['text stands left of the margin', 'outside-margins', { pages: [page(run({ x: 40 }))] }],
    ['text runs over the right margin', 'outside-margins', { pages: [page(run({ end: 545 }))] }],
    ['text stands below the bottom margin', 'outside-margins', { pages: [page(run({ y: 30 }))] }],
    ['text stands above the top margin', 'outside-margins', { pages: [page(run({ y: 830 }))] }],
    ['furniture runs off the page', 'outside-margins', { pages: [page(run(), run({ artifact: true, end: 700 }))] }],
    ['text is under 8 pt', 'small-text', { pages: [page(run({ size: 7.5 }))] }],
    ['Chinese beside Latin letters is under 7.6 pt', 'small-text', { pages: [page(run({ text: '上海', size: 7.4 }))] }],
    ['a source number is under 8 pt', 'small-text', { pages: [page(run({ text: '[1]', size: 6.8 }))] }],
    ['a value is missing', 'placeholder', { pieces: [piece('about NaN cases')] }],
    ['an object was printed', 'placeholder', { pieces: [piece('[object Object]')] }],
    ['an expression was not filled in', 'placeholder', { pieces: [piece('{{stat "x"}}')] }],
    ['a font is not bundled', 'foreign-font', { fonts: ['ABCDEF+SourceSans3-Bold', 'ABCDEF+Arial'] }],
    [
      'a heading stands alone at its foot',
      'lonely-heading',
      { pieces: [piece('Calls', { heading: 2 }), piece('words', { page: 2 })] },
    ],
    ['a heading is the last thing of all', 'lonely-heading', { pieces: [piece('Calls', { heading: 3 })] }],
    [
      'a drawing stands on another page than its title',
      'split-figure',
      { pieces: [piece('Title', { figure: 0, caption: true }), piece('1', { figure: 0, drawing: 0, page: 2 })] },
    ],
    [
      'a drawing stands on two',
      'split-figure',
      { pieces: [piece('1', { figure: 0, drawing: 0 }), piece('2', { figure: 0, drawing: 0, page: 2 })] },
    ],
    [
      'all was printed smaller',
      'shrunk-pages',
      { pages: [page(run({ size: 21.6, end: 545 }))], pieces: [piece('Title', { heading: 1 }), piece('words')] },
    ],
  ])('%s', (_, rule, broken) => {
    expect(inspect(broken).map((fault) => fault.rule)).toEqual([rule]);
  });

  test('it names the page, the words, and the place in the topic', () => {
    expect(inspect({ pages: [page(run({ size: 7 }))], pieces: [piece('words')] })).toEqual([
      {
        rule: 'small-text',
        page: 1,
        message: '"words" on page 1 is set in 7 pt, less than 8 pt',
        position: { file: 't.md', line: 5, column: 1 },
      },
    ]);
  });
});

test('a table may go on on the next page, with its first rows under its title', () => {
  const pieces = [
    piece('Title', { figure: 0, caption: true }),
    piece('first', { figure: 0 }),
    piece('last', { figure: 0, page: 2 }),
  ];
  expect(inspect({ pieces })).toEqual([]);
});
