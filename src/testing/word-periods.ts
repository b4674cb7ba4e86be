import type { TestProject } from './project.ts';
import { addSource, block, inAll, writeTopic } from './word-parts.ts';

type Row = readonly [measure: string, place: string, periods: readonly string[]];

const longest = 'Old Harbour of the Farthest Isles and the Villages Along the Shore of the Northern Sea';

/** Periods of every kind, with a gap in some, by place. */
const rows: readonly Row[] = [
  ['years', 'north', ['2016', '2017', '2018', '2019', '2020', '2021', '2024']],
  ['trips', 'south', ['2018-H1', '2018-H2', '2019-H1', '2019-H2', '2020-H1']],
  ['quarters', 'east', ['2018-Q1', '2018-Q2', '2018-Q3', '2018-Q4', '2019-Q1']],
  ['months', 'west', ['2018-01', '2018-03', '2018-05', '2018-07', '2018-09', '2018-11']],
  ['weeks', 'lake', ['2018-W01', '2018-W02', '2018-W03', '2018-W04', '2018-W05']],
  ['days', 'hill', Array.from({ length: 9 }, (_, index) => `2018-05-0${index + 1}`)],
  ['totals', 'mill', ['2019-06-30']],
  ['undated', 'port', ['not-stated']],
  ['part', 'vale', ['2019-01/2019-05']],
  ...['north', 'south', 'east', 'west', 'lake', 'hill', 'mill', 'vale'].map(
    (place, index) => ['yearly', place, [`201${index % 4}`]] as const,
  ),
  ['sales', 'long', ['2020']],
  ['loans', 'long', ['2020']],
];
const id = (measure: string, place: string, period: string): string =>
  `${measure}-${place}-${period}`.toLowerCase().replace(/[^a-z0-9]+/g, '-');

/** Gives a project a topic of values of all kinds of periods, that stand in a chart of what its sources cover. */
export function addPeriods(project: TestProject): void {
  project.write(
    'data/places.yaml',
    JSON.stringify({
      format: 1,
      places: [
        { id: 'norland', name: 'Norland', level: 'country' },
        ...[...new Set(rows.map(([, place]) => place))].map((place) => ({
          id: place,
          name: inAll(place === 'long' ? longest : `${place[0]?.toUpperCase()}${place.slice(1)}ton`),
          level: 'town',
        })),
      ],
    }),
  );
  let paragraph = 0;
  const value = (measure: string, place: string, period: string) => ({
    id: id(measure, place, period),
    measure: inAll(`Counted ${measure}`),
    value: 500 + ++paragraph,
    unit: 'people',
    place,
    period,
    ...(period === '2024' ? { status: 'forecast' } : {}),
    ...(measure === 'totals' ? { 'period-kind': 'cumulative' } : {}),
    literal: `${500 + paragraph} people`,
    paragraph,
  });
  const statistics = rows.flatMap(([measure, place, periods]) =>
    periods.map((period) => value(measure, place, period)),
  );
  project.write(
    'data/units.yaml',
    'format: 1\nunits:\n  - { id: people, kind: count, text: { mul: { one: person, other: people } } }\n',
  );
  addSource(project, 'counts', { channel: 'document', next: 'unknown', 'age-limit': 12, statistics });
  writeTopic(project, 'periods', {
    first: 'years-north-2021',
    parts: rows
      .filter(([measure]) => measure !== 'yearly')
      .map(([measure, place, periods]) =>
        block('table', {
          statistics: periods.map((period) => id(measure, place, period)),
          columns: ['measure', 'place', 'period', 'value', 'source'],
        }),
      ),
  });
  const table = (...statistics: readonly string[]): string =>
    block('table', { statistics, columns: ['measure', 'place', 'period', 'value', 'source'] });
  writeTopic(project, 'two', { first: 'years-north-2021', parts: [table('years-north-2021', 'trips-south-2018-h1')] });
  writeTopic(project, 'one', { first: 'sales-long-2020', parts: [table('sales-long-2020', 'loans-long-2020')] });
  const yearly = rows
    .filter(([measure]) => measure === 'yearly')
    .map(([measure, place, [period = '']]) => id(measure, place, period));
  writeTopic(project, 'yearly', { first: 'yearly-north-2010', parts: [table(...yearly)] });
  const publication = project.read('data/publication.yaml');
  project.write('data/publication.yaml', publication.replace(/^(name|series): (.*)$/gm, '$1: { mul: "$2" }'));
  const other = publication.includes('de-DE') ? 'fr-FR' : 'de-DE';
  project.write(`templates/topics/yearly.${other}.md`, project.read('templates/topics/yearly.md'));
}
