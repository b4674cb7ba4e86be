import type { ChartRow } from '../../charts/types.ts';
import { row } from '../chart-fixture.ts';

/** Everything here is made up. */

const districts = ['North Vale', 'Harbour', 'Old Town', 'East Mill', 'Kingsbridge', 'Marsh End'];

function dated(year: number): Pick<ChartRow, 'period' | 'start' | 'end'> {
  return { period: String(year), start: `${year}-01-01`, end: `${year}-12-31` };
}

/** One value for each of six districts. */
export const places: readonly ChartRow[] = [9120, 7340, 5210, 3380, 1490, 640].map((value, at) => {
  const name = districts[at] ?? '';
  return row({
    id: `cases-${name.toLowerCase().replace(' ', '-')}`,
    label: name,
    place: name,
    value,
    group: at < 3 ? 'Coast' : 'Hills',
  });
});

/** Eight years of one district. */
export const years: readonly ChartRow[] = [5100, 5400, 6200, 5900, 6600, 7100, 6900, 7800].map((value, at) =>
  row({ id: `cases-${2016 + at}`, label: String(2016 + at), value, ...dated(2016 + at) }),
);

/** Five years of three districts. */
export const series: readonly ChartRow[] = districts.slice(0, 3).flatMap((name, at) =>
  [0, 1, 2, 3, 4].map((year) =>
    row({
      id: `s-${at}-${2019 + year}`,
      label: String(2019 + year),
      place: name,
      group: name,
      value: 2000 + 900 * at + (((year + 2) * (at + 3) * 37) % 11) * 90,
      ...dated(2019 + year),
    }),
  ),
);

/** Three kinds of case in three districts. */
export const kindsOfCase: readonly ChartRow[] = districts.slice(0, 3).flatMap((name, at) =>
  ['Burglary', 'Fraud', 'Theft'].map((measure, kind) =>
    row({
      id: `k-${at}-${kind}`,
      label: name,
      place: name,
      measure,
      group: measure,
      value: 300 + 170 * kind + 90 * at * (kind + 1),
    }),
  ),
);

/** Two measures of eight places, three orders of magnitude apart. */
export const pairs: readonly ChartRow[] = Array.from({ length: 8 }, (_, at) => at).flatMap((at) => {
  const place = `Ward ${'ABCDEFGH'.charAt(at)}`;
  return [
    row({ id: `pop-${at}`, label: place, place, measure: 'Residents', unit: 'people', value: 1200 * 2 ** at }),
    row({
      id: `rate-${at}`,
      label: place,
      place,
      measure: 'Rate',
      unit: 'per 1,000',
      value: 12 + ((at * 7) % 5) * 4.5,
    }),
  ];
});

/** An estimate with its bounds for each of six districts. */
export const ranges: readonly ChartRow[] = places.map((each, at) => ({
  ...each,
  value: 40 - at * 4,
  lower: 36 - at * 4,
  upper: 45 - at * 4,
  text: String(40 - at * 4),
}));

/** Two years of five districts. */
export const twoYears: readonly ChartRow[] = districts.slice(0, 5).flatMap((place, at) =>
  [2019, 2023].map((year) =>
    row({
      id: `y-${at}-${year}`,
      label: place,
      place,
      value: 500 + at * 310 + (year - 2019) * 40 * (at - 1),
      ...dated(year),
    }),
  ),
);

/** Forty small places. */
export const many: readonly ChartRow[] = Array.from({ length: 40 }, (_, at) =>
  row({
    id: `m-${at}`,
    label: `Parish ${at}`,
    place: `Parish ${at}`,
    value: 20 + ((at * 53) % 97),
    group: at % 2 === 0 ? 'Coast' : 'Hills',
  }),
);
