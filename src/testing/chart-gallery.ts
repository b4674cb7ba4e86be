import type { ChartRequest } from '../charts/request.ts';
import type { ChartLocale, ChartRow } from '../charts/types.ts';
import { parsePeriod } from '../data/period.ts';
import { chinese, row } from './chart-fixture.ts';
import { coverageRows } from './chart-gallery-coverage.ts';
import { placeRequests } from './chart-gallery-places.ts';
import { rowRequests } from './chart-gallery-rows.ts';
import { seriesRequests } from './chart-gallery-series.ts';

export interface Example {
  readonly request: ChartRequest;
  readonly locale?: ChartLocale;
}

const width = 480;

function example(request: Omit<ChartRequest, 'width' | 'alt'>, locale?: ChartLocale): Example {
  const full = { width, alt: `Made-up example of a chart of kind ${request.kind}.`, ...request };
  return locale === undefined ? { request: full } : { request: full, locale };
}

const districts = [
  ['North Vale', 8231, undefined],
  ['Harbour', 7900, 'more-than'],
  ['Old Town and the surrounding rural communities', 6120, undefined],
  ['East Mills', 5405, undefined],
  ['Lakeside', 4980, 'about'],
  ['West Common', 4410, undefined],
  ['Kingsbridge', 3712, undefined],
  ['Upper Fields', 2950, 'at-least'],
  ['St Anne', 2104, undefined],
  ['Quarry Hill', 1386, undefined],
  ['Southgate', 742, undefined],
  ['Airport', 96, undefined],
] as const;

function districtRows(): readonly ChartRow[] {
  return districts.map(([label, value, qualifier], index) =>
    row({
      id: `district-${index}`,
      label,
      value,
      qualifier,
      partial: label === 'Lakeside',
      text: `${qualifier === undefined ? '' : `${qualifier.replace('-', ' ')} `}${value.toLocaleString('en-GB')}`,
    }),
  );
}

function yearRows(): readonly ChartRow[] {
  const values = [4120, 4890, 5310, undefined, 6240, 5980, 7100, 3020];
  return values.flatMap((value, index) => {
    const year = 2017 + index;
    const partial = index === 7;
    const period = partial ? `Jan to Jun ${year}` : String(year);
    if (value === undefined) return [];
    const text = index === 6 ? 'over 7,100' : value.toLocaleString('en-GB');
    return [
      row({
        id: `year-${year}`,
        label: 'Exampleshire',
        ...{ value, text, period, partial },
        when: parsePeriod(partial ? `${year}-01/${year}-06` : String(year), partial ? 'part-year' : 'year'),
        start: `${year}-01-01`,
        end: partial ? `${year}-06-30` : `${year}-12-31`,
        qualifier: index === 6 ? 'more-than' : undefined,
      }),
    ];
  });
}

function seriesRows(): readonly ChartRow[] {
  return ['North Vale', 'Harbour', 'Old Town'].flatMap((group, series) =>
    Array.from({ length: 8 }, (_, index) => {
      const value = 3000 + series * 700 + ((index * 977 + series * 461) % 1300) + index * (series * 120);
      const year = 2016 + index;
      const dates = {
        period: String(year),
        when: parsePeriod(String(year)),
        start: `${year}-01-01`,
        end: `${year}-12-31`,
      };
      return row({ id: `${group}-${year}`, label: group, group, value, text: value.toLocaleString('en-GB'), ...dates });
    }),
  );
}

function pairRows(): readonly ChartRow[] {
  return [
    'Telephone',
    'Online shopping',
    'Investment',
    'Impersonation of an official or a relative',
    'Loans',
    'Tickets',
  ].flatMap((label, index) => {
    const [from, to] = [5200 - index * 830, 3900 - ((index * 1733) % 3400)];
    const sides = [
      { year: 2019, value: from },
      { year: 2023, value: to },
    ];
    return sides.map(({ year, value }) =>
      row({
        id: `${label.split(' ')[0]}-${year}`,
        label,
        value,
        text: index === 1 && year === 2023 ? `over ${value.toLocaleString('en-GB')}` : value.toLocaleString('en-GB'),
        period: String(year),
        start: `${year}-01-01`,
        end: `${year}-12-31`,
        qualifier: index === 1 && year === 2023 ? 'more-than' : undefined,
        partial: index === 3 && year === 2023,
      }),
    );
  });
}

function changeRows(): readonly ChartRow[] {
  const values = [-32.4, -28, 12.5, -15.1, 41.6, -3.2, 0.8, -46];
  const labels = [
    'Burglary',
    'Robbery',
    'Online fraud',
    'Vehicle theft',
    'Telecom fraud',
    'Theft',
    'Assault',
    'Theft from persons on public transport',
  ];
  return values.map((value, index) =>
    row({
      id: `change-${index}`,
      label: labels[index] ?? '',
      value,
      text: `${index === 7 ? 'more than ' : ''}${value < 0 ? '−' : '+'}${Math.abs(value)}%`,
      qualifier: index === 7 ? 'more-than' : undefined,
      partial: index === 3,
      unit: '%',
    }),
  );
}

function panelRows(): readonly ChartRow[] {
  return ['North Vale', 'Harbour', 'Old Town and rural communities', 'Lakeside', 'East Mills'].flatMap((group, panel) =>
    ['Burglary', 'Robbery', 'Online fraud', 'Vehicle theft'].flatMap((label, index) => {
      const value = 900 - panel * 140 + ((index * 377 + panel * 211) % 600);
      const text = value.toLocaleString('en-GB');
      if (panel === 3 && index === 1) return [];
      return [row({ id: `${panel}-${index}`, label, group, value, text, partial: panel === 1 && index === 2 })];
    }),
  );
}

const y = { field: 'label', type: 'nominal', sort: '-x', axis: { title: null, domain: false } };
const x = { field: 'value', type: 'quantitative', axis: { title: null, tickCount: 4 } };

const authorSpec = {
  data: { statistics: ['north-vale', 'harbour'] },
  height: 150,
  encoding: { y, x },
  layer: [
    { mark: { type: 'rule', style: 'neutral' }, encoding: { x2: { datum: 0 } } },
    { mark: { type: 'point', size: 60 } },
    { mark: { type: 'text', style: 'value', align: 'right', dx: -2, dy: -10 }, encoding: { text: { field: 'text' } } },
  ],
};

const events = [
  ['Plan adopted', '12 May 2020', '2020-05-12', '2020-05-12'],
  ['First phase: pilot districts', '2020 to 2021', '2020-06-01', '2021-12-31'],
  ['Law in force', '1 December 2022', '2022-12-01', '2022-12-01'],
  ['Second phase: all districts, with the joint command centre', '2022 to 2024', '2022-01-01', '2024-06-30'],
  ['Review due', '2025', '2025-01-01', '2025-12-31'],
] as const;

export const gallery: readonly Example[] = [
  example({ id: 'bars', kind: 'bars', rows: districtRows() }),
  example({
    id: 'bars-highlight',
    kind: 'bars',
    rows: districtRows().slice(3, 8),
    highlight: 'Kingsbridge',
  }),
  example({
    id: 'coverage',
    kind: 'coverage',
    rows: coverageRows,
  }),
  example({
    id: 'timeline',
    kind: 'timeline',
    rows: events.map(([label, period, start, end], index) => row({ id: `event-${index}`, label, period, start, end })),
  }),
  example({ id: 'columns', kind: 'columns', rows: yearRows() }),
  example({ id: 'line', kind: 'line', rows: yearRows() }),
  example({ id: 'line-series', kind: 'line', rows: seriesRows(), highlight: 'Harbour' }),
  example({ id: 'dumbbell', kind: 'dumbbell', rows: pairRows() }),
  example({ id: 'change', kind: 'change', rows: changeRows() }),
  example({
    id: 'parts',
    kind: 'parts',
    rows: ['Online shopping and parcel', 'Investment', 'Impersonation of officials and of relatives', 'Other'].map(
      (label, index) =>
        row({
          id: `part-${index}`,
          label,
          value: [47, 31, 17, 5][index] ?? 0,
          text: `${[47, 31, 17, 5][index]}%`,
          unit: '%',
        }),
    ),
  }),
  example({ id: 'panels', kind: 'panels', rows: panelRows() }),
  example({
    id: 'author',
    kind: 'vega-lite',
    rows: districtRows().slice(0, 5),
    spec: authorSpec,
  }),
  example(
    {
      id: 'bars-zh',
      kind: 'bars',

      rows: ['虚构市北谷区', '港口区', '老城区及周边农村地区（含经济技术开发区与高新技术产业开发区）', '东坊区'].map(
        (label, index) =>
          row({
            id: `zh-${index}`,
            label,
            value: 82_310 - index * 20_000,
            text: `${(82_310 - index * 20_000) / 10_000}万起`,
          }),
      ),
    },
    chinese,
  ),
  ...[...seriesRequests, ...rowRequests, ...placeRequests].map((request) => example(request)),
];
