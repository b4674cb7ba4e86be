import type { ChartRequest } from '../charts/request.ts';
import type { ChartGap, ChartRow } from '../charts/types.ts';
import { parsePeriod } from '../data/period.ts';
import { row } from './chart-fixture.ts';

/** A made-up value that its source marks as missing. */
export function missing(part: Partial<ChartRow> & { readonly id: string }, text: string): ChartGap {
  const { value: _value, ...rest } = row(part);
  return { ...rest, text };
}

const wards = ['North Vale', 'Harbour', 'Old Town', 'Lakeside', 'East Mills', 'Kingsbridge', 'Southgate', 'Airport'];

const manyRows = Array.from({ length: 44 }, (_, index) => {
  const value = Math.round(9400 / (1 + index / 6)) - ((index * 37) % 40);
  const label = `${wards[index % wards.length]} ${['centre', 'north', 'south', 'east', 'west', 'rural'][index % 6]}`;
  return row({ id: `ward-${index}`, label, value, text: value.toLocaleString('en-GB') });
});

const gapRows = wards.slice(0, 5).map((label, index) => {
  const value = 8200 - index * 1330;
  return row({ id: `gap-${index}`, label, value, text: value.toLocaleString('en-GB') });
});

const slopeRows = wards.slice(0, 6).flatMap((label, index) =>
  [2019, 2023].map((year) => {
    const value = 300 + ((index * 431 + (year - 2019) * (index - 2) * 57) % 900);
    const dates = { period: String(year), start: `${year}-01-01`, end: `${year}-12-31` };
    const text = value.toLocaleString('en-GB');
    return row({ id: `slope-${index}-${year}`, label, value, text, ...dates, partial: index === 4 && year === 2023 });
  }),
);

const intervalRows = wards.map((label, index) => {
  const value = 22 + ((index * 29) % 17);
  const [lower, upper] = [value - 1.5 - (index % 3), value + 2 + (index % 2)];
  const text = `${value}% (${lower} to ${upper})`;
  return row({ id: `interval-${index}`, label, value, lower, upper, text, unit: '%', partial: index === 2 });
});

const frauds = ['Telephone', 'Online shopping', 'Investment', 'Impersonation of an official or a relative'];

const stackRows = wards.slice(0, 5).flatMap((label, index) =>
  frauds.map((group, part) => {
    const value = 90 + ((index * 131 + part * 77) % 340);
    const text = value.toLocaleString('en-GB');
    return row({ id: `stack-${index}-${part}`, label, group, value, text, partial: index === 2 && part === 1 });
  }),
);

function stackYears(count: number): readonly ChartRow[] {
  return Array.from({ length: count }, (_, index) =>
    frauds.map((group, part) => {
      const value = Math.round(180 + 60 * Math.sin(index / 3 + part) + ((index * 37 + part * 53) % 40) + part * 30);
      const when = parsePeriod(String(2000 + index));
      const dates = { period: when.written, when, start: when.start, end: when.end };
      return row({ id: `year-${index}-${part}`, label: 'Cases', group, value, text: String(value), ...dates });
    }),
  ).flat();
}

const heatRows = wards.flatMap((label, index) =>
  Array.from({ length: 9 }, (_, at) => {
    const value = Math.round(240 + 150 * Math.sin(index * 1.3 + at / 2) + ((index * 41 + at * 67) % 90));
    const when = parsePeriod(String(2015 + at));
    const dates = { period: when.written, when, start: when.start, end: when.end };
    return row({
      id: `heat-${index}-${at}`,
      label,
      value,
      text: String(value),
      ...dates,
      partial: index === 1 && at === 8,
    });
  }),
);

const lacking = heatRows.filter(({ id }) => id === 'heat-4-2' || id === 'heat-4-3');

const eight = [
  'Online shopping and parcel',
  'Investment',
  'Impersonation',
  'Loans',
  'Telephone',
  'Tickets',
  'Rent',
  'Other',
].map((label, index) => {
  const value = [31, 22, 15, 11, 9, 6, 4, 2][index] ?? 0;
  return row({ id: `eight-${index}`, label, value, text: `${value}%`, unit: '%' });
});

const counts = (['Cities with a centre', 'Counties with a centre', 'Towns with a centre'] as const).map(
  (label, index) => {
    const value = [1, 11, 103][index] ?? 0;
    return row({
      id: `count-${index}`,
      label,
      value,
      text: String(value),
      qualifier: index === 2 ? 'more-than' : undefined,
    });
  },
);

const items = [
  row({ id: 'items-met', label: 'Items met', value: 71, text: '71' }),
  row({ id: 'items-all', label: 'Items of the plan', value: 115, text: '115' }),
];

const villages = ['North of the river', 'South of the river'].map((label, index) => {
  const value = [15_240, 3_900][index] ?? 0;
  return row({ id: `village-${index}`, label, value, text: value.toLocaleString('en-GB') });
});

/** Charts made of rows. */
export const rowRequests: readonly Omit<ChartRequest, 'width' | 'alt'>[] = [
  { id: 'bars-many', kind: 'bars', rows: manyRows },
  {
    ...{ id: 'bars-gap', kind: 'bars', rows: gapRows },
    gaps: [missing({ id: 'gap-airport', label: 'Airport' }, 'suppressed')],
    options: { annotations: [{ text: 'A new station opened in spring', at: { statistic: 'gap-1' } }] },
  },
  { id: 'slope', kind: 'slope', rows: slopeRows },
  {
    ...{ id: 'intervals', kind: 'intervals', rows: intervalRows, options: { axis: 'data' } },
    gaps: [missing({ id: 'interval-island', label: 'Island' }, 'sample too small')],
  },
  { id: 'parts-eight', kind: 'parts', rows: eight },
  { id: 'stacked', kind: 'stacked', rows: stackRows },
  { id: 'stacked-shares', kind: 'stacked', rows: stackRows, options: { normalised: true } },
  { id: 'stacked-columns', kind: 'stacked', rows: stackYears(8) },
  { id: 'stacked-areas', kind: 'stacked', rows: stackYears(24), highlight: 'Investment' },
  { id: 'unit-row', kind: 'unit-row', rows: counts },
  { id: 'unit-row-of', kind: 'unit-row', rows: items, options: { normalised: true } },
  { id: 'unit-row-many', kind: 'unit-row', rows: villages },
  {
    ...{ id: 'heat', kind: 'heat', rows: heatRows.filter((each) => !lacking.includes(each)), highlight: 'heat-2-6' },
    gaps: lacking.map((each) => missing(each, 'not collected')),
  },
];
