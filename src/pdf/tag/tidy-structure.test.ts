import { describe, expect, test } from 'vitest';
import type { PdfFont } from '../read/fonts.ts';
import type { StructElement, StructKid } from '../read/structure-tree.ts';
import type { TextRun } from '../read/text-state.ts';
import { findRepeatedRows } from './repeated-rows.ts';
import { tidyStructure } from './tidy-structure.ts';

/** Content by its number, or an element: its role, then its kids. */
type Sketch = number | string | readonly Sketch[];

/** A tree from a sketch, with all content on page 1; `Figure=Bars` is a figure with that alternative text. */
function grow(sketch: Sketch): StructKid {
  if (typeof sketch === 'number') return { kind: 'content', page: 1, mcid: sketch };
  if (typeof sketch === 'string') throw new Error('a role without an element');
  const [name, ...kids] = sketch;
  const [role = '', alt] = String(name).split('=');
  return {
    kind: 'element',
    number: 0,
    role,
    attributes: new Map(),
    kids: kids.map(grow),
    ...(alt === undefined ? {} : { alt }),
  };
}

function sketch(kid: StructKid): Sketch {
  if (kid.kind === 'content') return kid.mcid;
  return kid.kind === 'element' ? [kid.role, ...kid.kids.map(sketch)] : ['object'];
}

function element(tree: Sketch): StructElement {
  const kid = grow(tree);
  if (kid.kind !== 'element') throw new Error('not an element');
  return kid;
}

const live = new Set([1, 2, 3, 4, 5, 6].map((mcid) => `1:${mcid}`));

describe('tidyStructure', () => {
  test.each<readonly [string, readonly Sketch[], readonly Sketch[]]>([
    [
      'what stands under a heading of level 2 is a section',
      [
        ['H1', 1],
        ['NonStruct', ['H2', 2], ['P', 3]],
        ['H3', 4],
        ['H2', 5],
      ],
      [
        ['H1', 1],
        ['Sect', ['H2', 2], ['P', 3], ['H3', 4]],
        ['Sect', ['H2', 5]],
      ],
    ],
    ['wrappers dissolve', [['NonStruct', ['P', ['NonStruct', 1], ['NonStruct', ['NonStruct', 2]]]]], [['P', 1, 2]]],
    [
      'text without a block gets one',
      [
        ['NonStruct', 1],
        ['NonStruct', ['Link', 2]],
        ['P', 3],
      ],
      [
        ['P', 1, ['Link', 2]],
        ['P', 3],
      ],
    ],
    [
      'roles of PDF 2.0 become what comes nearest',
      [
        ['P', ['Strong', 1], ['Em', 2]],
        ['Title', 3],
      ],
      [
        ['P', 1, 2],
        ['P', 3],
      ],
    ],
    [
      'the source and the note of a table, in one cell below its rows, stand after it',
      [['Table', ['TBody', ['TR', ['TH', 1], ['TD', 2]], ['TR', ['TD', ['P', 3], ['P', 4]]]]]],
      [
        ['Table', ['TBody', ['TR', ['TH', 1], ['TD', 2]]]],
        ['P', 3],
        ['P', 4],
      ],
    ],
    [
      'a row of one cell of words is a row',
      [['Table', ['TR', ['TD', 1]], ['TR', ['TD', 2]]]],
      [['Table', ['TR', ['TD', 1]], ['TR', ['TD', 2]]]],
    ],
    ['unknown roles dissolve', [['Widget', ['P', 1]]], [['P', 1]]],
    [
      'content that is an artifact goes, and what held only that',
      [
        ['P', 1, 9],
        ['NonStruct', 9],
        ['BlockQuote', 9],
      ],
      [['P', 1]],
    ],
    ['cells stay, empty or not', [['Table', ['TR', ['TD', 9], ['TD', 1]]]], [['Table', ['TR', ['TD'], ['TD', 1]]]]],
    [
      'a list item has one body',
      [['L', ['LI', ['Lbl', 1], ['NonStruct', 2], ['P', 3]]]],
      [['L', ['LI', ['Lbl', 1], ['LBody', 2, ['P', 3]]]]],
    ],
    ['with or without a label', [['L', ['LI', 1]]], [['L', ['LI', ['LBody', 1]]]]],
    [
      'a body that is there stays the only one',
      [['L', ['LI', ['Lbl', 1], ['LBody', 2]]]],
      [['L', ['LI', ['Lbl', 1], ['LBody', 2]]]],
    ],
    [
      'lists nest in the body',
      [['L', ['LI', ['Lbl', 1], 2, ['L', ['LI', 3]]]]],
      [['L', ['LI', ['Lbl', 1], ['LBody', 2, ['L', ['LI', ['LBody', 3]]]]]]],
    ],
    [
      'a caption goes into its figure, last',
      [['Div', ['Figure=Bars', 1], ['Caption', 2]]],
      [['Figure', 1, ['Caption', 2]]],
    ],
    ['or first', [['Div', ['Caption', 2], ['Figure=Bars', 1]]], [['Figure', ['Caption', 2], 1]]],
    [
      'or into its table, first',
      [['Div', ['Table', ['TR', ['TD', 1]]], ['Caption', 2]]],
      [['Table', ['Caption', 2], ['TR', ['TD', 1]]]],
    ],
    [
      'a caption of blocks, which the browser dissolves, is one again',
      [['Table', ['NonStruct', 1], ['NonStruct', 2], ['TR', ['TD', 3]]]],
      [['Table', ['Caption', 1, 2], ['TR', ['TD', 3]]]],
    ],
    [
      'a title above the heads of the columns is the caption, in a head that the browser writes',
      [['Table', ['THead', ['TR', ['TD', 1]], ['TR', ['TH', 2], ['TH', 3]]], ['TR', ['TH', 4], ['TD', 5]]]],
      [['Table', ['Caption', 1], ['THead', ['TR', ['TH', 2], ['TH', 3]]], ['TR', ['TH', 4], ['TD', 5]]]],
    ],
    [
      'or leaves out',
      [['Table', ['TR', ['TD', 1]], ['TR', ['TH', 2]], ['TR', ['TH', 3]]]],
      [['Table', ['Caption', 1], ['TR', ['TH', 2]], ['TR', ['TH', 3]]]],
    ],
    [
      'a foot in an element of its own goes after the table',
      [['Table', ['TR', ['TH', 1]], ['TFoot', ['TR', ['TD', ['P', 2]]]]]],
      [
        ['Table', ['TR', ['TH', 1]]],
        ['P', 2],
      ],
    ],
    [
      'but not where there are two figures',
      [['Div', ['Figure=A', 1], ['Figure=B', 2], ['Caption', 3]]],
      [
        ['Figure', 1],
        ['Figure', 2],
        ['P', 3],
      ],
    ],
    [
      'nor where there is none',
      [['Div', ['P', 1], ['Caption', 2]]],
      [
        ['P', 1],
        ['P', 2],
      ],
    ],
    [
      'a figure without a text round another one dissolves',
      [['Figure', ['Figure=Bars', 1], ['Caption', 2]]],
      [['Figure', 1, ['Caption', 2]]],
    ],
    ['a figure without a text of its own stays, to be found', [['Figure', 1]], [['Figure', 1]]],
  ])('%s', (_, before, after) => {
    const [root] = tidyStructure([element(['Document', ...before])], live);
    expect(root?.kids.map(sketch)).toEqual(after);
  });

  test('a link round blocks is no part of a paragraph', () => {
    const [root] = tidyStructure(
      [element(['Document', ['Link', ['NonStruct', ['H2', 1], ['P', 2]]], ['Link', 3]])],
      live,
    );
    expect(root?.kids.map(sketch)).toEqual([
      ['Link', ['H2', 1], ['P', 2]],
      ['P', ['Link', 3]],
    ]);
  });

  test('a document without Document gets one', () => {
    expect(tidyStructure([element(['P', 1]), element(['P', 2])], live).map(sketch)).toEqual([
      ['Document', ['P', 1], ['P', 2]],
    ]);
  });

  test('drawn markers are named after the numbering of their list', () => {
    const list = { ...element(['L', ['LI', ['Lbl', 1], 2]]), attributes: new Map([['ListNumbering', 'Circle']]) };
    const [root] = tidyStructure([{ ...element(['Document']), kids: [list] }], live);
    expect(JSON.stringify(root)).toContain('"actualText":"◦"');
  });

  test('a passage in another language keeps its element', () => {
    const passage = { ...element(['NonStruct', 1]), lang: 'zh-Hans' };
    const [root] = tidyStructure([{ ...element(['Document']), kids: [{ ...element(['P']), kids: [passage] }] }], live);
    expect(root?.kids.map(sketch)).toEqual([['P', ['Span', 1]]]);
  });
});

const font: PdfFont = {
  name: '',
  type: 'TrueType',
  embedded: false,
  unicode: undefined,
  codeBytes: 1,
  width: () => 0,
  glyph: () => undefined,
};

describe('findRepeatedRows', () => {
  /** A row of cells; each cell has its texts by page. */
  function repeated(cells: readonly Readonly<Record<number, string>>[]): readonly string[] {
    const runs = new Map<string, readonly TextRun[]>();
    const kids = cells.map((cell, column): StructElement => {
      const content = Object.entries(cell).map(([page, text]): StructKid => {
        runs.set(`${page}:${column}`, [{ text, x: 0, y: 0, end: 0, size: 10, font, missing: 0, unmapped: 0 }]);
        return { kind: 'content', page: Number(page), mcid: column };
      });
      return { ...element(['TH']), kids: content };
    });
    return [...findRepeatedRows([{ ...element(['TR']), kids }], runs)].sort();
  }

  test.each<readonly [string, readonly Readonly<Record<number, string>>[], readonly string[]]>([
    ['a row on one page', [{ 1: 'A' }, { 1: 'B' }], []],
    [
      'a head on three pages',
      [
        { 1: 'A', 2: 'A', 3: 'A' },
        { 1: 'B', 2: 'B', 3: 'B' },
      ],
      ['2:0', '2:1', '3:0', '3:1'],
    ],
    ['a row broken over two pages', [{ 1: 'A', 2: 'rest' }, { 1: 'B' }], []],
    [
      'a broken row with one cell that is the same on both',
      [
        { 1: 'A', 2: 'A' },
        { 1: 'B', 2: 'C' },
      ],
      [],
    ],
  ])('%s', (_, cells, keys) => {
    expect(repeated(cells)).toEqual(keys);
  });
});
