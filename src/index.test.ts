import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BriefError, openProject, type Project } from './index.ts';
import { createProject, type TestProject } from './testing/project.ts';

let own: TestProject;
let project: Project;
beforeAll(() => {
  own = createProject();
  project = openProject(own.root);
});
afterAll(() => own.dispose());

const failure = (kind: string) => expect.objectContaining({ name: 'BriefError', failure: kind });

describe('a project, opened by a program', () => {
  it('is checked: each finding is an object with its place', async () => {
    expect(await project.check()).toMatchObject({ errors: 0 });
    own.edit('templates/topics/harbours.md', 'title: Calls at', 'titel: Calls at');
    const { findings, errors } = await project.check({ topics: ['harbours'] });
    own.reset();
    expect(errors).toBeGreaterThan(0);
    expect(findings[0]).toMatchObject({
      file: 'templates/topics/harbours.md',
      line: expect.any(Number),
      severity: 'error',
    });
  });

  it('is built into files, each result told as it comes', async () => {
    const told: unknown[] = [];
    const results = await project.build({
      topics: ['harbours'],
      formats: ['html'],
      date: '2024-03-01',
      onResult: (result) => told.push(result),
    });
    const files = [{ file: join(own.root, 'out', 'harbours.html'), sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }];
    expect(results).toEqual([expect.objectContaining({ outcome: 'built', briefing: 'harbours', files })]);
    expect(told).toEqual(results);
    expect(own.read('out/harbours.html')).toContain('Calls at made-up harbours');
  });

  it('tells of a briefing that failed, and throws what concerns all of them', async () => {
    own.edit('templates/topics/harbours.md', 'title: Calls at', 'titel: Calls at');
    const [result] = await project.build({ topics: ['harbours'], formats: ['html'] });
    own.reset();
    expect(result).toMatchObject({ outcome: 'failed', briefing: 'harbours', error: failure('data') });
    await expect(project.build({})).rejects.toEqual(failure('usage'));
    await expect(project.build({ topics: ['harbors'] })).rejects.toThrow('did you mean "harbours"');
  });

  it('takes no date that does not exist', async () => {
    const said = expect.objectContaining({ failure: 'usage', message: expect.stringContaining('not "2024-02-30"') });
    await expect(project.check({ date: '2024-02-30' })).rejects.toEqual(said);
    await expect(project.build({ topics: ['harbours'], date: '2024-02-30' })).rejects.toEqual(said);
  });

  it('lists and explains what it has, in data that JSON can write', async () => {
    const [statistic] = await project.listStatistics();
    const explained = await project.explain(statistic?.id ?? '');
    const all = [explained, await project.listTopics(), await project.listSources(), await project.listThemes()];
    const { id, value, unit, place, period } = statistic ?? {};
    expect(explained).toMatchObject({ id, value, unit, place, period, file: expect.stringMatching(/^data\//) });
    expect(statistic).toMatchObject({ cell: null, missing: null, scale: 1, status: [] });
    expect(JSON.parse(JSON.stringify(all))).toEqual(all);
    expect(all[1]).toContainEqual(expect.objectContaining({ id: 'harbours' }));
    await expect(project.explain('none')).rejects.toBeInstanceOf(BriefError);
  });
});

it('a folder that is none is refused', () => {
  expect(() => openProject(join(own.root, 'data'))).toThrow(failure('usage'));
});
