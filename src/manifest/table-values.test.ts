import { afterAll, describe, expect, it } from 'vitest';
import { readChecked } from '../check/project.ts';
import { runCli } from '../cli.ts';
import { composeTopic } from '../compose/compose.ts';
import { loadWithTables, openTables } from '../data/load.ts';
import { listeningEdge } from '../testing/edge.ts';
import { smallLocale, smallProject } from '../testing/small-data.ts';
import { changedSince } from './changed-since.ts';
import { statisticDescriber } from './describe-statistic.ts';
import { csvColumns, statisticRows } from './statistics-csv.ts';

const rates = `Unemployment rate, per cent
Area,Sex,Quarter,Rate,Low,High,Sign
Lakeside,Women,2023 Q1,5.1,4.7,5.5,p
Lakeside,Women,2023 Q2,,,,c
`;
const description = `format: 1
title: Labour force survey
publisher: Statistics Office
published: 2024-02-01
kind: Statistical table
channel: series
language: en
primary: true
grade: A
next: none
tables:
  - heads: 2
    columns: { Area: place, Sex: measure, Quarter: period, Rate: value, Low: lower, High: upper, Sign: status }
    signs: { p: provisional, c: suppressed }
    adjustment: seasonally adjusted
    measures: [{ id: rate-women, heads: [Women], measure: Unemployment rate of women, unit: percent }]
`;
const topic = `---
format: 1
title: Unemployment
place: Lakeside
period: A year
summary: The survey of the office.
---

## Women

\`\`\`table
title: Unemployment of women
subtitle: Rates by quarter
statistics: [series:rate-women-lakeside]
columns: [period, value, source]
\`\`\`
`;
const project = smallProject({
  'data/sources/survey.csv': rates,
  'data/sources/survey.yaml': description,
  'templates/topics/women.md': topic,
});
afterAll(project.dispose);

async function run(...words: readonly string[]): Promise<{ readonly text: string; readonly told: string }> {
  const { edge, out, told } = listeningEdge(project.root, '2024-07-15', { words });
  await runCli(edge);
  return { text: out.join('\n').replace(/[^\S\n]+/g, ' '), told: told.join('\n') };
}

describe('a value of a table', () => {
  it('is explained by its cell, with the heads of its row and column', async () => {
    const { text } = await run('explain', 'rate-women-lakeside-2023-q1');
    expect(text).toContain('as written “5.1”, 3:4 of data/sources/survey.csv\nits heads Women; Lakeside; 2023 Q1');
    expect(text).toContain('adjustment seasonally adjusted\nstatus provisional\ninterval 4.7 to 5.5');
    const { text: json } = await run('explain', 'rate-women-lakeside-2023-q1', '--json');
    expect(JSON.parse(json)).toMatchObject({
      ...{ status: ['provisional'], lower: 4.7, upper: 5.5, adjustment: 'seasonally adjusted' },
      origin: { kind: 'table', cell: '3:4', literal: '5.1', heads: ['Women', 'Lakeside', '2023 Q1'], scale: 1 },
    });
  });

  it('that is missing is told with its reason and its cell', async () => {
    const { told } = await run('explain', 'rate-women-lakeside-2023-q2');
    expect(told).toContain('"rate-women-lakeside-2023-q2" has no value: its source marks it as suppressed');
    expect(told).toContain('4:4 of data/sources/survey.csv');
  });

  it('is attached with its cell, bounds, status and adjustment, and a missing one with its reason', async () => {
    const data = await loadWithTables(project.files);
    const describe = statisticDescriber(data, smallLocale);
    const all = [...data.statistics.values(), ...data.missing.values()].filter(({ origin }) => origin.kind === 'table');
    const [rate, missing] = all.map(describe);
    expect(rate).toMatchObject({
      ...{ value: 5.1, lower: 4.7, upper: 5.5, status: ['provisional'], adjustment: 'seasonally adjusted' },
      ...{ cell: '3:4', literal: '5.1', 'reported-by': 'Statistics Office' },
    });
    expect(missing).toMatchObject({ missing: 'suppressed', cell: '4:4', literal: '' });
    expect(missing).not.toHaveProperty('value');
    const rows = statisticRows(all.map(describe));
    const cells = (column: string): unknown => rows.map((row) => row[csvColumns.indexOf(column)]);
    expect([cells('value'), cells('missing'), cells('cell')]).toEqual([
      ['5.1', ''],
      ['', 'suppressed'],
      ['3:4', '4:4'],
    ]);
  });

  it('is among what is printed, and so is a missing one that a table of its series tells of', async () => {
    const tables = await openTables(project.files);
    const { checked } = readChecked(project.files, ['women'], '2024-07-15', tables);
    const { data, topics } = checked;
    const [women] = topics;
    if (women === undefined) throw new Error('no topic');
    const edition = { published: '2024-07-15', draft: false };
    const { printed } = composeTopic({ name: 'women', topic: women, data, locale: smallLocale })({ edition });
    expect(printed).toEqual(['rate-women-lakeside-2023-q1', 'rate-women-lakeside-2023-q2']);
  });

  it('is not said to have changed by a file that says nothing of its cell', async () => {
    const data = await loadWithTables(project.files);
    const [statistic] = [...data.statistics.values()].filter(({ origin }) => origin.kind === 'table');
    if (statistic === undefined) throw new Error('no statistic');
    const { cell: _cell, literal: _literal, ...before } = statisticDescriber(data, smallLocale)(statistic);
    expect(changedSince({ statistics: [before] }, data, smallLocale)).toEqual([]);
  });
});
