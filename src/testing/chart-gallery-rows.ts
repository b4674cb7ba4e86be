import type { ChartRequest } from '../charts/request.ts';
import type { ChartGap, ChartRow } from '../charts/types.ts';
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
];
