import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createProject, finish, type TestProject, withoutNpm } from '../testing/project.ts';

const build = ['--topic', 'harbours', '--date', '2024-03-01', '--force'];
let project: TestProject;
let first: Buffer;
const built = (): Buffer => readFileSync(project.path('out/harbours.pdf'));
beforeAll(async () => {
  project = createProject();
  expect(await project.run(build)).toMatchObject({ code: 0 });
  first = built();
});
afterAll(() => project.dispose());

it.each([
  ['the first of January 1970', { CLOCK: '3600000' }],
  ['the last second that 32 bits count', { CLOCK: '2147483647000' }],
  ['Nepal, a quarter of an hour off', { TZ: 'Asia/Kathmandu' }],
  ['a language with an i of its own', { LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }],
  ['no language at all', { LANG: '', LC_ALL: 'C' }],
])('the bytes are the same in %s', async (_, environment) => {
  const clock =
    'const R=Date,o=Number(process.env.CLOCK)-R.now();globalThis.Date=class extends R{constructor(...a){a.length?super(...a):super(R.now()+o)}static now(){return R.now()+o}}';
  project.write('clock.cjs', clock);
  const options = 'CLOCK' in environment ? { NODE_OPTIONS: `--require ${project.path('clock.cjs')}` } : {};
  project.remove('out/harbours.pdf');
  const run = await project.run(build, { environment: { ...environment, ...options } });
  expect(run.code, run.stderr).toBe(0);
  expect(built().equals(first)).toBe(true);
});

const alone = ['-rn', process.execPath];
it.runIf(spawnSync('unshare', [...alone, '--version']).status === 0)('and without any network', async () => {
  project.remove('out/harbours.pdf');
  const run = await finish(
    spawn('unshare', [...alone, project.program, ...build], { cwd: project.root, env: withoutNpm(process.env) }),
  );
  expect(run.code, run.stderr).toBe(0);
  expect(built().equals(first)).toBe(true);
});
