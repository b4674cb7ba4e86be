import type { ChartRequest } from '../charts/request.ts';
import type { ChartRow } from '../charts/types.ts';
import { row } from './chart-fixture.ts';
import { madeUpMap } from './chart-map-fixture.ts';

const width = 480;

const towns = [
  'North Vale',
  'Harbour',
  'Old Town',
  'East Mills',
  'Lakeside',
  'West Common',
  'Kingsbridge',
  'Upper Fields',
  'St Anne',
  'Quarry Hill',
  'Southgate',
  'Airport',
  'Millbrook',
  'Fairwater',
  'Long Acre',
  'Elm Cross',
  'Stonebridge',
  'Redhill',
] as const;

function idOf(name: string): string {
  return name.toLowerCase().replace(' ', '-');
}

interface Measured {
  readonly id: string;
  readonly measure: string;
  readonly group: string;
  readonly value: (index: number) => number;
  readonly more?: (index: number, value: number) => Partial<ChartRow>;
}

/** A value for each of the made-up towns. */
function ofTowns({ id, measure, group, value, more }: Measured): readonly ChartRow[] {
  return towns.map((label, index) => {
    const own = value(index);
    const text = own.toLocaleString('en-GB');
    const place = { label, place: label, placeId: idOf(label) };
    return row({ id: `${id}-${index}`, ...place, measure, group, value: own, text, ...more?.(index, own) });
  });
}

const rents = ofTowns({
  id: 'rent',
  measure: 'Median rent',
  group: 'Median rent, pounds a month',
  value: (index) => 620 + ((index * 137) % 410) + index * 9,
});

const moves = ofTowns({
  id: 'moves',
  measure: 'Households that moved',
  group: 'Households that moved within a year, %',
  value: (index) => Number((4.2 + ((index * 211) % 83) / 10).toFixed(1)),
  more: (index) => (index === 4 ? { partial: true } : index === 8 ? { qualifier: 'more-than' } : {}),
});

const people = ofTowns({
  id: 'people',
  measure: 'Population',
  group: 'Population',
  value: (index) => Math.round(900 * 1.42 ** ((index * 7) % 18)),
});

const doctors = ofTowns({
  id: 'doctors',
  measure: 'Doctors',
  group: 'Doctors for each thousand people',
  value: (index) => Number((0.9 + ((index * 61) % 29) / 10).toFixed(1)),
  more: (_, value) => ({ lower: Number((value * 0.93).toFixed(2)), upper: Number((value * 1.07).toFixed(2)) }),
});

const rates = ofTowns({
  id: 'rate',
  measure: 'Vacancy rate',
  group: 'Vacancy rate, %',
  value: (index) => Number((1.2 + ((index * 53) % 87) / 10).toFixed(1)),
  more: (index, value) => ({ text: `${value}%`, partial: index === 7 }),
}).slice(0, 16);

/** Charts of many places. */
export const placeRequests: readonly ChartRequest[] = [
  {
    id: 'scatter',
    kind: 'scatter',
    rows: [...rents, ...moves],
    options: { axis: 'data' },
    highlight: 'lakeside',
    width,
    alt: 'Made-up example of a chart of kind scatter.',
  },
  {
    id: 'scatter-log',
    kind: 'scatter',
    rows: [...people, ...doctors],
    options: { log: ['x'] },
    width,
    alt: 'Made-up example of a chart of kind scatter.',
  },
  {
    id: 'map',
    kind: 'map',
    rows: rates,
    map: madeUpMap(towns.map(idOf)),
    highlight: 'lakeside',
    width,
    alt: 'Made-up example of a chart of kind map.',
  },
  {
    id: 'map-circles',
    kind: 'map',
    rows: people,
    map: { ...madeUpMap(towns.map(idOf)), circles: true },
    width,
    alt: 'Made-up example of a chart of kind map.',
  },
];
