import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { projectRoot, removeFolder, temporaryFolder } from '../testing/browser.ts';

const folder = temporaryFolder();
afterAll(() => removeFolder(folder));

const run = (program: string, ...words: readonly string[]) => spawnSync(program, words, { encoding: 'utf8' });

/** Packages of Python that hold the schemas of others: in CI they must be had, elsewhere only where they can be. */
function installSchemas(): boolean {
  const packages = ['check-jsonschema==0.39.0', 'kubernetes-validate==1.37.0'];
  const made = run('python3', '-m', 'venv', join(folder, 'python')).status === 0;
  const isHad = made && run(join(folder, 'python/bin/pip'), 'install', '--quiet', ...packages).status === 0;
  if (!isHad && process.env.CI !== undefined) throw new Error(`not installed: ${packages.join(', ')}`);
  return isHad;
}

const [matrix = '', job = ''] = [
  ...readFileSync(join(import.meta.dirname, 'README.md'), 'utf8').matchAll(/```yaml\n(.*?)```/gs),
].map(([, text]) => text);
const schedule = readFileSync(join(projectRoot, 'templates/example/desk/schedule.yml'), 'utf8');
const workflow = ['check-jsonschema', '--builtin-schema', 'vendor.github-workflows'];
const kubernetes = ['kubernetes-validate'];

describe.runIf(installSchemas())('a file that the documentation shows (needs Python and its registry)', () => {
  it.each([
    ['the CI matrix', workflow, matrix, 'fail-fast: false', 'fail-fast: [no]'],
    ['the workflow of init', workflow, schedule, 'runs-on:', 'run-on:'],
    ['the Kubernetes Indexed Job', kubernetes, job, 'completions: 16', 'completions: sixteen'],
  ])('%s agrees with its schema, and a slip in it does not', (name, [program = '', ...words], text, right, wrong) => {
    const judge = (content: string) => {
      const file = join(folder, `${name.replaceAll(' ', '-')}.yaml`);
      writeFileSync(file, content);
      return run(join(folder, 'python/bin', program), ...words, file);
    };
    const judged = judge(text);
    expect(judged.status, judged.stdout + judged.stderr).toBe(0);
    expect(judge(text.replace(right, wrong)).status).not.toBe(0);
  });
});
