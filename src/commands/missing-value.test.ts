import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { createProject, type TestProject } from '../testing/project.ts';

let project: TestProject;
beforeAll(() => {
  project = createProject('series');
});
afterAll(() => project.dispose());

const source = 'data/sources/ferries-2021.yaml';
const topic = 'templates/topics/ferries.md';
const blank = `  - id: southbank-crew-2021
    measure: Crew on duty
    missing: suppressed
    unit: trips
    place: southbank
    period: 2021
    literal: "[c]"
    paragraph: 9
`;

async function page(): Promise<string> {
  const built = await project.call(['--topic', 'ferries', '--format', 'html', '--date', '2022-03-01']);
  expect(built, built.stderr).toMatchObject({ code: 0 });
  return project
    .read('out/ferries.html')
    .replace(/<(style|title)\b[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/(&nbsp;|\s)+/g, ' ');
}

function print(): void {
  project.edit(
    topic,
    'columns: [measure, place, period, value, source]',
    'columns: [measure, place, period, value, source]\n```\n\n```table\ntitle: Crew\nsubtitle: Crew\nstatistics: [southbank-crew-2021]',
  );
  project.edit(
    topic,
    '- By our calculation',
    '- Its crew is {{stat "southbank-crew-2021"}}. [Trips](#trips)\n- By our calculation',
  );
  project.edit(
    topic,
    '- statistic: latest:southbank-trips-2018\n',
    '- statistic: southbank-crew-2021\n- statistic: latest:southbank-trips-2018\n',
  );
}

describe('a value of a text that its source does not give', () => {
  it.each([
    ['in YAML', () => project.write(source, `${project.read(source)}${blank}`)],
    [
      'in the row of a CSV',
      () =>
        project.write(
          'data/sources/ferries-2021.csv',
          'id,measure,value,missing,unit,place,period,literal,paragraph\nsouthbank-crew-2021,Crew on duty,,suppressed,trips,southbank,2021,[c],9\n',
        ),
    ],
  ])('%s is said in words in prose, in a tile and in a table', async (_, write) => {
    project.reset();
    write();
    print();
    expect((await project.call(['check'])).stdout).toBe('');
    const words = await page();
    expect(words).toMatch(/Its crew is suppressed\. .{0,60}\[1\]/);
    expect(words).toMatch(/Crew on duty suppressed \[1\] Southbank, 2021; reported by Made-up Ferry Office\./);
    expect(words).toMatch(/Crew on duty Southbank 2021 suppressed [^.]*\[1\]/);
    const listed = await project.call(['list', 'statistics', '--json']);
    expect(JSON.parse(listed.stdout)).toContainEqual(
      expect.objectContaining({ id: 'southbank-crew-2021', value: null, missing: 'suppressed', literal: '[c]' }),
    );
    const explained = await project.call(['explain', 'southbank-crew-2021']);
    expect(explained.stderr).toContain('“[c]” stands in paragraph 9');
  });

  it.each([
    ['a value too', 'missing: suppressed', 'missing: suppressed\n    value: 3', 'and not both'],
    [
      'an unknown reason',
      'missing: suppressed',
      'missing: secret',
      '"missing" must be one of not-available, suppressed',
    ],
    ['neither', 'missing: suppressed', 'recorded: true', '"value" is missing'],
    ['no literal', '    literal: "[c]"\n', '', '"literal" is missing'],
    ['the id of another', 'id: southbank-crew-2021', 'id: southbank-trips-2021', 'duplicate statistic id'],
  ])('with %s is told', async (_, old, replacement, told) => {
    project.reset();
    project.write(source, `${project.read(source)}${blank.replace(old, replacement)}`);
    const found = (await project.call(['check'])).stdout.trim().split('\n');
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(told);
  });

  it('has no change and no rank', async () => {
    project.reset();
    project.write(source, `${project.read(source)}${blank}`);
    project.edit(
      topic,
      '- By our calculation',
      '- It {{change "southbank-crew-2021"}}. [Trips](#trips)\n- By our calculation',
    );
    expect((await project.call(['check'])).stdout).toContain('has no value: its source marks it as suppressed');
  });
});

test('the newest of a series whose only value is withheld is told with its mark', async () => {
  project.reset();
  const table = 'data/sources/crew.yaml';
  project.write(
    table,
    `${project.read(source).split('statistics:')[0]}tables:
  - columns: { Year: period }
    heads-say: [measure]
    place: southbank
    signs: { c: suppressed }
    measures: [{ id: crew, heads: [Crew], measure: Crew on duty, unit: trips }]
`,
  );
  project.write('data/sources/crew.csv', 'Year,Crew\n2021,c\n');
  project.edit(
    topic,
    '- By our calculation',
    '- It is {{stat "latest:crew-southbank"}}. [Trips](#trips)\n- By our calculation',
  );
  expect((await project.call(['check'])).stdout).toMatch(
    /ferries\.md:\d+:\d+: error: "latest:crew-southbank": every value of the series of "crew-southbank" is marked as missing, the newest, of 2021, as suppressed; take it out, or name the id/,
  );
});

describe('what a source says of a value', () => {
  it.each([
    ['stands behind it in prose', 'status: provisional', '3,305 trips (provisional)'],
    ['stands behind it with others', 'status: estimated', '3,305 trips (estimated)'],
  ])('%s', async (_, status, said) => {
    project.reset();
    project.edit(source, 'literal: "3,305 trips"', `${status}\n    literal: "3,305 trips"`);
    expect(await page()).toContain(said);
  });

  it('stands there once where the sentence says it', async () => {
    project.reset();
    project.edit(source, 'literal: "3,305 trips"', 'status: provisional\n    literal: "3,305 trips"');
    project.edit(topic, '- Southbank recorded', '- By a provisional count Southbank recorded');
    expect(await page()).not.toContain('(provisional)');
  });
});
