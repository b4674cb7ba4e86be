import type { TestProject } from './project.ts';
import { addSource, block, chart, writeTopic } from './word-parts.ts';
import { addTables, town } from './word-tables.ts';

const rank = (id: string, formula: string) => ({ id, measure: 'Rank of the visits', formula });

const calculated = [
  ...[1, 2, 11, 21, 22, 23, 24].map((nth) => rank(`rank-${nth}`, `rank(visits-${town(nth)}-2023, town)`)),
  rank('of-rents', 'rank(rent-dunmere-2023, district)'),
  rank('from-below', `rank-from-lowest(visits-${town(20)}-2023, town)`),
  ...[1, 5].map((nth) => ({
    id: `change-${nth}`,
    measure: 'Change in visits',
    formula: `percent-change(visits-${town(nth)}-2022, visits-${town(nth)}-2023)`,
  })),
];

const both = (nth: number): readonly string[] => [`visits-${town(nth)}-2022`, `visits-${town(nth)}-2023`];
const some = [1, 2, 5, 6].flatMap(both);

const changes = [
  { id: 'fall', value: -1.0, place: town(2), endpoints: both(2), literal: 'fell by 1.0%' },
  { id: 'to-level', value: 2.0, place: town(6), 'change-of': `visits-${town(6)}-2023`, literal: 'rose by 2.0%' },
].map((fields, index) => ({
  ...fields,
  measure: 'Change in visits, as reported',
  unit: 'change',
  period: '2023',
  'compared-with': '2022',
  paragraph: index + 1,
}));

const events = [
  { id: 'opening', name: 'Opening', date: '2023-05-14', literals: ['May 14'] },
  { id: 'closing', name: 'Closing', date: 'not-stated', literals: [] },
].map((fields, index) => ({
  ...fields,
  place: 'norland',
  by: 'The office',
  what: 'It was told.',
  paragraph: 7 + index,
}));

const charts = [
  chart('heat', { statistics: some, label: 'place' }),
  chart('slope', { statistics: some, label: 'place' }),
  chart('panels', { statistics: some, label: 'place', group: 'period' }),
  chart('multiples', { statistics: some, label: 'place', group: 'period' }),
  chart('line', {
    statistics: ['series:visits-town-a-2022', 'series:visits-town-e-2022'],
    label: 'period',
    group: 'place',
  }),
  chart('intervals', { statistics: ['series:sampled-norland-2008'], label: 'period', axis: 'data' }),
  chart('line', { statistics: ['series:sampled-norland-2008'], label: 'period' }),
  chart('line', { statistics: ['series:steady-norland-2008'], label: 'period' }),
  block('table', { statistics: ['series:sampled-norland-2008'], columns: ['period', 'value', 'source'] }),
  block('timeline', { events: ['opening', 'closing'] }),
  chart('scatter', { x: 'rent', y: 'unemployment-rate', level: 'district', log: ['x'] }),
  chart('bars', {
    statistics: [...both(7), ...both(8), ...both(9), ...both(10)],
    label: 'place',
    note: 'The periods differ.',
  }),
  ...['mercator', 'equirectangular'].map((projection) =>
    chart('map', { map: 'districts', projection, statistics: ['places:far of district'] }),
  ),
  chart('map', { map: 'plan', projection: 'plane', statistics: ['places:further of district'] }),
  ...['proof', 'calculation'].map((field) =>
    block('vega-lite', {
      data: { statistics: some },
      label: 'place',
      group: 'period',
      mark: 'bar',
      encoding:
        field === 'proof'
          ? {
              x: { field: 'value', type: 'quantitative' },
              y: { field: 'label', type: 'nominal' },
              color: { field: 'group' },
            }
          : { x: { aggregate: 'sum', field: 'value', type: 'quantitative' }, y: { field: 'label', type: 'nominal' } },
      ...(field === 'proof' ? { proof: 'none' } : { calculation: 'sums of both years' }),
    }),
  ),
  block('table', { statistics: changes.map(({ id }) => id), columns: ['measure', 'place', 'value', 'source'] }),
  block('table', { statistics: ['change-1', 'change-5'], columns: ['measure', 'place', 'value', 'source', 'grade'] }),
];

/** Gives the project of maps a topic with every kind of chart that others lack, and ranks. */
export function addKinds(project: TestProject): void {
  addTables(project);
  project.write('data/calculated.yaml', JSON.stringify({ format: 1, calculated }));
  const dates = { published: '2026-10-10', next: '2026-12-01' };
  addSource(project, 'report', { channel: 'document', ...dates, statistics: changes, events });
  project.edit('data/units.yaml', 'units:\n', "units:\n  - { id: change, kind: change, text: { en: '%' } }\n");
  writeTopic(project, 'prices', {
    first: 'price-lakeside-2020-01',
    parts: ['A month later there were {{stat "price-lakeside-2020-02"}}.\n'],
  });
  const said = calculated.map(({ id }) => `{{${id.startsWith('change') ? 'change' : 'rank'} "${id}"}}`);
  writeTopic(project, 'kinds', {
    first: 'latest:visits-town-a-2022',
    tiles: ['to-level', 'visits-town-b-2023'],
    parts: [`By rank: ${said.join('; ')}.\n`, ...charts],
  });
}
