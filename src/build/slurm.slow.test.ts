import { chmodSync, readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { removeFolder, temporaryFolder } from '../testing/browser.ts';
import { writeManyPlaces } from '../testing/many-places.mjs';
import { createProject, filesBelow, type TestProject } from '../testing/project.ts';
import { hasSlurm, type Slurm, startSlurm } from '../testing/slurm.ts';

const parts = 4;
const folder = temporaryFolder();
let project: TestProject;
let slurm: Slurm | undefined;
beforeAll(async () => {
  project = createProject();
  for (const part of ['data', 'templates/topics']) project.remove(part);
  writeManyPlaces(project.root, 40);
  if (!hasSlurm) return;
  // munged refuses a socket in a folder that others cannot enter.
  chmodSync(folder, 0o755);
  slurm = await startSlurm(folder);
});
afterAll(() => {
  slurm?.stop();
  project.dispose();
  removeFolder(folder);
});

/** The script of the documentation, in parts of this test, with the program of the checkout in place of npm's. */
function documentedScript(): string {
  const text = readFileSync(`${import.meta.dirname}/README.md`, 'utf8');
  const [, script = ''] = /```sh\n(#!\/bin\/sh\n#SBATCH[\s\S]*?)```/.exec(text) ?? [];
  const asked = script
    .replaceAll('16', String(parts))
    .replace('--cpus-per-task=2', '--cpus-per-task=1')
    .replace('npm run -s brief --', `"${process.execPath}" "${project.program}"`);
  return `${asked.trimEnd()} --date 2024-08-01 --timeout 300\n`;
}

it.runIf(hasSlurm)('an array of Slurm builds each briefing once, a killed task when it is repeated', async () => {
  const command = slurm?.command ?? (() => '');
  project.write('array.sh', documentedScript());
  const place = ['--chdir', project.root, '--output', `${folder}/task-%a.txt`, '--error', `${folder}/task-%a.err`];
  const submit = (...words: readonly string[]) =>
    command('sbatch', '--parsable', ...place, ...words, project.path('array.sh'));
  const job = submit().trim();
  const running = (): string =>
    command('squeue', '--noheader', '--array', '--states=R', '--format=%K', `--jobs=${job}`);
  while (!running().split('\n').includes('2')) await setTimeout(100);
  command('scancel', '--signal=KILL', '--full', `${job}_2`);
  while (command('squeue', '--noheader', `--jobs=${job}`).trim() !== '') await setTimeout(200);
  const written = (): readonly (readonly string[])[] =>
    Array.from({ length: parts }, (_, index) =>
      readFileSync(`${folder}/task-${index + 1}.txt`, 'utf8')
        .split('\n')
        .filter(Boolean),
    );
  expect(written()[1]?.length).toBeLessThan(10);
  submit('--array=2', '--wait');
  const briefings = (files: readonly string[]) => files.filter((name) => /labour-.*\.pdf$/.test(name));
  const built = written().map(briefings);
  expect(built.map(({ length }) => length)).toEqual([10, expect.any(Number), 10, 10]);
  expect(new Set(built.flat()).size).toBe(built.flat().length);
  expect(briefings(filesBelow(project.path('out')))).toHaveLength(40);
  const again = await project.run(['--all', '--date', '2024-08-01']);
  expect(again.stderr.match(/^labour-.*: up to date$/gm), again.stderr).toHaveLength(40);
});
