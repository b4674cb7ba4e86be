import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createProject, type TestProject } from '../testing/project.ts';

let project: TestProject;
beforeAll(() => {
  project = createProject('series');
});
afterAll(() => project.dispose());

const source = 'data/sources/ferries-2021.yaml';
const title = 'Trips of made-up ferries';

async function list(): Promise<string> {
  const run = await project.call(['list']);
  expect(run, run.stderr).toMatchObject({ code: 0, stderr: '' });
  expect(run.stdout).toContain(title);
  return run.stdout.replace(title, '').trim().replace(/ {2,}/g, '  ');
}

/** Each goes on from the one before. */
describe('what the list says of a topic', () => {
  test('is that it was not built, nor issued', async () => {
    expect(await list()).toBe('ferries  not issued  2022-02-01  not built yet');
  });

  test('is its edition, and that it is up to date', async () => {
    expect(await project.call(['issue', '--topic', 'ferries', '--date', '2022-03-01'])).toMatchObject({ code: 0 });
    expect(await list()).toBe('ferries  edition 1  2022-02-01  up to date');
    const [found] = JSON.parse((await project.call(['list', '--json'])).stdout);
    expect(found.briefings).toEqual([
      {
        name: 'ferries',
        of: 'en-GB',
        edition: { number: 1, date: '2022-03-01', state: 'current' },
        upToDate: true,
        reasons: [],
      },
    ]);
  });

  test('is why it is not, without a browser and without a change to what is known', async () => {
    project.edit(source, 'value: 3305\n', 'value: 3310\n');
    project.edit(source, '"3,305 trips"', '"3,310 trips"');
    const why = '1 statistic changed (southbank-trips-2021)';
    expect(await list()).toMatch(new RegExp(`^ferries  changed since edition 1  2022-02-01  .*${why.slice(0, 11)}`));
    const environment = { PUPPETEER_EXECUTABLE_PATH: '/nowhere/chrome' };
    const without = await project.call(['list'], { environment });
    expect(without).toMatchObject({ code: 0 });
    expect(without.stdout).toContain('/nowhere/chrome');
  });

  test('is that its edition was withdrawn, or that there is no file', async () => {
    const withdraw = ['issue', '--topic', 'ferries', '--withdraw', '1', '--reason', 'A landing was left out.'];
    expect(await project.call(withdraw)).toMatchObject({ code: 0 });
    const listed = await list();
    expect(listed).toContain('edition 1 withdrawn');
    expect(listed).toContain('edition 1 was withdrawn');
    project.remove('out/ferries.pdf');
    expect(await list()).toContain('not built yet');
  });
});
