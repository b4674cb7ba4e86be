import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeManyPlaces } from '../testing/many-places.mjs';
import { createProject, type TestProject } from '../testing/project.ts';

let project: TestProject;
beforeAll(() => {
  project = createProject();
  const rows = ['birchmouth', 'coldhaven'].map(
    (id) => `${id}-calls-2022,Calls the year before,700,calls,${id},2022,700,9`,
  );
  const heads = 'id,measure,value,unit,place,period,literal,paragraph';
  project.write('data/sources/made-up-yearbook-2024.csv', `${[heads, ...rows].join('\n')}\n`);
});
afterAll(() => project.dispose());

/** Writes a topic for these places, in this order. */
function writeTopic(...places: readonly string[]): void {
  const headline = places.map((id) => `  ${id}: [${id}-calls-2023, ${id}-calls-2022]`);
  project.write(
    'templates/topics/calls.md',
    `---
format: 1
title: Calls at sea
place: '{{param "place"}}'
period: '{{span "place"}}'
summary: What was reported of {{param "place"}}.
params:
  place: [${places.join(', ')}]
headline:
${headline.join('\n')}
---

\`\`\`points
text: 'The yearbook reported {{stat "headline"}} in {{param "place"}}.'
\`\`\`

## All figures

### The yearbook reported these figures

\`\`\`table
title: Figures as reported
subtitle: The yearbook
columns: [measure, place, period, value]
place: param
\`\`\`
`,
  );
}

async function build(): Promise<{ readonly built: readonly string[]; readonly upToDate: readonly string[] }> {
  const words = ['--topic', 'calls', '--format', 'html', '--date', '2024-03-01'];
  const { code, stdout, stderr } = await project.call(words);
  expect(code, stderr).toBe(0);
  const upToDate = [...stderr.matchAll(/^calls-(\w+): up to date$/gm)].map(([, place = '']) => place);
  return { built: [...stdout.matchAll(/calls-(\w+)\.html/g)].map(([, place = '']) => place), upToDate };
}

test('the briefings of other places stay up to date where one is added, moved or removed', async () => {
  writeTopic('amberwick', 'birchmouth');
  expect(await build()).toEqual({ built: ['amberwick', 'birchmouth'], upToDate: [] });
  writeTopic('amberwick', 'coldhaven', 'birchmouth');
  expect(await build()).toEqual({ built: ['coldhaven'], upToDate: ['amberwick', 'birchmouth'] });
  writeTopic('birchmouth', 'coldhaven', 'amberwick');
  expect(await build()).toEqual({ built: [], upToDate: ['birchmouth', 'coldhaven', 'amberwick'] });
  writeTopic('coldhaven', 'amberwick');
  expect(await build()).toEqual({ built: [], upToDate: ['coldhaven', 'amberwick'] });
});

test('a project of three files builds, without places and units', async () => {
  for (const folder of ['data', 'templates/topics']) project.remove(folder);
  project.write('data/publication.yaml', 'format: 1\nname: Desk\nseries: Reports\nlocale: en-GB\n');
  project.write(
    'data/sources/report.yaml',
    `format: 1
title: A report
publisher: The Paper
published: 2024-01-10
kind: Report
channel: media
language: en
primary: false
next: none
`,
  );
  project.write(
    'templates/topics/report.md',
    `---
format: 1
title: The report
place: Town
period: The year
summary: What was reported.
---

- The paper reported on the town.

## What the report says

The report describes the town {{cite "report"}}.
`,
  );
  const { code, stdout, stderr } = await project.call(['--topic', 'report', '--format', 'html']);
  expect({ code, stdout }, stderr).toEqual({ code: 0, stdout: 'out/report.html\n' });
});

test('a place that lacks what the topic names fails alone, and a fault of the topic fails them all', async () => {
  for (const folder of ['data', 'templates/topics', 'out']) project.remove(folder);
  writeManyPlaces(project.root, 4);
  const table = project.read('data/sources/labour.csv');
  project.write('data/sources/labour.csv', table.replace(/^(.*,Birchbay,\d+),.*$/gm, '$1,'));
  const all = ['--all', '--format', 'html'];
  const one = await project.call(all);
  const built = ['ashbay', 'coldbay', 'dunbay'].map((id) => `out/labour-${id}.html\n`);
  expect(one, one.stderr).toMatchObject({ code: 3, stdout: `${built.join('')}out/index.html\n` });
  expect(one.stderr.match(/^error: .* was not built/gm)).toEqual(['error: labour-birchbay was not built']);
  const { findings } = JSON.parse((await project.call(['check', '--json'])).stdout);
  expect(findings).toContainEqual(expect.objectContaining({ severity: 'error', briefings: ['labour-birchbay'] }));
  project.write('data/sources/labour.csv', table);
  project.edit('templates/topics/labour.md', '- That is the', '- About 300 more. That is the');
  const every = await project.call(all);
  expect(every).toMatchObject({ code: 3, stdout: '' });
  expect(every.stderr.match(/^error: .* was not built/gm)).toHaveLength(4);
});
