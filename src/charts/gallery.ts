import { chinese, row } from './made-up.ts';
import type { ChartLocale, ChartRequest, ChartRow } from './types.ts';

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

const sources = [
  ['Made-up Statistics Office, annual series', 'Whole country', '2019 to 2023', '2019-01-01', '2023-12-31'],
  ['Made-up Police Bureau, press conference', 'Exampleshire', 'January to June 2024', '2024-01-01', '2024-06-30'],
  ['Made-up Police Bureau, press conference', 'North Vale', '2023', '2023-01-01', '2023-12-31'],
  ['The Daily Example', 'Harbour', '3 March 2022', '2022-03-03', '2022-03-03'],
  [
    'Action plan for the example region',
    'Exampleshire and the neighbouring region',
    '2021 to 2025',
    '2021-01-01',
    '2025-12-31',
  ],
  ['Interview with a made-up official', 'Whole country', '', undefined, undefined],
] as const;

const coverageRows = sources.map(([label, place, period, start, end], index) =>
  row({ id: `source-${index}`, label, place, period, start, end, partial: period.startsWith('January') }),
);

const events = [
  ['Plan adopted', '12 May 2020', '2020-05-12', '2020-05-12'],
  ['First phase: pilot districts', '2020 to 2021', '2020-06-01', '2021-12-31'],
  ['Law in force', '1 December 2022', '2022-12-01', '2022-12-01'],
  ['Second phase: all districts, with the joint command centre', '2022 to 2024', '2022-01-01', '2024-06-30'],
  ['Review due', '2025', '2025-01-01', '2025-12-31'],
] as const;

export const gallery: readonly Example[] = [
  example({ id: 'bars', kind: 'bars', title: 'North Vale recorded the most cases', rows: districtRows() }),
  example({
    id: 'bars-highlight',
    kind: 'bars',
    title: 'One accent',
    rows: districtRows().slice(3, 8),
    highlight: 'Kingsbridge',
  }),
  example({
    id: 'coverage',
    kind: 'coverage',
    title: 'Which place and period each source speaks for',
    rows: coverageRows,
  }),
  example({
    id: 'timeline',
    kind: 'timeline',
    title: 'Plans and events',
    rows: events.map(([label, period, start, end], index) => row({ id: `event-${index}`, label, period, start, end })),
  }),
  example(
    {
      id: 'bars-zh',
      kind: 'bars',
      title: '各区记录的案件数',
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
];
