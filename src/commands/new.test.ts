import { afterAll, describe, expect, it } from 'vitest';
import { loadProject } from '../check/project.ts';
import { loadData } from '../data/load.ts';
import type { Files } from '../project/files.ts';
import { filesAt } from '../testing/files.ts';
import { inPart } from '../testing/in-part.ts';
import { createProject } from '../testing/project.ts';
import { projectRoot } from '../testing/small-data.ts';
import { starterTopic } from '../topic/starter.ts';

const shipped = filesAt(projectRoot);
const project = createProject();
afterAll(project.dispose);

/** The checkout with one file more. */
function withFile(name: string, text: string): Files {
  return {
    ...shipped,
    read: (file) => (file === name ? text : shipped.read(file)),
    exists: (file) => file === name || shipped.exists(file),
    list: (folder) =>
      name.startsWith(`${folder}/`)
        ? [...shipped.list(folder), name.slice(folder.length + 1)].sort()
        : shipped.list(folder),
  };
}

describe('a new topic', () => {
  it.each(inPart(['river-police', 'one-window-2024', 'x'], 3))('%s passes check at once', (id) => {
    const file = `templates/topics/${id}.md`;
    const text = starterTopic(id, loadData(shipped)) ?? '';
    const { findings, topics } = loadProject(withFile(file, text), [{ name: id, topic: id }], '2024-08-01');
    expect(topics.map((topic) => topic.id)).toEqual([id]);
    expect(findings.filter((finding) => finding.file === file)).toEqual([]);
  });

  it('builds at once', async () => {
    const made = await project.call(['new', 'topic', 'river-police']);
    expect(made).toMatchObject({ code: 0, stdout: 'templates/topics/river-police.md\n' });
    const built = await project.call(['--topic', 'river-police', '--format', 'html', '--date', '2024-08-01']);
    expect(built.stdout, built.stderr).toBe('out/river-police.html\n');
    expect(project.read('out/river-police.html')).toContain('River police');
  });
});

const towns = ['Fernby', 'Holm', 'Norbridge', 'Eastholt', 'Wexcombe'];
const manyPlaces = (values: readonly number[]): string =>
  `"Jobs by town, thousands"\nTown,2021,2022\n${values.map((value, index) => `${towns[index]},${value - 1},${value}\n`).join('')}`;

describe('a new topic of a table file', () => {
  it.each([
    ['of places, the highest first', manyPlaces([12.5, 3.4, 8.1, 20.2, 1.5]), ['kind: bars', 'places:jobs of town']],
    ['of places with a value below zero', manyPlaces([12.5, -3.4, 8.1]), ['- places:jobs of town']],
    [
      'of a series',
      'Year,Town,Jobs\n2019,Saltmere,5\n2020,Saltmere,6\n2021,Saltmere,7\n2022,Saltmere,8\n',
      ['kind: columns', 'year-before:jobs-saltmere'],
    ],
    [
      'of a series by week',
      'Week,Town,Jobs\n2022-W01,Saltmere,5\n2022-W02,Saltmere,6\n2022-W03,Saltmere,6\n2022-W04,Saltmere,7\n',
      ['- series:jobs-saltmere last 6'],
    ],
    ['of one value', 'Year,Town,Jobs\n2022,Saltmere,8\n', ['- latest:jobs-saltmere']],
    ['of measures', 'Year,Town,Jobs,Shops\n2021,Saltmere,7,2\n2022,Saltmere,8,3\n', ['latest:shops-saltmere']],
  ])('%s passes check and builds', async (_, table, said) => {
    project.reset();
    project.write('data/sources/jobs.csv', table);
    await project.call(['new', 'source', 'data/sources/jobs.csv']);
    const described = project.read('data/sources/jobs.yaml');
    const made = '    new-places: { level: town, language: en }\n    measures:';
    project.write('data/sources/jobs.yaml', described.replace(/^ {4}measures:/m, made));
    expect(await project.call(['new', 'topic', 'work', '--source', 'jobs'])).toMatchObject({ code: 0 });
    const text = project.read('templates/topics/work.md');
    for (const words of said) expect(text).toContain(words);
    expect((await project.call(['check', 'work'])).stdout).toBe('');
    const built = await project.call(['--topic', 'work', '--format', 'html', '--date', '2026-08-01']);
    expect(built, built.stderr).toMatchObject({ code: 0 });
  });

  it('is of a source that is there, and alone', async () => {
    const unknown = await project.call(['new', 'topic', 'other', '--source', 'job']);
    expect(unknown).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('unknown source "job"; did you mean "jobs"?'),
    });
    const two = await project.call(['new', 'topic', 'other', '--source', 'jobs', '--source', 'jobs']);
    expect(two).toMatchObject({ code: 2, stderr: expect.stringContaining('new topic takes one --source') });
    const theme = await project.call(['new', 'theme', 'other', '--source', 'jobs']);
    expect(theme).toMatchObject({ code: 2, stderr: expect.stringContaining('new theme takes no --source') });
  });
});
