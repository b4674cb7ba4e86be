import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './browser.ts';
import type { TestProject } from './project.ts';
import { addSource } from './word-parts.ts';

/** A name that holds no number. */
const letter = (index: number): string => String.fromCharCode(65 + index);
/** The id of a town, counted from 1. */
export const town = (nth: number): string => `town-${letter(nth - 1).toLowerCase()}`;

/** Visits of towns, each with ten fewer than the one before: three share the second rank, two have no value. */
const towns = Array.from({ length: 26 }, (_, index) => {
  const now = index < 1 ? 1000 : index < 4 ? 980 : 1000 - 10 * index;
  const before = [1000, 990, 970, 980, 955][index] ?? now - 3;
  return index > 23 ? `Town ${letter(index)},${before},..` : `Town ${letter(index)},${before},${now}`;
});

type Table = Readonly<Record<string, unknown>>;

const measures = (...ids: readonly string[]) =>
  ids.map((id) => ({ id, heads: ['visits', 'price'].includes(id) ? [] : [id], measure: `The ${id}`, unit: 'people' }));
const newPlaces = (level: string) => ({ 'new-places': { level, language: 'mul' } });

/** Gives the project of maps tables of towns, of islands that are on no map, of samples with their bounds, and of prices. */
export function addTables(project: TestProject): void {
  const table = (id: string, fields: Table, csv?: string): void => addSource(project, id, { tables: [fields] }, csv);
  const signs = { '..': 'not-available' };
  table(
    'towns',
    { columns: { Town: 'place' }, 'heads-say': ['period'], ...newPlaces('town'), signs, measures: measures('visits') },
    `Town,2022,2023\n${towns.join('\n')}\n`,
  );
  const districts = project.read('data/sources/districts.csv').trim().split('\n').slice(1);
  const on = districts.map((row, index) => `${row.split(',')[0]},${40 + index}`);
  const off = Array.from({ length: 8 }, (_, index) => `Island ${letter(index)},${60 + index}`);
  const ofPlaces = { columns: { Place: 'place' }, 'heads-say': ['measure'], period: '2023', ...newPlaces('district') };
  for (const [measure, islands] of [
    ['far', 2],
    ['further', 8],
  ] as const)
    table(
      measure,
      { ...ofPlaces, measures: measures(measure) },
      `Place,${measure}\n${on.join('\n')}\n${off.slice(0, islands).join('\n')}\n`,
    );
  addSamples(project);
  addPrices(project);
  project.write('data/maps/plan.geojson', plan(project.read('data/maps/districts.geojson')));
  project.write('data/maps/plan.yaml', project.read('data/maps/districts.yaml'));
}

/** Fourteen years with bounds that nothing names, and fourteen that end as they began. */
function addSamples(project: TestProject): void {
  const rows = Array.from({ length: 14 }, (_, index) => {
    const [value, steady] = [1000 + index * 40, index === 13 ? 7 : 7 + (index % 3)];
    return `${2008 + index},${value} (${value - 100}–${value + 100}),${steady}`;
  });
  const table = {
    columns: { Year: 'period' },
    'heads-say': ['measure'],
    place: 'norland',
    measures: measures('sampled', 'steady'),
  };
  addSource(project, 'samples', { grade: 'D', tables: [table] }, `Year,sampled,steady\n${rows.join('\n')}\n`);
}

function addPrices(project: TestProject): void {
  const ignored = ['count', 'amount', 'updated', 'ratio', 'status'].map((column) => [column, 'ignore'] as const);
  project.write('data/sources/prices.parquet', readFileSync(join(projectRoot, 'src/testing/tables/prices.parquet')));
  const table = {
    columns: { region: 'place', ref_date: 'period', value: 'value', ...Object.fromEntries(ignored) },
    signs: { null: 'not-available', NaN: 'not-available' },
    periods: 'month',
    ...newPlaces('village'),
    measures: measures('price'),
  };
  addSource(project, 'prices', { tables: [table] });
}

/** The same boundaries in the coordinates of a plan, which are no degrees. */
function plan(text: string): string {
  return text.replace(
    /\[(\d+\.?\d*), ?(\d+\.?\d*)\]/g,
    (_, x: string, y: string) => `[${Number(x) * 1000}, ${Number(y) * 1000}]`,
  );
}
