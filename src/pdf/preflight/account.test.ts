import { beforeAll, describe, expect, test } from 'vitest';
import type { SaidWords } from '../../compose/said.ts';
import type { Data } from '../../data/types.ts';
import { loadSmall } from '../../testing/small-data.ts';
import type { PdfElement, PdfText } from '../read/read-structure.ts';
import { accountNumbers } from './account.ts';
import { readMarkup } from './markup-words.ts';
import { readPrinted } from './printed-words.ts';

let data: Data;
beforeAll(() => {
  data = loadSmall();
});

type Child = PdfElement | PdfText | string;

function element(role: string, children: readonly Child[], rest: Partial<PdfElement> = {}): PdfElement {
  const texts = children.map((child) => (typeof child === 'string' ? { text: child, page: 1, mcid: 0 } : child));
  return { role, children: texts, headers: [], rowSpan: 1, columnSpan: 1, ...rest };
}

interface Others {
  readonly said?: SaidWords[];
  readonly furniture?: string[];
  /** The runs of a table's head or foot, printed again. */
  readonly repeated?: string[];
  readonly rows?: Record<string, string>;
}

function account(
  body: string,
  structure: readonly PdfElement[],
  { said = [], furniture = [], repeated = [], rows }: Others = {},
) {
  const run = (text: string, index: number) => ({
    ...{ text, x: 0, y: index, end: 9, size: 8, font: 'F', mcid: undefined },
    artifact: true,
    repeated: index < repeated.length,
  });
  const pages = [{ width: 595, height: 842, images: 0, runs: [...repeated, ...furniture].map(run) }];
  const shape = { label: '', value: 0, place: '', period: '', measure: '', unit: '', partial: false };
  const drawn = Object.entries(rows ?? {}).map(([id, text]) => ({ ...shape, id, text }));
  const common = { kind: 'bars', width: 100, title: '', measure: '', place: '', period: '' } as const;
  return accountNumbers(readPrinted({ structure, pages }), {
    markup: readMarkup(`<body>${body}</body>`),
    said,
    drawings: [{ as: 'chart', id: 'figure-1', ...common, rows: drawn }],
    statistics: data.statistics,
    scales: [{ word: 'million', times: 1e6 }],
    pageOf: (page) => `Page ${page} of 7`,
    runningHead: 'Thefts in 2023',
  });
}

const kinds = (found: ReturnType<typeof account>) => found.numbers.map(({ number, kind }) => `${number} ${kind}`);
const stat = '<a class="stat" data-statistic="thefts-2023">38,000 cases<sup>[2]</sup></a>';

describe('a number of the pages is accounted for', () => {
  test('as the value of the statistic whose link it stands in, its source number beside it', () => {
    const found = account(`<p data-at="t.md:7:1">In all ${stat}.</p>`, [
      element('P', ['In all ', element('Link', ['38,000 cases', '[2]']), '.']),
    ]);
    expect(found.strays).toEqual([]);
    expect(found.numbers).toEqual([
      {
        number: '38,000',
        page: 1,
        kind: 'statistic',
        statistic: 'thefts-2023',
        position: { file: 't.md', line: 7, column: 1 },
      },
      { number: '2', page: 1, kind: 'source', position: { file: 't.md', line: 7, column: 1 } },
    ]);
  });

  test('with its scale word, and where the words say that it fell', () => {
    const markup = '<span data-statistic="stolen-2023">more than 705 million yuan</span>';
    expect(kinds(account(markup, [element('P', ['more than 705 million yuan'])]))).toEqual(['705 statistic']);
  });

  test.each<readonly [string, string, SaidWords]>([
    ['a date', 'January to October 2022', { kind: 'date', text: 'January to October 2022' }],
    ['a declared literal', 'call 110 now', { kind: 'literal', text: '110' }],
    ['a source', 'Bulletin 5, page', { kind: 'source', text: 'Bulletin 5' }],
    ['typographic quotation marks', '“Plan 9” of', { kind: 'word', text: '"Plan 9"' }],
  ])('as %s', (_, text, said) => {
    const found = account(`<p>${text}</p>`, [element('P', [text])], { said: [said] });
    expect(found.strays).toEqual([]);
    expect(found.numbers.map(({ kind }) => kind)).toEqual([said.kind]);
  });

  test('as a section, a page, and a heading said again in the contents', () => {
    const body = `<nav><a href="#calls"><span>1 Calls of 2023</span> <span class="page">4</span></a></nav>
      <h2 id="calls"><span class="number">1</span> Calls of 2023</h2>`;
    const structure = [element('L', ['1 Calls of 2023 4']), element('H2', ['1 Calls of 2023'])];
    const found = account(body, structure, { said: [{ kind: 'date', text: '2023' }] });
    expect(found.strays).toEqual([]);
    expect(kinds(found)).toEqual(['1 section', '2023 date', '4 page', '1 section', '2023 date']);
  });

  test('as what it is where a table says it first, in a foot that is printed again', () => {
    const body = `<p>Source: Lakeside News ${stat}</p>`;
    const structure = [element('P', ['Source: Lakeside News ', element('Link', ['38,000 cases', '[2]'])])];
    const found = account(body, structure, { repeated: ['Source:', 'Lakeside News 38,000', 'cases', '[2]'] });
    expect(found.strays).toEqual([]);
    expect(kinds(found)).toEqual(['38,000 statistic', '2 source', '38,000 statistic', '2 source']);
    const { strays } = account(body, structure, { repeated: ['Source:', 'Lakeside News 39,000', 'cases', '[2]'] });
    expect(strays.map(({ number }) => number)).toEqual(['39,000', '2']);
  });

  test('as the furniture of its page', () => {
    const found = account('', [], {
      furniture: ['Page 1 of 7', 'Thefts in 2023'],
      said: [{ kind: 'date', text: '2023' }],
    });
    expect(kinds(found)).toEqual(['1 page', '7 page', '2023 date']);
  });

  test('as the value of a mark, its name, and a tick', () => {
    const svg = '<figure id="figure-1"><svg role="img" data-drawing="figure-1"><text>x</text></svg></figure>';
    const texts = ['38,000', '2023', '10,000'].map((text, mcid) => ({ text, page: 1, mcid }));
    const found = account(svg, [element('Figure', texts, { alt: 'x' })], {
      said: [{ kind: 'date', text: '2023' }],
      rows: { 'thefts-2023': '38,000' },
    });
    expect(found.strays).toEqual([]);
    expect(kinds(found)).toEqual(['38,000 statistic', '2023 date', '10,000 tick']);
  });
});

describe('a number that nothing accounts for is a stray', () => {
  test.each([
    ['in prose', '<p>We saw 47 ships</p>', [element('P', ['We saw 47 ships'])], '47'],
    ['part of a longer number that was said', '<p>in 20231</p>', [element('P', ['in 20231'])], '20231'],
    [
      'in the link of a statistic with another value',
      '<a data-statistic="thefts-2023">36,000</a>',
      [element('P', ['36,000'])],
      '36,000',
    ],
    [
      'with a sign that its statistic does not have',
      '<a data-statistic="thefts-2023">−38,000</a>',
      [element('P', ['−38,000'])],
      '−38,000',
    ],
    ['a page other than it is', '', [], '3'],
  ])('%s', (_, body, structure, number) => {
    const furniture = structure.length === 0 ? ['Page 3 of 7'] : [];
    const { strays } = account(body, structure, { furniture, said: [{ kind: 'date', text: '2023' }] });
    expect(strays.map((stray) => stray.number)).toContain(number);
  });

  test('says what stands round it, on which page, and where in the topic', () => {
    const { strays } = account('<p data-at="templates/topics/a.md:12:3">We saw 47 ships</p>', [
      element('P', ['We saw 47 ships']),
    ]);
    expect(strays).toMatchObject([
      {
        number: '47',
        page: 1,
        around: 'We saw 47 ships',
        position: { file: 'templates/topics/a.md', line: 12, column: 3 },
      },
    ]);
  });
});
