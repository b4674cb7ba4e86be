import type { ChartRow, CoveredSpan } from '../charts/types.ts';
import { row } from './chart-fixture.ts';

const whole = { partial: false, openStart: false };

export const coverageRows: readonly ChartRow[] = [
  row({
    id: 'country-series',
    place: 'Whole country',
    label: '[1] Statistics Office',
    text: '12 values',
    ...covered([
      ['2019, ', { start: '2019-01-01', end: '2019-12-31', ...whole }],
      ['2021, ', { start: '2021-01-01', end: '2021-12-31', ...whole }],
      ['2022, ', { start: '2022-01-01', end: '2022-12-31', ...whole }],
      ['up to 2023', { start: '2023-01-01', end: '2023-12-31', partial: false, openStart: true }],
    ]),
  }),
  row({
    id: 'country-interview',
    place: 'Whole country',
    label: '[4] The Daily Example',
    text: '1 value',
    ...covered([['not stated', undefined]]),
  }),
  row({
    id: 'vale-police',
    place: 'North Vale',
    label: '[2] Police Bureau of Exampleshire',
    text: '7 values',
    ...covered([
      ['2023, ', { start: '2023-01-01', end: '2023-12-31', ...whole }],
      ['January to June 2023, ', { start: '2023-01-01', end: '2023-06-30', partial: true, openStart: false }],
      ['3 December 2023', { start: '2023-12-03', end: '2023-12-03', ...whole }],
    ]),
  }),
  row({
    id: 'harbour-daily',
    place: 'Harbour and the neighbouring region',
    label: '[4] The Daily Example',
    text: '2 values',
    ...covered([['March 2022', { start: '2022-03-01', end: '2022-03-31', ...whole }]]),
  }),
];

function covered(
  periods: readonly (readonly [string, CoveredSpan | undefined])[],
): Pick<ChartRow, 'period' | 'periods' | 'spans'> {
  const texts = periods.map(([text]) => text);
  return { period: texts.join(''), periods: texts, spans: periods.flatMap(([, span]) => span ?? []) };
}
