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
  own = [...(await build(process.execPath)), ...(await buildLanguages(process.execPath))];
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
  const result = await run(node, [...names.flatMap((name) => ['--topic', name]), '--force', '--date', '2024-03-01']);
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

/** The SHA-256 of the page that a new project in each language builds. */
async function buildLanguages(node: string): Promise<readonly string[]> {
  const hashes: string[] = [];
  for (const tag of ['de-DE', 'en-GB', 'en-US', 'fr-FR', 'zh-CN']) {
    const desk = `desk-${tag}`;
    const made = await run(node, ['init', desk, '--lang', tag, '--name', 'Desk']);
    expect(made, made.stderr).toMatchObject({ code: 0 });
    const how = ['--topic', 'visits', '--format', 'html', '--date', '2026-11-22', '--project', desk];
    const built = await run(node, how);
    expect(built, built.stderr).toMatchObject({ code: 0 });
    hashes.push(
      createHash('sha256')
        .update(readFileSync(project.path(`${desk}/out/visits.html`)))
        .digest('hex'),
    );
    project.remove(desk);
  }
  return hashes;
}

describe.skipIf(isWithoutRegistry())('another Node (needs a registry for npm)', () => {
  it.each(nodeVersions)(
    '%s builds the same bytes, in every language',
    async (version) => {
      const node = installNode(version, folder);
      expect((await run(node, ['--version'])).code).toBe(0);
      expect((await finish(spawn(node, ['--version'], { stdio: 'pipe' }))).stdout).toBe(`v${version}\n`);
      expect([...(await build(node)), ...(await buildLanguages(node))]).toEqual(own);
    },
    180_000,
  );
});
