import type { TestProject } from './project.ts';

const topic = 'templates/topics/ferries.md';

/** Signs beside values and in place of them, each once, in a table of the ferries' office. */
const signs = {
  p: 'provisional',
  f: 'forecast',
  r: 'revised',
  b: 'break-in-series',
  u: 'low-reliability',
  d: 'different-definition',
  n: 'not-available',
  x: 'not-applicable',
  y: 'not-yet-available',
  s: 'too-small-to-show',
  z: 'too-uncertain-to-show',
} as const;

/** Gives a project a table whose cells have every sign, bounds, and numbers that a topic shows rounded. */
export function addSigns(project: TestProject): void {
  project.edit('data/publication.yaml', 'page-size', 'embargo: 2026-12-01\npage-size');
  const rows = Object.keys(signs).map((sign, index) => `${2005 + index},${index < 6 ? `4${index}1 ${sign}` : sign}`);
  project.write(
    'data/sources/crossings.csv',
    `Year,Trips\n${[...rows, '2016,432 (400–460)', '2017,5234567'].join('\n')}\n`,
  );
  project.write(
    'data/sources/crossings.yaml',
    `format: 1
title: Made-up crossings
publisher: Made-up Ferry Office
published: 2022-01-10
kind: Made-up table
channel: series
language: en
primary: true
grade: A
next: none
tables:
  - columns: { Year: period }
    heads-say: [measure]
    place: northbank
    signs: ${JSON.stringify(signs)}
    bounds: confidence interval
    measures: [{ id: crossings, heads: [Trips], measure: Crossings, unit: trips }]
`,
  );
  project.write(
    topic,
    `${project.read(topic)}
## Signs

Rounded there were {{stat "crossings-northbank-2017" decimals=1 scale="million"}}; {{stat "crossings-northbank-2016"}} were counted by sample.

\`\`\`table
title: Crossings by year
subtitle: Crossings, Northbank
statistics: [series:crossings-northbank]
columns: [period, value, source]
\`\`\`
`,
  );
}
