import type { ChartRequest } from '../charts/request.ts';
import type { ChartRow } from '../charts/types.ts';
import { parsePeriod } from '../data/period.ts';
import { english, row } from './chart-fixture.ts';

/** Of a series: which period comes at an index, and what it is worth. */
interface Series {
  readonly name: string;
  readonly count: number;
  readonly period: (index: number) => string;
  readonly value: (index: number) => number;
  /** The month that its financial years begin with. */
  readonly month?: number;
  readonly more?: (index: number, value: number) => Partial<ChartRow>;
}

/** A made-up series; its name is the group of its rows. */
export function series({ name, count, period, value, month, more }: Series): readonly ChartRow[] {
  return Array.from({ length: count }, (_, index) => {
    const when = parsePeriod(period(index), undefined, month);
    const own = value(index);
    return row({
      ...{ id: `${name}-${when.written}`, label: name, group: name, value: own, when, period: english.tick(when) },
      text: own.toLocaleString('en-GB', { maximumFractionDigits: 1 }).replace('-', '−'),
      ...(when.start === undefined ? {} : { start: when.start }),
      ...(when.end === undefined ? {} : { end: when.end }),
      ...more?.(index, own),
    });
  });
}

export function monthFrom(year: number): (index: number) => string {
  return (index) => `${year + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}

export function quarterFrom(year: number): (index: number) => string {
  return (index) => `${year + Math.floor(index / 4)}-Q${(index % 4) + 1}`;
}

export function financialYearFrom(year: number): (index: number) => string {
  return (index) => `${year + index}/${String(year + index + 1).slice(2)}`;
}

/** Ups and downs that are the same wherever they are drawn. */
function wave(index: number, seed: number): number {
  return Math.round(
    120 * Math.sin(index / 9 + seed) + 40 * Math.sin(index * 1.7 + seed * 3) + ((index * 37 + seed * 11) % 23),
  );
}

const districts = [
  'North Vale',
  'Harbour',
  'Old Town',
  'Lakeside',
  'East Mills',
  'Kingsbridge',
  'Southgate',
  'Airport',
];

const months = series({
  ...{ name: 'Exampleshire', count: 119, period: monthFrom(2015) },
  value: (index) => 900 + wave(index, 1) + (index >= 60 ? 260 : 0),
  more: (index) =>
    index === 60
      ? { statuses: ['break-in-series'] }
      : index > 114
        ? { statuses: [index > 116 ? 'forecast' : 'provisional'], partial: true }
        : {},
}).filter((_, index) => index < 30 || index > 33);

const ranges = series({
  ...{ name: 'Exampleshire', count: 13, period: financialYearFrom(2011), month: 4 },
  value: (index) => Math.round((71 + index * 0.6 + wave(index, 2) / 60) * 10) / 10,
  more: (index, value) => ({ lower: value - 2 - (index % 3) / 2, upper: value + 2 + (index % 2), unit: '%' }),
});

const quarters = districts
  .slice(0, 6)
  .flatMap((name, at) =>
    series({ name, count: 24, period: quarterFrom(2018), value: (index) => 700 + at * 390 + wave(index * 2, at) }),
  );

const changes = series({
  ...{ name: 'Exampleshire', count: 16, period: quarterFrom(2020) },
  value: (index) => Math.round(wave(index * 3, 4) / 3) / 10,
  more: (_, value) => ({ text: `${value < 0 ? '−' : '+'}${Math.abs(value)}%`, unit: '%' }),
});

const columnMonths = series({
  ...{ name: 'Exampleshire', count: 60, period: monthFrom(2019) },
  value: (index) => 620 + wave(index, 3) * 2,
}).filter((_, index) => index < 14 || index > 16);

const panels = districts.flatMap((name, at) =>
  series({ name, count: 60, period: monthFrom(2019), value: (index) => 640 + at * 25 + wave(index, at) }).map(
    (each) => ({ ...each, label: 'Cases' }),
  ),
);

/** Charts of series over months, quarters and financial years. */
export const seriesRequests: readonly Omit<ChartRequest, 'width' | 'alt'>[] = [
  {
    ...{ id: 'line-months', kind: 'line', rows: months },
    options: {
      annotations: [{ text: 'Reporting by telephone begins', at: { day: '2017-10-01' } }],
    },
  },
  { id: 'line-range', kind: 'line', rows: ranges, options: { axis: 'data' } },
  { id: 'line-colours', kind: 'line', rows: quarters },
  { id: 'columns-months', kind: 'columns', rows: columnMonths },
  { id: 'columns-change', kind: 'columns', rows: changes },
  { id: 'panels-lines', kind: 'panels', rows: panels },
];
