import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { composeSections } from '../compose/sections.ts';
import { createProject, type TestProject } from '../testing/project.ts';

vi.mock('../compose/sections.ts', async (load) => {
  const sections = await load<typeof import('../compose/sections.ts')>();
  return { ...sections, composeSections: vi.fn(sections.composeSections) };
});

let project: TestProject;
beforeAll(() => {
  project = createProject();
});
afterAll(() => project.dispose());

it('composes a briefing once, for its fingerprint and for its page with the date', async () => {
  const run = await project.call(['--topic', 'harbours', '--format', 'html', '--date', '2024-03-01']);
  expect(run).toMatchObject({ code: 0, stdout: 'out/harbours.html\n' });
  expect(composeSections).toHaveBeenCalledTimes(1);
  expect(project.read('out/harbours.html')).toContain('1 March 2024');
});
