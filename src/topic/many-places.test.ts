import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inPart, whole } from '../testing/in-part.ts';
import { createProject, type TestProject } from '../testing/project.ts';

let project: TestProject;
beforeAll(() => {
  project = createProject('districts');
});
afterAll(() => project.dispose());

const topic = 'templates/topics/district.md';
const table = 'data/sources/labour.csv';

async function build(place: string): Promise<string> {
  const words = ['--topic', 'district', '--param', `place=${place}`, '--format', 'html', '--date', '2024-04-01'];
  const { code, stderr } = await project.call(words);
  expect(code, stderr).toBe(0);
  return project
    .read(`out/district-${place.toLowerCase().replaceAll(' ', '-')}.html`)
    .replace(/<(style|title)\b[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&nbsp;|\s+/g, ' ');
}

async function findings(): Promise<string> {
  return (await project.call(['check'])).stdout;
}

describe('a topic for all districts of a table', () => {
  beforeAll(() => project.reset());

  it('has nothing wrong with it', async () => {
    expect(await findings()).toBe('');
  });

  it('is a briefing for each, known by id and by name', async () => {
    const { stdout } = await project.call(['list', '--json']);
    expect(JSON.parse(stdout)[0].briefings).toHaveLength(12);
    const unknown = await project.call(['--topic', 'district', '--param', 'place=greyporth']);
    expect(unknown).toMatchObject({ code: 2, stderr: expect.stringMatching(/did you mean "greyport"/) });
  });

  it.runIf(whole)('is up to date after a build, whichever others were built with it', async () => {
    const all = ['--topic', 'district', '--format', 'html', '--date', '2024-04-01'];
    await build('Juniper Bay');
    await project.call(all);
    const { stderr } = await project.call(all);
    expect(stderr.match(/up to date/g)).toHaveLength(12);
    await project.call([...all, '--param', 'place=Juniper Bay', '--force']);
    expect((await project.call(all)).stderr.match(/up to date/g)).toHaveLength(12);
  });

  it.each([
    ['Greyport', ['6.3%', 'sixth highest of 12', 'rose by 13.7%', 'Norland: 6.1%', 'against 5.5%', '4,871']],
    ['Ashford Vale', ['3.7%', 'lowest of 12', 'Norland: 6.1%']],
  ])('says of %s what is its own, beside the country', async (place, said) => {
    const words = await build(place);
    for (const one of said) expect(words).toContain(one);
    expect(words).toContain('our calculation');
  });
});

const compared = [
  ['region', 'Middle Region: 6.5%'],
  ['hollowell', 'Hollowell: 8.0%'],
] as const;
it.each(inPart(compared, 2))('compares with %s', async (whom, said) => {
  project.reset();
  project.edit(topic, 'compare-with: country', `compare-with: ${whom}`);
  expect(await findings()).toBe('');
  expect(await build('Greyport')).toContain(said);
});

it.runIf(whole)(
  'knows a period of the place by its measure, and a point for each measure of the headline',
  async () => {
    project.reset();
    const text = project.read(topic);
    const start = text.indexOf('- The unemployment rate is');
    const points = `\`\`\`points
text: '{{measure "headline"}}: {{stat "headline"}}, {{stat "unemployment-rate@2023-03"}} then. [The year](#the-year)'
\`\`\`
`;
    project.write(topic, `${text.slice(0, start)}${points}${text.slice(text.indexOf('\n```tiles'))}`);
    const words = await build('Greyport');
    expect(words).toMatch(/People unemployed: 5,164 people .*5\.5% .*then/);
  },
);

it.runIf(whole)('has no column of the country in a table of all districts', async () => {
  project.reset();
  const table = `
\`\`\`table
title: The order of the districts
subtitle: Unemployment rate by district
statistics: [places:unemployment-rate]
columns: [place, value]
\`\`\`
`;
  project.write(topic, `${project.read(topic)}${table}`);
  const words = await build('Greyport');
  expect(words).toMatch(/The order of the districts .* Place Value \(%\) Hollowell 8\.0 Coldwater 7\.4/);
});

it.runIf(whole)('shows a place with those above it and below', async () => {
  project.reset();
  project.edit(topic, '[places:unemployment-rate]', "['places:unemployment-rate near 2']");
  const words = await build('Greyport');
  expect(words).toContain('Elmstead Larkfield Greyport Birchmoor Inchley');
  expect(words).not.toContain('Hollowell');
});

it('tells a fault in a text once, where it stands in the file', async () => {
  project.reset();
  project.edit(topic, 'in a year. [The year]', 'in a year, {{stat "no-such"}}, or 7. [The year]');
  const line = project
    .read(topic)
    .split('\n')
    .findIndex((one) => one.includes('no-such'));
  const column = (project.read(topic).split('\n')[line] ?? '').indexOf('no-such');
  const found = (await findings()).trim().split('\n');
  expect(found).toEqual([
    expect.stringContaining(`${topic}:${line + 1}:${column + 1}: error: unknown statistic "no-such"`),
    expect.stringContaining(`${topic}:${line + 1}:${column + 16}: error: "7" is not bound`),
  ]);
});

it.each([
  ['12 months', /^$/],
  ['13 months', /"13" in the measure .* \[bare-number\]/],
])('a formula of the last 12 may say that it is of %s', async (months, found) => {
  project.reset();
  project.edit('data/calculated.yaml', 'moving average of a year', `moving average of ${months}`);
  expect(await findings()).toMatch(found);
});

describe('a place of which a value is missing', () => {
  beforeAll(() => {
    project.reset();
    const text = project.read(table);
    project.write(
      table,
      text.replace(/^(Feb 2024,Inchley),.*$/m, '$1,c,c').replace(/^(Feb 2023,Elmstead),.*$/m, '$1,..,..'),
    );
  });

  it('has no briefing where too little is left for page 1', async () => {
    expect(await findings()).toMatch(/warning: no briefing of inchley: .* \[no-value\]/);
    const { stdout } = await project.call(['list', '--json']);
    expect(JSON.parse(stdout)[0].briefings).toHaveLength(11);
  });

  it('has one without what names it, which check says once', async () => {
    const said = await findings();
    expect(said).toMatch(/1 of 11 places have no such value of "unemployment-rate".*: elmstead; the first: .*2023-02/);
    expect(said.split('\n').filter((line) => line.includes('"unemployment-rate"'))).toHaveLength(1);
    expect(said).toMatch(/no such value of "unemployed-change".*: elmstead; the first: .*has no result for 2024-02/);
    const words = await build('elmstead');
    expect(words).not.toContain('against');
    expect(words).not.toContain('Change in people unemployed');
    expect(words).toContain('one place has no value');
  });

  it.runIf(whole)(
    'has no empty paragraph, which would part a heading from its figure, and no note beside one',
    async () => {
      const block = (name: string, text: string): string => `\n\`\`\`${name}\n${text}\n\`\`\`\n`;
      const note = block('margin', 'text: As the office says.');
      const table = block('table', 'title: Jobless\nsubtitle: Jobless\nstatistics: [latest:unemployed]');
      const lacking = 'It {{change "latest:unemployed-change"}}.\n';
      const before = project.read(topic);
      project.write(
        topic,
        `${before}\n## More\n\n### Only a table\n\n${lacking}${note}${table}\n### Nothing at all\n\n${lacking}`,
      );
      await build('elmstead');
      const page = project.read('out/district-elmstead.html');
      const [, after = ''] = page.split('>Only a table</h3>');
      expect(after.trimStart().slice(0, 80)).toMatch(/^<(figure|div) class="(figure|table)/);
      expect(page.includes('As the office says')).toBe(false);
      expect(page.includes('Nothing at all')).toBe(false);
      project.write(topic, before);
    },
  );

  it('leaves out a claim whose only table is empty there, with its prose, which names that table, and its note', async () => {
    const before = project.read(topic);
    const block = (name: string, text: string): string => `\n\`\`\`${name}\n${text}\n\`\`\`\n`;
    const note = block('margin', 'text: As the office says.');
    const table = block(
      'table',
      'id: changes\ntitle: Change\nsubtitle: Change\nstatistics: [latest:unemployed-change]',
    );
    project.write(topic, `${before}\n## More\n\n### What changed\n\nSee {{figure "changes"}}.\n${note}${table}`);
    expect(await findings()).not.toContain('unknown-id');
    await build('elmstead');
    const page = project.read('out/district-elmstead.html');
    expect(page.includes('As the office says') || page.includes('What changed</h3>')).toBe(false);
    await build('Greyport');
    const other = project.read('out/district-greyport.html');
    expect(other.includes('As the office says') && other.includes('What changed</h3>')).toBe(true);
    project.write(topic, before);
  });
});

describe('a topic for many places that asks for what is not there', () => {
  beforeAll(() => project.reset());

  it.each([
    ['level: district', 'level: county', /no place is a county; levels of the places: country, region, district/],
    ['level: district', 'level: shire', /must be one of world/],
    ['level: district', 'source: labor', /no table file of a source "labor" has such places; did you mean "labour"/],
    ['compare-with: country', 'compare-with: norlnd', /unknown place "norlnd"; did you mean "norland"/],
    [
      '[unemployment-rate, ',
      '[unemployment-rat, ',
      /unknown measure "unemployment-rat"; did you mean "unemployment-rate"/,
    ],
    [
      'That is the {{rank "latest:unemployment-rank"}}',
      'It is {{rank "latest:unemployed"}}',
      /needs a statistic that data\/calculated\.yaml calculates with rank/,
    ],
  ])('%s becomes %s', async (from, to, message) => {
    project.reset();
    project.write(topic, project.read(topic).replace(from, to));
    expect(await findings()).toMatch(message);
  });

  it.each([
    ['{ source: labour, level: district }', 12],
    ['{ level: district, within: north }', 4],
    ['{ source: labour }', 16],
    ['[greyport, elmstead]', 2],
  ])('%s is %d places', async (place, count) => {
    project.reset();
    project.edit(topic, '{ level: district }', place);
    const { stdout } = await project.call(['list', '--json']);
    expect(JSON.parse(stdout)[0].briefings).toHaveLength(count);
  });
});
