import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createProject, type TestProject } from '../testing/project.ts';
import { openBytes } from './pdf-file.ts';
import { verifyPdf } from './verify-pdf.ts';

let project: TestProject;
beforeAll(() => {
  project = createProject();
});
afterAll(() => project.dispose());

const table = `Period,Rate,Low,High,Flag
2019/20,5.1,4.8,5.4,
2020/21,..,..,..,
2021/22,5.3,4.9,5.75,p
2022/23,4.9,4.4,5.6,r
`;

const source = `format: 1
title: Rates
publisher: Statistics Office
published: 2024-01-15
kind: Statistical table
channel: series
language: en
primary: true
grade: A
next: unknown
financial-year: 4
tables:
  - heads: 1
    heads-say: [measure]
    columns: { Period: period, Rate: value, Low: lower, High: upper, Flag: status }
    signs: { ..: not-available, p: provisional, r: revised }
    place: nowhere
    bounds: 95% confidence interval
    measures:
      - { id: rate, heads: [Rate], measure: Unemployment rate, unit: percent }
`;

const section = `
## Rates

The rate was {{stat "latest:rate-nowhere" decimals=0}} in {{period "latest:rate-nowhere"}}.

\`\`\`table
title: The rate is given for each year
subtitle: Rate
statistics: [series:rate-nowhere]
\`\`\`
`;

it('a table says what is missing, provisional and uncertain, and the page agrees with its data', async () => {
  project.write('data/sources/rates.csv', table);
  project.write('data/sources/rates.yaml', source);
  const topic = 'templates/topics/harbours.md';
  project.write(topic, `${project.read(topic)}${section}`);
  const { code, stderr } = await project.call(['--topic', 'harbours', '--date', '2024-03-01']);
  expect(code, stderr).toBe(0);
  const bytes = readFileSync(project.path('out/harbours.pdf'));
  expect(verifyPdf(openBytes(bytes))).toMatchObject({ verdict: 'agrees', differences: [] });
  const { stdout } = await project.call(['read', project.path('out/harbours.pdf')]);
  const words = stdout.replace(/\s+/g, ' ');
  for (const said of [
    'The rate was [link: 5%',
    'in 2022/23',
    'value (%): not available',
    '5.3, to page 3] p;',
    '95% confidence interval 4.9 to 5.75',
    'p: provisional; r: revised.',
    'Some values are rounded for display; the exact values are in the attached data.',
    'Rate, nowhere, 2019/20 to 2022/23',
  ])
    expect(words.toLowerCase()).toContain(said.toLowerCase());
});
