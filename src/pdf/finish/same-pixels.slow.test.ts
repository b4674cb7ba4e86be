import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunningBrowser } from '../../print/launch.ts';
import { projectRoot, removeFolder, startTestBrowser, temporaryFolder } from '../../testing/browser.ts';
import { createProject, type TestProject } from '../../testing/project.ts';
import { caseOptions } from '../cases/finished.ts';
import { finishPdf } from '../write/finish.ts';

const folder = temporaryFolder();
let project: TestProject;
let browser: RunningBrowser;

beforeAll(() => {
  project = createProject();
  for (const name of ['data', 'templates/topics']) {
    rmSync(project.path(name), { recursive: true });
    cpSync(path.join(projectRoot, name), project.path(name), { recursive: true });
  }
  browser = startTestBrowser(folder);
});
afterAll(async () => {
  await browser.close();
  project.dispose();
  removeFolder(folder);
});

// A test left out is a test that failed where everything is tested.
const skipped = process.env.CI === undefined && spawnSync('pdftoppm', ['-v']).error !== undefined;

test.skipIf(skipped).each([
  ['anti-fraud', ['--topic', 'anti-fraud']],
  ['traffic', ['--topic', 'traffic']],
  ['public-order in large print', ['--topic', 'public-order', '--large-print']],
  ['place-profile-chengdu', ['--topic', 'place-profile', '--param', 'place=chengdu']],
  ['smart-policing in Chinese', ['--topic', 'smart-policing', '--lang', 'zh-CN']],
])('%s has the same pixels before it is finished and after (needs pdftoppm)', async (name, flags) => {
  const run = await project.run([...flags, '--format', 'html', '--date', '2026-01-15']);
  expect(run.code).toBe(0);
  const printed = await browser.print(readFileSync(project.path(run.stdout.trim()), 'utf8'));
  const finished = await finishPdf(printed, caseOptions);
  for (const resolution of [72, 110, 150]) {
    const before = pixels(`${name} printed ${resolution}`, printed, resolution);
    expect(before.length).toBeGreaterThan(4);
    expect(pixels(`${name} finished ${resolution}`, finished, resolution)).toEqual(before);
  }
});

/** A hash of the pixels of each page. */
function pixels(name: string, pdf: Uint8Array, resolution: number): readonly string[] {
  const own = path.join(folder, name);
  mkdirSync(own);
  writeFileSync(path.join(own, 'file.pdf'), pdf);
  execFileSync('pdftoppm', ['-r', String(resolution), path.join(own, 'file.pdf'), path.join(own, 'page')]);
  const pages = readdirSync(own).filter((file) => file.endsWith('.ppm'));
  const hashes = pages.sort().map((file) => hashOf(readFileSync(path.join(own, file))));
  rmSync(own, { recursive: true });
  return hashes;
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
