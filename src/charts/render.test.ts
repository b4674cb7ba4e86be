import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parsePeriod } from '../data/period.ts';
import { largest } from '../project/extremes.ts';
import { parseSvg, walk } from '../style/svg.ts';
import { chinese, english, metrics, row, theme } from '../testing/chart-fixture.ts';
import { type Example, gallery } from '../testing/chart-gallery.ts';
import { madeUpMap } from '../testing/chart-map-fixture.ts';
import { inPart } from '../testing/in-part.ts';
import { textBoxes } from './boxes.ts';
import { type ChartKind, kinds } from './kinds/kinds.ts';
import { renderCharts } from './render.ts';
import type { ChartRequest } from './request.ts';
import type { ChartRow, CoveredSpan } from './types.ts';
import { drawView } from './vega.ts';

/** Those that the README shows: the bars of a tile are none of an author's, and `multiples` is another name. */
const shownKinds = (Object.keys(kinds) as ChartKind[]).filter((kind) => kind !== 'pair' && kind !== 'multiples');

const look = { theme, metrics, locale: english };

async function draw(part: Partial<ChartRequest>, locale = english): Promise<string> {
  const request: ChartRequest = { id: 'made-up', kind: 'bars', rows: [], width: 480, alt: 'A', ...part };
  const [chart] = await renderCharts([request], { ...look, locale });
  return chart?.svg ?? '';
}

async function drawExample({ request, locale }: Example) {
  const [chart] = await renderCharts([request], { ...look, locale: locale ?? english });
  if (chart === undefined) throw new Error('nothing was drawn');
  return chart;
}

/** Widths of plain horizontal bars, in px, in the order of drawing. */
function barLengths(svg: string): readonly number[] {
  return Array.from(svg.matchAll(/d="M-?[\d.]+,-?[\d.]+h([\d.]+)v[\d.]+h-[\d.]+Z" fill="#/g), ([, width]) =>
    Number(width),
  );
}

describe('the gallery', () => {
  test.each(gallery.map((example) => [example.request.id, example] as const))(
    '%s is as drawn before',
    async (id, example) => {
      const chart = await drawExample(example);
      const file = new URL(`gallery/${id}.svg`, import.meta.url);
      if (process.env.UPDATE === '1' && process.env.CI !== 'true') writeFileSync(file, `${chart.svg}\n`);
      expect(`${chart.svg}\n`).toBe(readFileSync(file, 'utf8'));
      expect((Number(parseSvg(chart.svg).attributes.width) * 3) / 4).toBe(example.request.width);
    },
  );

  test('has every kind', () => {
    expect(new Set(gallery.map(({ request }) => request.kind))).toEqual(new Set([...shownKinds, 'vega-lite']));
  });

  test('gives the same bytes in another order, and with other charts between', async () => {
    const requests = gallery.filter((_, index) => index % 4 === 1).map(({ request }) => request);
    const once = await renderCharts(requests, look);
    const [again, other] = await Promise.all([
      renderCharts([...requests].reverse(), look),
      renderCharts(requests.slice(2, 3), look),
    ]);
    expect([...again].reverse()).toEqual(once);
    expect(other).toEqual(once.slice(2, 3));
  });

  test('nothing that printing would fetch, rasterise or set in another font', () => {
    for (const { request } of gallery) {
      const svg = readFileSync(new URL(`gallery/${request.id}.svg`, import.meta.url), 'utf8').trimEnd();
      const tree = parseSvg(svg);
      expect(tree.attributes).toMatchObject({ role: 'img', 'aria-label': expect.stringMatching(/^Made-up/) });
      expect(svg).not.toMatch(/pattern|image|href|filter|serif|script|url\(|NaN|undefined|class=/);
      for (const element of walk(tree)) {
        if (element.name !== 'text') continue;
        expect(element.attributes.stroke).toBeUndefined();
        expect(element.attributes['font-family']).toBe("'Source Sans 3', 'Noto Sans SC'");
        expect(Number.parseFloat(element.attributes['font-size'] ?? '')).toBeGreaterThanOrEqual((8 * 4) / 3);
      }
    }
  });
});

const longLabel = 'Fraud by means of telecommunication networks and related offences';
const hanLabel = '虚构省示范市经济技术开发区与高新技术产业开发区及周边农村地区派出所';

/** Periods that overlap, and some that do not. */
function coveredFrom(year: number): Pick<ChartRow, 'period' | 'periods' | 'spans'> {
  const span = (start: string, end: string, openStart = false) => ({
    start: `${year}-${start}`,
    end: `${year}-${end}`,
    partial: end !== '12-31',
    openStart,
  });
  const periods = [`${year}, `, `up to ${year}, `, `January to October ${year}, `, `30 December ${year}`];
  return {
    period: periods.join(''),
    periods,
    spans: [
      span('01-01', '12-31'),
      span('01-01', '12-31', true),
      span('01-01', '10-31'),
      { ...span('12-30', '12-30'), partial: false },
    ],
  };
}

/** A dozen rows that a kind can show, with the labels given in turn. */
function rowsFor(kind: ChartKind, labels: readonly string[]): readonly ChartRow[] {
  return Array.from({ length: 12 }, (_, index) => {
    const year = 2010 + index;
    const own = { id: `row-${index}`, label: `${labels[index % labels.length]} ${String.fromCharCode(65 + index)}` };
    const value = [9800, 40, 7300, 7290, 0, 5100, 4999, 3600, 12, 2500, 1700, 900][index] ?? 0;
    const text = `${index % 3 === 0 ? 'more than ' : ''}${value.toLocaleString('en-GB')} cases`;
    const base = {
      ...own,
      value,
      text,
      qualifier: index % 3 === 0 ? 'more-than' : undefined,
      partial: index % 4 === 3,
    };
    const dated = { start: `${year}-01-01`, end: `${year}-12-31`, period: `January to December ${year}` };
    const pairYear = index % 2 === 0 ? 2019 : 2023;
    const pair = { label: `${labels[0]} ${Math.floor(index / 2)}`, period: `${pairYear}`, start: `${pairYear}-01-01` };
    const parts: Readonly<Record<ChartKind, Partial<ChartRow>>> = {
      pair: {},
      bars: {},
      change: { value: index % 2 === 0 ? value : -value },
      columns: { ...dated, period: `${year}` },
      line: dated,
      timeline: { ...dated, ...(index % 3 === 0 ? { end: `${year}-01-01` } : {}) },
      coverage: {
        place: `${labels[0]} ${Math.floor(index / 3)}`,
        text: `${index * 3 + 1} values`,
        ...(index === 4 ? { period: 'not stated' } : coveredFrom(year)),
      },
      dumbbell: pair,
      slope: pair,
      stacked: { qualifier: undefined, label: `${labels[0]} ${Math.floor(index / 3)}`, group: `part ${index % 3}` },
      'unit-row': {},
      heat: { label: `${labels[0]} ${Math.floor(index / 3)}`, group: `part ${index % 3}` },
      intervals: { lower: value - 20, upper: value + 30 },
      parts: { qualifier: undefined, value: value + 1 },
      multiples: {},
      scatter: {
        measure: index % 2 === 0 ? 'Across' : 'Up',
        placeId: `place-${Math.floor(index / 2)}`,
        label: `${labels[0]} ${Math.floor(index / 2)}`,
      },
      map: { placeId: `place-${index}`, qualifier: undefined, start: `${year}-01-01` },
      panels: { group: `${labels[0]} ${index % 3}`, label: `${labels[0]} ${Math.floor(index / 3)}` },
    };
    return row({ ...base, ...parts[kind] });
  }).slice(0, kind === 'parts' ? 4 : 12);
}

/** Kinds whose values stand in their marks. */
const written: ReadonlySet<ChartKind> = new Set(['stacked', 'heat']);

describe('labels', () => {
  const cases = shownKinds.flatMap((kind) =>
    [
      ['short', 'Vale'],
      ['long', longLabel],
      ['Han', hanLabel],
    ].flatMap(([name = '', label = '']) => [480, 340].map((width) => ({ kind, name, label, width }))),
  );
  // Every fifth is one of each kind at least, and another for the next kind.
  const tried = inPart(cases, 5);

  test.each(tried)(
    '$kind, $name labels, $width pt: none overlap, leave the drawing or stand on a bar',
    async ({ kind, label, name, width }) => {
      const rows = rowsFor(kind, [label]);
      const map = madeUpMap(rows.map(({ placeId = '' }) => placeId));
      const svg = await draw({ kind, rows, width, map }, name === 'Han' ? chinese : english);
      const boxes = textBoxes(parseSvg(svg), metrics);
      expect(boxes.length).toBeGreaterThanOrEqual(rows.length / 2);
      if (written.has(kind)) return;
      expect(boxes.filter((box) => marks(svg).some((mark) => meet(box, mark))).map(({ text }) => text)).toEqual([]);
    },
  );

  test('rows are drawn in a drawing as narrow as a column of a newspaper', async () => {
    const svg = await draw({ kind: 'bars', rows: rowsFor('bars', [longLabel]), width: 70 });
    expect(textBoxes(parseSvg(svg), metrics).length).toBeGreaterThan(24);
  });
});

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The plain bars of a drawing, but for plates in the colour of the page, whose outermost group alone is moved. */
function marks(svg: string): readonly Box[] {
  const [, x = 0, y = 0] = (/<g [^>]*transform="translate\(([\d.]+),([\d.]+)\)"/.exec(svg) ?? []).map(Number);
  if (svg.includes('translate', svg.indexOf('translate') + 9) && /<g [^>]*transform[^>]*>.*<g [^>]*transform/.test(svg))
    return [];
  return Array.from(
    svg.matchAll(/d="M(-?[\d.]+),(-?[\d.]+)h(-?[\d.]+)v(-?[\d.]+)h[^"]*"(?! fill="#ffffff")/g),
    (match) => {
      const [left = 0, top = 0, width = 0, height = 0] = match.slice(1).map(Number);
      const [l, t] = [Math.min(left, left + width) + x, Math.min(top, top + height) + y];
      return { left: l, right: l + Math.abs(width), top: t, bottom: t + Math.abs(height) };
    },
  );
}

function meet(a: Box, b: Box): boolean {
  return a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5;
}

describe('what is drawn is true', () => {
  test('bars are in proportion to their values, the longest first', async () => {
    const rows = [30, 90, 10, 60].map((value, index) => row({ id: `r${index}`, value }));
    const [longest = 0, ...others] = barLengths(await draw({ rows }));
    expect(others.map((length) => Math.round((length / longest) * 90))).toEqual([60, 30, 10]);
  });

  test('panels have one scale, and each its own values', async () => {
    const values = [30, 90, 10, 60, 45, 5];
    const rows = values.map((value, index) =>
      row({
        id: `r${index}`,
        value,
        group: `g${index % 3}`,
        label: `l${(index >> 1) & 1 ? 'b' : 'a'}${Math.floor(index / 3)}`,
      }),
    );
    const lengths = barLengths(await draw({ kind: 'panels', rows }));
    const unit = largest(lengths) / 90;
    expect(lengths.map((length) => Math.round(length / unit)).sort((a, b) => a - b)).toEqual(
      [...values].sort((a, b) => a - b),
    );
  });

  test('a category that a panel lacks stays blank in its own row', async () => {
    const rows = ['a', 'b', 'c'].flatMap((label, index) => [
      row({ id: `x${label}`, group: 'x', label, value: 30 - index }),
      ...(label === 'b' ? [] : [row({ id: `y${label}`, group: 'y', label, value: 20 - index })]),
    ]);
    const svg = await draw({ kind: 'panels', rows });
    const height = (text: string) => textBoxes(parseSvg(svg), metrics).find((box) => box.text === text)?.top ?? 0;
    expect(height('18')).toBeCloseTo(height('28'), 0);
  });

  test('a missing year leaves a gap between columns', async () => {
    const years = [2019, 2020, 2022];
    const rows = years.map((year) =>
      row({ id: `y${year}`, value: 5, period: `${year}`, when: parsePeriod(`${year}`), start: `${year}-01-01` }),
    );
    const svg = await draw({ kind: 'columns', rows });
    const lefts = textBoxes(parseSvg(svg), metrics)
      .filter(({ text }) => /^20/.test(text))
      .map(({ left }) => Math.round(left));
    expect(lefts).toEqual([80, 240, 400, 560].map((centre) => expect.closeTo(centre - 11, -1)));
  });

  test('a lower bound has a tip, a partial value is hatched, and others have neither', async () => {
    const plain = await draw({ rows: [row({ id: 'a', value: 5 }), row({ id: 'b', value: 4 })] });
    const tips = (svg: string) => svg.split('<path').filter((path) => /d="M[^"]*L[^"]*L[^"]*Z"/.test(path)).length;
    expect(tips(plain)).toBe(0);
    expect(plain).not.toContain('stroke="#134775"');
    const marked = await draw({
      rows: [row({ id: 'a', value: 5, qualifier: 'at-least' }), row({ id: 'b', value: 4, partial: true })],
    });
    expect(tips(marked)).toBe(1);
    expect(marked).toContain('stroke="#134775"');
  });

  describe('the coverage chart', () => {
    const span = (start: string, end: string, more: Partial<CoveredSpan> = {}): CoveredSpan => ({
      start,
      end,
      partial: false,
      openStart: false,
      ...more,
    });
    const rows = (...spans: readonly CoveredSpan[]) => [row({ id: 'a', text: '2 values', spans })];
    const year = (of: number, more: Partial<CoveredSpan> = {}) => span(`${of}-01-01`, `${of}-12-31`, more);
    const bars = async (...spans: readonly CoveredSpan[]) =>
      marks(await draw({ kind: 'coverage', rows: rows(...spans) })).map(({ left, right, top }) => ({
        left,
        right,
        top,
      }));

    test('years in a row are separate marks on one line, each a year wide', async () => {
      const [first, last] = await bars(year(2020), year(2023));
      if (first === undefined || last === undefined) throw new Error('two bars are wanted');
      const unit = first.right - first.left + 2;
      expect(last.left - first.left).toBeCloseTo(unit * 3, -1);
      expect(last.right - last.left).toBeCloseTo(first.right - first.left, 0);
      expect(last.top).toBe(first.top);
    });

    test('periods that overlap stand in lanes, and the drawing is as high as they need', async () => {
      const svg = (...spans: readonly CoveredSpan[]) => draw({ kind: 'coverage', rows: rows(...spans) });
      const height = (text: string) => Number(parseSvg(text).attributes.height);
      const tops = (await bars(year(2022), span('2022-01-01', '2022-10-31', { partial: true }))).map(({ top }) => top);
      expect(new Set(tops).size).toBe(2);
      const [one, two] = [await svg(year(2022)), await svg(year(2022), year(2022, { openStart: true }))].map(height);
      expect((two ?? 0) - (one ?? 0)).toBe(17);
    });

    test('part of a year is hatched, a running total has an open left end, a day or a month is a dot', async () => {
      const drawn = (...spans: readonly CoveredSpan[]) => draw({ kind: 'coverage', rows: rows(...spans) });
      expect(await drawn(year(2022))).not.toMatch(/stroke="#134775"|d="M[^"]*L|d="M[^"]*A/);
      expect(await drawn(year(2022, { partial: true }))).toContain('stroke="#134775"');
      expect(await drawn(year(2022, { openStart: true }))).toMatch(/d="M[^"]*L-[^"]*L[^"]*Z"/);
      expect(await drawn(span('2022-12-01', '2022-12-31'))).toMatch(/d="M[^"]*A/);
      expect(await drawn(span('2022-12-01', '2023-01-01'))).not.toMatch(/d="M[^"]*A/);
    });

    test('rows without a period are drawn, and need no axis', async () => {
      const texts = textBoxes(
        parseSvg(
          await draw({
            kind: 'coverage',
            rows: [row({ id: 'a', label: '[1]', period: 'not stated', text: '1 value' })],
          }),
        ),
        metrics,
      ).map(({ text }) => text);
      expect(texts).toEqual(['Exampleshire', '[1]', 'not stated', '1 value']);
    });

    const measures = ['Cases recorded by the police of the whole city', 'People who took part', 'Cases solved'].map(
      (label, index) =>
        row({ id: `m${index}`, place: 'Grosshafen', label, period: 'December 2023', text: '[1]', spans: [year(2023)] }),
    );
    const boxesAt = async (width: number) =>
      textBoxes(parseSvg(await draw({ kind: 'coverage', rows: measures, width })), metrics);

    test('a place stands beside its rows on paper, and over them in a chart as narrow as a telephone', async () => {
      const [wide, narrow] = await Promise.all([482, 246].map(boxesAt));
      const lefts = (boxes: Awaited<ReturnType<typeof boxesAt>> = []) =>
        ['Grosshafen', 'Cases solved'].map((words) => boxes.find(({ text }) => text === words)?.left ?? Number.NaN);
      const [[place = 0, name = 0], [placeOver, nameUnder]] = [lefts(wide), lefts(narrow)];
      expect(name).toBeGreaterThan(place);
      expect(placeOver).toBeCloseTo(nameUnder ?? 0, 0);
    });

    test('a narrow one breaks no word', async () => {
      const printed = (await boxesAt(246)).flatMap(({ text }) => text.split(/\s+/).filter((word) => word !== ''));
      const words = measures.flatMap(({ place, label, period, text }) =>
        [place, label, period, text].join(' ').split(' '),
      );
      expect(printed.filter((word) => !words.includes(word))).toEqual([]);
    });

    test('fourteen rows are at most 70 mm high', async () => {
      const many = Array.from({ length: 14 }, (_, index) =>
        row({ id: `r${index}`, place: `Place ${index}`, label: '[1]', text: '3 values', spans: [year(2010 + index)] }),
      );
      const height = Number(parseSvg(await draw({ kind: 'coverage', rows: many })).attributes.height);
      expect((height / 96) * 25.4).toBeLessThanOrEqual(70);
    });
  });

  test.each([
    ['a value that is no number', { rows: [row({ id: 'a', value: Number.NaN })] }, /not a number: a/],
    ['one row twice', { rows: [row({ id: 'a' }), row({ id: 'a' })] }, /has a twice/],
    ['no rows', { rows: [] }, /has no rows/],
    ['a negative bar', { rows: [row({ id: 'a', value: -1 })] }, /negative value, a/],
    [
      'three dates in a dumbbell',
      { kind: 'dumbbell', rows: [1, 2, 3].map((year) => row({ id: `r${year}`, start: `200${year}-01-01` })) },
      /exactly two periods/,
    ],
    ['a bound as a part', { kind: 'parts', rows: [row({ id: 'a', value: 5, qualifier: 'more-than' })] }, /bound, a/],
    [
      'nine parts',
      { kind: 'parts', rows: [1, 2, 3, 4, 5, 6, 7, 8, 9].map((value) => row({ id: `r${value}`, value })) },
      /has 9 parts/,
    ],
    ['a line of one point', { kind: 'line', rows: [row({ id: 'a', value: 5 })] }, /one point/],
    ['no dates in a timeline', { kind: 'timeline', rows: [row({ id: 'a', start: undefined })] }, /no row with a date/],
  ] as const)('%s is refused', async (_, part, message) => {
    await expect(draw(part)).rejects.toThrow(message);
  });
});

describe('what an author may not do', () => {
  const rows = [row({ id: 'a', value: 5 }), row({ id: 'b', value: 7 })];
  const inSpec = (part: object) => ('encoding' in part ? part.encoding : {}) as object;
  const spec = (part: object) =>
    draw({
      kind: 'vega-lite',
      rows,
      spec: { mark: 'bar', ...part, encoding: { x: { field: 'value', type: 'quantitative' }, ...inSpec(part) } },
    });

  test.each([
    ['load a file', { data: { url: 'file:///etc/passwd' } }, /data.url: is not allowed/],
    [
      'load a fill',
      { mark: { type: 'bar', fill: 'url(http://127.0.0.1/x)' } },
      /mark.fill: must be a colour of the theme/,
    ],
    ['give values', { data: { values: [{ value: 9 }] } }, /data.values: is not allowed/],
  ])('%s', async (_, part, message) => {
    await expect(spec(part)).rejects.toThrow(message);
  });

  test.each([
    ['file:///etc/passwd'],
    ['data/sources.csv'],
    ['http://127.0.0.1:9/x.json'],
    ['https://example.org/x.json'],
  ])('load %s, even where the spec was not checked', async (url) => {
    const encoding = { x: { field: 'value', type: 'quantitative' } };
    const spec = { data: { url }, mark: 'bar', encoding };
    await expect(drawView({ spec, id: 'made-up', theme, locale: english })).rejects.toThrow(`it asks for ${url}`);
  });

  test.each([
    ['an image', { type: 'image', url: 'https://example.org/x.png' }],
    ['a link', { type: 'point', href: 'javascript:x' }],
  ])('draw %s, even where the spec was not checked', async (_, mark) => {
    const spec = { data: { values: [{}] }, mark, encoding: {} };
    await expect(drawView({ spec, id: 'made-up', theme, locale: english })).rejects.toThrow(/it asks for/);
  });

  test('a warning of Vega-Lite is an error', async () => {
    const log = { x: { field: 'label', type: 'quantitative' }, y: { field: 'value', type: 'nominal', stack: 'zero' } };
    await expect(
      spec({ mark: 'area', encoding: { ...log, xOffset: { field: 'id', type: 'nominal' } } }),
    ).rejects.toThrow(/cannot be drawn/);
  });

  test('a spec in which there is nothing to draw is refused in a sentence, not with all that the theme says', async () => {
    const bars = { mark: 'bar', encoding: { x: { field: 'value', type: 'quantitative' } } };
    const drawn = drawView({ spec: { spec: bars, data: { values: [] } }, id: 'made-up', theme, locale: english });
    await expect(drawn).rejects.toThrow(
      /^chart "made-up" cannot be drawn: Vega-Lite finds nothing in it to draw\. Make/,
    );
    await expect(drawn).rejects.not.toThrow('config');
  });

  test('an accepted spec is drawn, and texts without room give way', async () => {
    const y = { field: 'label', type: 'nominal', axis: null };
    const layer = [
      { mark: 'bar' },
      { mark: 'text', encoding: { text: { field: 'label' }, x: { value: 10 }, y: { value: 10 } } },
    ];
    const svg = await spec({ mark: undefined, encoding: { y }, layer, proof: 'none' });
    expect(svg).toContain('<path');
    expect(svg).toContain('>a<');
    expect(svg).not.toContain('>b<');
  });
});
