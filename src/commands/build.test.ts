import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createProject, type TestProject } from '../testing/project.ts';

let project: TestProject;
beforeAll(() => {
  project = createProject();
});
beforeEach(() => project.reset());
afterAll(() => project.dispose());

const build = (...words: readonly string[]) =>
  project.run(['--all', '--format', 'html', '--date', '2026-11-22', ...words]);

describe('building again', () => {
  test('what did not change is up to date, and nothing is written', async () => {
    const first = await build();
    expect(first).toMatchObject({ code: 0 });
    const paths = first.stdout.trim().split('\n');
    const before = paths.map((file) => project.read(file));
    const second = await build();
    expect(second).toMatchObject({ code: 0, stdout: '' });
    expect(second.stderr.trim().split('\n')).toHaveLength(paths.length);
    expect(second.stderr).toMatch(/^.*: up to date\n/);
    expect(paths.map((file) => project.read(file))).toEqual(before);
  });

  test('an output that is gone or was edited is built again, and says so', async () => {
    const [file = ''] = (await build()).stdout.trim().split('\n');
    const made = project.read(file);
    project.write(file, 'edited by hand');
    const again = await build();
    expect(again.stdout.trim()).toBe(file);
    expect(again.stderr).toContain('its file is gone, or not as it was written');
    expect(project.read(file)).toBe(made);
  });

  test('--force builds everything', async () => {
    const first = await build();
    expect((await build('--force')).stdout).toBe(first.stdout);
  });

  test('another look is built, and the usual one again after it', async () => {
    const first = await build();
    const large = await build('--large-print');
    expect(large.stdout).toBe(first.stdout);
    expect(large.stderr).toContain('the options changed');
    expect((await build()).stdout).toBe(first.stdout);
  });

  test('without the state everything is built', async () => {
    const first = await build();
    project.remove('.briefpress/state');
    expect((await build()).stdout).toBe(first.stdout);
  });
});
