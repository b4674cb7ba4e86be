import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot, removeFolder, temporaryFolder } from './testing/browser.ts';
import { createHardProject } from './testing/hard-pages.ts';
import { installNode, isWithoutRegistry, nodeVersions } from './testing/other-node.ts';
import { type CliResult, finish, type TestProject, withoutNpm } from './testing/project.ts';

const names = ['chinese-words', 'many-values'];

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

describe.skipIf(isWithoutRegistry())('another Node (needs a registry for npm)', () => {
  it.each(nodeVersions)(
    '%s builds the same bytes',
    async (version) => {
      const node = installNode(version, folder);
      expect((await run(node, ['--version'])).code).toBe(0);
      expect((await finish(spawn(node, ['--version'], { stdio: 'pipe' }))).stdout).toBe(`v${version}\n`);
      expect(await build(node)).toEqual(own);
    },
    180_000,
  );
});
