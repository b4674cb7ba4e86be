import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createProject, type TestProject } from '../../testing/project.ts';

let project: TestProject;
beforeAll(() => {
  project = createProject('districts');
});
beforeEach(() => project.reset());
afterAll(() => project.dispose());

const table = 'data/sources/labour.csv';

/** The case with the newest values of districts suppressed. */
function suppress(...places: readonly string[]): void {
  const text = places.reduce(
    (rows, place) => rows.replace(new RegExp(`^(Feb 2024,${place}),.*$`, 'm'), '$1,c,c'),
    project.read(table),
  );
  project.write(table, text);
}

function writeTopic(...statistics: readonly string[]): void {
  project.remove('templates/topics/district.md');
  project.write(
    'templates/topics/south.md',
    `---
format: 1
title: The south
place: Southern Region
period: '{{period "latest:unemployed-south"}}'
summary: People unemployed in the south of the country.
---

- {{stat "latest:unemployed-south"}} were unemployed. [All](#all)

## All

### People unemployed in the districts

\`\`\`table
title: People unemployed
subtitle: People unemployed, Southern Region and its districts
statistics: [${statistics.join(', ')}]
columns: [place, period, value, source]
\`\`\`
`,
  );
}

async function findings(): Promise<readonly string[]> {
  const { stdout } = await project.call(['check']);
  return stdout.split('\n').filter((line) => line.endsWith('[exposed]') || line.endsWith('[formula]'));
}

const parts = ['latest:unemployed-juniper-bay', 'latest:unemployed-kingsmarsh', 'latest:unemployed-larkfield'];

describe('a total beside all of its parts but one', () => {
  it('is a warning where that one is suppressed', async () => {
    suppress('Inchley');
    writeTopic('latest:unemployed-south', ...parts);
    expect(await findings()).toEqual([
      expect.stringMatching(
        /south\.md:5:19: warning: .*unemployed-south-2024-02.*all of its parts but unemployed-inchley-2024-02, which is suppressed/,
      ),
    ]);
  });

  it.each([
    ['two are suppressed', ['Inchley', 'Larkfield'], parts.slice(0, 2)],
    ['none is', [], parts],
    ['not all others are printed', ['Inchley'], parts.slice(0, 2)],
  ])('is nothing where %s', async (_, places, printed) => {
    suppress(...places);
    writeTopic('latest:unemployed-south', ...printed);
    expect(await findings()).toEqual([]);
  });
});

describe('a formula for each place', () => {
  it('gives no shares of a total of which one part is suppressed, and says of how many', async () => {
    suppress('Inchley');
    const formula = `  - id: share
    measure: Share of the unemployed of the region
    formula: share-of-total(latest:unemployed, latest:unemployed-south)
    place: each
`;
    project.write('data/calculated.yaml', `${project.read('data/calculated.yaml')}${formula}`);
    expect(await findings()).toEqual([
      expect.stringMatching(
        /calculated\.yaml:\d+:14: warning: 3 of 4 results are left out; the first, share-juniper-bay: .*unemployed-inchley-2024-02 is the only part/,
      ),
    ]);
    const { stdout } = await project.call(['list', 'statistics']);
    expect(stdout).not.toContain('share-juniper-bay');
  });
});
