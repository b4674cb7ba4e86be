import { describe, expect, test } from 'vitest';
import { parsePeriod } from '../../data/period.ts';
import { parseSvg } from '../../style/svg.ts';
import { chinese, english, metrics, theme } from '../../testing/chart-fixture.ts';
import { financialYearFrom, monthFrom, quarterFrom, series } from '../../testing/chart-gallery-series.ts';
import { textBoxes } from '../boxes.ts';
import { refusalOf } from '../refusals.ts';
import { renderCharts } from '../render.ts';
import type { ChartRequest } from '../request.ts';
import type { ChartGap, ChartRow } from '../types.ts';
import { lineRuns } from './line-points.ts';
import { standApart } from './stand-apart.ts';
import { leavesZeroOut } from './value-axis.ts';

const kinds = {
  months: { period: monthFrom(2019) },
  quarters: { period: quarterFrom(2015) },
  'financial years': { period: financialYearFrom(2005), month: 4 },
  days: { period: (index: number) => new Date(Date.UTC(2024, 0, 1 + index)).toISOString().slice(0, 10) },
} as const;

function made(kind: keyof typeof kinds, count: number, more: (index: number) => Partial<ChartRow> = () => ({})) {
  return series({ name: 'A', count, value: (index) => 100 + ((index * 7) % 13), more, ...kinds[kind] });
}

async function draw(part: Partial<ChartRequest>, locale = english): Promise<string> {
  const request: ChartRequest = { id: 'made-up', kind: 'line', rows: [], width: 480, alt: 'A', ...part };
  const [chart] = await renderCharts([request], { theme, metrics, locale });
  return chart?.svg ?? '';
}

async function textsOf(part: Partial<ChartRequest>, locale = english): Promise<readonly string[]> {
  return textBoxes(parseSvg(await draw(part, locale)), metrics).map(({ text }) => text);
}

/** Rings of points that are not whole or not sure. */
const rings = (svg: string): number => svg.split('stroke-width="1.75"').length - 1;

describe('what a line joins', () => {
  const lengths = (rows: readonly ChartRow[], gaps: readonly ChartGap[] = []) =>
    lineRuns(rows, gaps).map((run) => `${run.rows.length}${run.dashed ? ' dashed' : ''}`);

  test.each(Object.keys(kinds) as (keyof typeof kinds)[])(
    'consecutive %s are one line, without rings',
    async (kind) => {
      expect(lengths(made(kind, 24))).toEqual(['24']);
      const svg = await draw({ rows: made(kind, 24) });
      expect(rings(svg)).toBe(0);
      expect(svg).not.toContain('stroke-dasharray');
    },
  );

  test('not over a period that the series lacks', () => {
    expect(lengths(made('months', 24).filter((_, index) => index !== 9))).toEqual(['9', '14']);
  });

  test('not over a value that the source marks as missing', () => {
    const rows = made('quarters', 3).filter((_, index) => index !== 1);
    const gap = made('quarters', 2)[1];
    expect(lengths(rows)).toEqual(['2']);
    expect(lengths(rows, gap === undefined ? [] : [gap])).toEqual([]);
  });

  test('not before a break in the series', () => {
    const rows = made('financial years', 10, (index) => (index === 4 ? { statuses: ['break-in-series'] } : {}));
    expect(lengths(rows)).toEqual(['4', '6']);
  });

  test('not with a part of a period', () => {
    const rows = made('months', 8).map((row, index) =>
      index === 7 ? { ...row, partial: true, when: parsePeriod('2019-08', 'part-year') } : row,
    );
    expect(lengths(rows)).toEqual(['7']);
  });

  test('with dashes to values that may still change', async () => {
    const rows = made('months', 12, (index) => (index > 9 ? { statuses: ['forecast'], partial: true } : {}));
    expect(lengths(rows)).toEqual(['10', '3 dashed']);
    const svg = await draw({ rows });
    expect(svg).toContain('stroke-dasharray');
    expect(rings(svg)).toBe(2);
  });

  test('over weekends where a series has working days alone, and not over a missing Wednesday', () => {
    const working = made('days', 40).filter((_, index) => index % 7 < 5);
    expect(lengths(working)).toEqual([String(working.length)]);
    expect(lengths(working.filter((_, index) => index !== 7))).toEqual(['7', String(working.length - 8)]);
    expect(lengths(made('days', 40).filter((_, index) => index !== 12))).toEqual(['12', '27']);
  });

  test('years at even distances', () => {
    const rows = made('months', 4).map((row, index) => ({
      ...row,
      start: `${1955 + index * 20}-01-01`,
      when: undefined,
    }));
    expect(lengths(rows)).toEqual(['4']);
  });
});

describe('the axis of time', () => {
  const under = async (kind: keyof typeof kinds, count: number, part: Partial<ChartRequest> = {}) => {
    const texts = await textsOf({ rows: made(kind, count), ...part });
    return texts.filter((text) => /\d{4}/.test(text));
  };

  test.each([
    ['quarters', 4, ['Q1 2015', 'Q2 2015', 'Q3 2015', 'Q4 2015']],
    ['quarters', 12, ['2015', '2016', '2017'], { width: 300 }],
    ['months', 4, ['Jan 2019', 'Feb 2019', 'Mar 2019', 'Apr 2019']],
    ['months', 15, ['Jan 2019', 'Apr 2019', 'Jul 2019', 'Oct 2019', 'Jan 2020']],
    ['months', 72, ['2019', '2020', '2021', '2022', '2023', '2024'], { width: 300 }],
    ['financial years', 3, ['2005/06', '2006/07', '2007/08']],
    ['financial years', 60, ['2010/11', '2020/21', '2030/31', '2040/41', '2050/51', '2060/61'], { width: 300 }],
  ] as const)('%s, %d of them', async (kind, count, texts, part?: Partial<ChartRequest>) => {
    expect(await under(kind, count, part)).toEqual(texts);
  });

  test('of some months in which no year begins twice keeps the first and the last', async () => {
    const texts = await under('months', 9, { width: 180 });
    expect([texts[0], texts.at(-1)]).toEqual(['Jan 2019', 'Jul 2019']);
  });
});

describe('what a line says', () => {
  const rows = made('months', 119, (index) => (index === 60 ? { statuses: ['break-in-series'] } : {}));

  test('the first, last, highest and lowest of many values, and a break in words', async () => {
    const texts = await textsOf({ rows });
    const sorted = [...rows].sort((a, b) => a.value - b.value);
    for (const row of [rows[0], rows.at(-1), sorted[0], sorted.at(-1)]) expect(texts).toContain(row?.text);
    expect(texts).toContain('break in series');
    expect(await textsOf({ rows }, chinese)).toContain('数列中断');
  });

  test('the words of annotations at a statistic and at a day', async () => {
    const annotations = [
      { text: 'A new law', at: { day: '2022-03-15' } },
      { text: 'A strike', at: { statistic: rows[30]?.id ?? '' } },
      { text: 'Before it began', at: { day: '1990-01-01' } },
    ];
    const texts = await textsOf({ rows, options: { annotations } });
    expect(texts).toEqual(expect.arrayContaining(['A new law', 'A strike']));
    expect(texts).not.toContain('Before it began');
  });

  test('the names of series with their last values, moved apart', async () => {
    const all = ['North', 'South', 'West'].flatMap((name) =>
      series({ name, count: 8, period: quarterFrom(2020), value: (index) => 500 + index }),
    );
    expect(await textsOf({ rows: all })).toEqual(expect.arrayContaining(['North', 'South', 'West', '507']));
  });

  test('a range as a band', async () => {
    const svg = await draw({ rows: made('quarters', 12, () => ({ lower: 90, upper: 130 })) });
    expect(svg.split('fill-opacity').length - 1).toBe(1);
  });

  test('whether its axis has no zero on it', () => {
    expect(leavesZeroOut(rows, { axis: 'data' })).toBe(true);
    expect(leavesZeroOut(rows)).toBe(false);
    expect(leavesZeroOut([{ value: 1 }, { value: 900 }], { axis: 'data' })).toBe(false);
    expect(leavesZeroOut([{ value: -30 }, { value: -20 }], { axis: 'data' })).toBe(true);
  });
});

describe('the names of several series', () => {
  const ending = (name: string, count: number, level: number) =>
    series({ name, count, period: quarterFrom(2015), value: (index) => level + ((index * 7) % 13) });

  test('stand beside the end of a line that ends before the others, and no line leads across them', async () => {
    const rows = [...ending('Ash', 24, 300), ...ending('Birch', 12, 400), ...ending('Cedar', 24, 500)];
    const svg = parseSvg(await draw({ rows }));
    const boxes = textBoxes(svg, metrics);
    const left = (name: string) => boxes.find(({ text }) => text === name)?.left ?? Number.NaN;
    expect(left('Ash')).toBe(left('Cedar'));
    expect(left('Birch')).toBeGreaterThan(200);
    expect(left('Birch')).toBeLessThan(400);
  });

  test('are moved to both sides of ends that are close together', () => {
    const things = [10, 10, 12, 40].map((at) => ({ at, of: at, size: 8 }));
    expect(standApart(things, { low: 0, high: 60 }).map(({ start }) => Math.round(start))).toEqual([3, 11, 19, 40]);
    expect(standApart(things, { low: 6, high: 60 }).map(({ start }) => start)).toEqual([6, 14, 22, 40]);
  });
});

describe('what is no line', () => {
  const seven = Array.from({ length: 7 }, (_, index) =>
    series({ name: `S${index}`, count: 3, period: monthFrom(2020), value: () => index }),
  ).flat();
  test.each([
    ['seven series', seven, undefined, /7 lines; 6 can be told apart/],
    ['seven series with one highlighted', seven, 'S3', undefined],
    [
      'months with a year',
      [...made('months', 3), ...made('months', 1).map((row) => ({ ...row, id: 'y', when: parsePeriod('2022') }))],
      undefined,
      /unlike kinds, month and year/,
    ],
    [
      'two values of a month',
      [...made('months', 3), ...made('months', 1).map((row) => ({ ...row, id: 'y' }))],
      undefined,
      /two values of one period/,
    ],
    ['thousands of days', made('days', 3000), undefined, undefined],
  ])('%s', (_, rows, highlight, what) => {
    const refusal = refusalOf({ kind: 'line', rows, highlight });
    if (what === undefined) expect(refusal).toBeUndefined();
    else expect(`${refusal?.what}`).toMatch(what);
  });
});
