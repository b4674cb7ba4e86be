import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot, removeFolder, temporaryFolder } from './testing/browser.ts';
import { createHardProject } from './testing/hard-pages.ts';
import { type CliResult, finish, type TestProject, withoutNpm } from './testing/project.ts';

/** The npm packages that hold nothing but Node's own program, so that no install script has to run. */
const program = `node-${process.platform}-${process.arch}`;
const names = ['chinese-words', 'many-values'];

/** Leaves the tests out where npm reaches no registry, except in CI, where a test left out is a test that failed. */
const offline = process.env.CI === undefined && spawnSync('npm', ['view', program, 'name']).status !== 0;

const folder = temporaryFolder();
let project: TestProject;
let own: readonly string[];
beforeAll(async () => {
  project = createHardProject(names);
  own = await build(process.execPath);
});
afterAll(() => {
  project.dispose();
  removeFolder(folder);
});

function install(version: string): string {
  const prefix = join(folder, version);
  const flags = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', prefix];
  const { status, stderr } = spawnSync('npm', ['install', ...flags, `${program}@${version}`], { encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  return join(prefix, 'node_modules', program, 'bin', 'node');
}

async function run(node: string, words: readonly string[]): Promise<CliResult> {
  const env = withoutNpm(process.env);
  return finish(
    spawn(node, [join(projectRoot, 'src', 'start', 'run.mjs'), ...words], { cwd: project.root, env, stdio: 'pipe' }),
  );
}

/** The SHA-256 of each PDF that this Node builds. */
async function build(node: string): Promise<readonly string[]> {
  const result = await run(node, ['--all', '--force', '--date', '2024-03-01']);
  expect(result, result.stderr).toMatchObject({ code: 0, stdout: names.map((name) => `out/${name}.pdf\n`).join('') });
  expect(result.stderr).not.toMatch(/warning/i);
  return names.map((name) => {
    const file = `out/${name}.pdf`;
    const hash = createHash('sha256')
      .update(readFileSync(project.path(file)))
      .digest('hex');
    // So that the next Node cannot be credited with this one's file.
    project.remove(file);
    return hash;
  });
}

describe.skipIf(offline)('another Node (needs a registry for npm)', () => {
  it.each(['20.19.0', '22.23.3', '24.21.0'])(
    '%s builds the same bytes',
    async (version) => {
      const node = install(version);
      expect((await run(node, ['--version'])).code).toBe(0);
      expect((await finish(spawn(node, ['--version'], { stdio: 'pipe' }))).stdout).toBe(`v${version}\n`);
      expect(await build(node)).toEqual(own);
    },
    180_000,
  );
});
