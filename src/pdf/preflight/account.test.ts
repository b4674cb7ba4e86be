import { beforeAll, describe, expect, test } from 'vitest';
import type { Data } from '../../data/types.ts';
import { type NumberForm, numberForm } from '../../style/locale/number-form.ts';
import { loadSmall, smallLocale, sourceWith } from '../../testing/small-data.ts';
import type { PdfElement, PdfText } from '../read/read-structure.ts';
import { accountNumbers } from './account.ts';
import { readMarkup } from './markup-words.ts';
import { readPrinted } from './printed-words.ts';

let data: Data;
beforeAll(() => {
  data = loadSmall({
    'data/sources/bulletin.yaml': sourceWith(
      '{ id: fell, measure: Thefts, value: -42.7, unit: percent, place: lakeside, period: 2023, compared-with: previous-year, literal: down 42.7%, paragraph: 5 }',
      '{ id: million, measure: Calls, value: 1000000, unit: cases, place: lakeside, period: 2023, literal: 1 million, paragraph: 6 }',
      '{ id: thousands, measure: Letters, value: 143093, unit: cases, place: lakeside, period: 2023, literal: "143,093", paragraph: 7 }',
    ),
  });
});

type Child = PdfElement | PdfText | string;

function element(role: string, children: readonly Child[], rest: Partial<PdfElement> = {}): PdfElement {
  const texts = children.map((child) => (typeof child === 'string' ? { text: child, page: 1, mcid: 0 } : child));
  return { role, children: texts, headers: [], rowSpan: 1, columnSpan: 1, ...rest };
}

interface Others {
  readonly furniture?: string[];
  /** The runs of a table's head or foot, printed again. */
  readonly repeated?: string[];
  readonly form?: NumberForm;
}

function account(
  body: string,
  structure: readonly PdfElement[],
  { furniture = [], repeated = [], form = smallLocale.numberForm }: Others = {},
) {
  const run = (text: string, index: number) => ({
    ...{ text, x: 0, y: index, end: 9, size: 8, font: 'F', mcid: undefined },
    artifact: true,
    repeated: index < repeated.length,
  });
  const pages = [{ width: 595, height: 842, images: 0, drawn: 1, runs: [...repeated, ...furniture].map(run) }];
  return accountNumbers(readPrinted({ structure, pages }), {
    markup: readMarkup(`<body>${body}</body>`),
    statistics: data.statistics,
    numberForm: form,
    furniture: (page) => [
      'Thefts in <span data-from="date">2023</span>',
      `Page <span data-from="page">${page} of 7</span>`,
    ],
  });
}

const kinds = (found: ReturnType<typeof account>) => found.numbers.map(({ number, kind }) => `${number} ${kind}`);
const stat = '<a class="stat" data-statistic="thefts-2023">38,000 cases<sup data-from="source">[2]</sup></a>';

describe('a number of the pages is accounted for', () => {
  test('as the value of the statistic whose link it stands in, its source number beside it', () => {
    const found = account(`<p data-at="t.md:7:1">In all ${stat}.</p>`, [
      element('P', ['In all ', element('Link', ['38,000 cases', '[2]']), '.']),
    ]);
    expect(found.strays).toEqual([]);
    const position = { file: 't.md', line: 7, column: 1 };
    expect(found.numbers).toEqual([
      { number: '38,000', page: 1, kind: 'statistic', statistic: 'thefts-2023', position },
      { number: '2', page: 1, kind: 'source', position },
    ]);
  });

  test.each([
    ['with its scale word', '<a data-statistic="stolen-2023">more than 705 million yuan</a>', '705 statistic'],
    ['with its sign', '<a data-statistic="fell">−42.7%</a>', '−42.7 statistic'],
    [
      'by its size where the words say that it fell',
      '<a data-statistic="fell" data-from="size">fell by 42.7%</a>',
      '42.7 size',
    ],
    [
      'beside a number of its unit',
      '<a data-statistic="thefts-2023">38,000 per <i data-from="word">100</i></a>',
      '38,000 statistic',
    ],
    ['as a date', 'to October <i data-from="date">2022</i>', '2022 date'],
    ['as a declared literal', 'call <i data-from="literal">110</i> now', '110 literal'],
  ])('%s', (_, markup, first) => {
    const found = account(`<p>${markup}</p>`, [element('P', [markup.replace(/<[^>]*>/g, '')])]);
    expect(found.strays).toEqual([]);
    expect(kinds(found)[0]).toBe(first);
  });

  test.each([
    ['de-DE', '143.093 Fälle'],
    ['fr-FR', '143\u202f093 affaires'],
    ['pl-PL', '143\u00a0093 spraw'],
  ])('as %s writes it', (tag, text) => {
    const form = numberForm(tag, []);
    const body = `<p data-statistic="thousands">${text}</p>`;
    expect(kinds(account(body, [element('P', [text])], { form }))).toEqual([`${text.slice(0, 7)} statistic`]);
    const wrong = account(body.replace('143', '148'), [element('P', [text.replace('143', '148')])], { form });
    expect(wrong.strays.map(({ why }) => why)).toEqual(['the statistic thousands is 143093']);
  });

  test('as a section, a page, and a heading said again in the contents', () => {
    const body = `<nav><a href="#calls" data-from="heading"><span>1 Calls of 2023</span> <span data-from="page">4</span></a></nav>
      <h2 id="calls"><span data-from="section">1</span> Calls of <span data-from="date">2023</span></h2>`;
    const structure = [element('L', ['1 Calls of 2023 4']), element('H2', ['1 Calls of 2023'])];
    const found = account(body, structure);
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

  test('as the furniture of its page, also where two texts stand on one line', () => {
    expect(kinds(account('', [], { furniture: ['Page 1 of 7', 'Thefts in 2023'] }))).toEqual([
      '1 page',
      '7 page',
      '2023 date',
    ]);
    expect(account('', [], { furniture: ['Thefts in 2023 Page 1 of 7'] }).strays).toEqual([]);
  });

  test('as the value of a mark, its name, and a tick', () => {
    const svg =
      '<svg role="img" data-drawing="figure-1"><g><text data-statistic="thefts-2023">38,000</text><text data-from="date"><tspan>2023</tspan></text><text data-from="tick">10,000</text></g></svg>';
    const texts = ['38,000', '2023', '10,000'].map((text, mcid) => ({ text, page: 1, mcid }));
    const found = account(`<figure id="figure-1">${svg}</figure>`, [element('Figure', texts, { alt: 'x' })]);
    expect(found.strays).toEqual([]);
    expect(kinds(found)).toEqual(['38,000 statistic', '2023 date', '10,000 tick']);
  });
});

describe('a number that nothing accounts for is a stray', () => {
  test.each([
    ['in prose', '<p>We saw 47 ships</p>', '47'],
    ['in part told of', '<p>in <i data-from="date">2023</i>1</p>', '20231'],
    ['in the link of a statistic with another value', '<a data-statistic="thefts-2023">36,000</a>', '36,000'],
    ['with a sign that its statistic does not have', '<a data-statistic="thefts-2023">−38,000</a>', '−38,000'],
    ['with the other sign', '<a data-statistic="fell">+42.7%</a>', '+42.7'],
    ['with the other sign, as a size', '<a data-statistic="fell" data-from="size">+42.7%</a>', '+42.7'],
    ['without its sign', '<a data-statistic="fell">42.7%</a>', '42.7'],
    ['without its scale word', '<a data-statistic="million">1 cases</a>', '1'],
    ['with another scale word', '<a data-statistic="million">1 billion cases</a>', '1'],
    ['of a statistic that the data lack', '<a data-statistic="nothing">5</a>', '5'],
    ['of a kind that is none', '<i data-from="rumour">5</i>', '5'],
  ])('%s', (_, body, number) => {
    const { strays } = account(body, [element('P', [body.replace(/<[^>]*>/g, '')])]);
    expect(strays.map((stray) => stray.number)).toEqual([number]);
  });

  test.each([
    ['Page 3 of 7', ['3', '7']],
    ['Thefts in 2024', ['2024']],
    ['Thieves in 2023', ['2023']],
  ])('in the furniture "%s"', (line, numbers) => {
    const { strays } = account('', [], { furniture: [line] });
    expect(strays.map((stray) => stray.number)).toEqual(numbers);
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
