import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { foundBrowser, leftovers, pdfText, removeFolder, temporaryFolder } from '../testing/browser.ts';
import { type DiagnoseOptions, type Diagnosis, diagnose } from './doctor.ts';
import { findBrowser } from './find.ts';
import { identifyBrowser, thisMachine } from './machine.ts';

const folder = temporaryFolder();
afterAll(() => removeFolder(folder));

const font = createRequire(import.meta.url).resolve(
  '@fontsource/source-sans-3/files/source-sans-3-latin-400-normal.woff2',
);
const sound: DiagnoseOptions = {
  nodeVersion: 'v20.19.0',
  today: '2026-11-30',
  folders: [join(folder, 'out')],
  fonts: [font],
  privateFolder: folder,
  sandbox: true,
  find: foundBrowser,
  readFont: (file) => readFileSync(file),
  readText: pdfText,
};

async function line(change: Partial<DiagnoseOptions>, name: Diagnosis['name']): Promise<Diagnosis | undefined> {
  return (await diagnose({ ...sound, ...change })).find((one) => one.name === name);
}

function program(text: string): string {
  const path = join(folder, `browser-${text.length}`);
  writeFileSync(path, text);
  chmodSync(path, 0o755);
  return path;
}

const absent = (): never => {
  findBrowser({
    machine: { ...thisMachine(process.env), platform: 'linux', arch: 'arm64', exists: () => false, list: () => [] },
  });
  throw new Error('a browser was found');
};

describe('diagnose', () => {
  test('says that all is well, having printed a page', async () => {
    const lines = await diagnose(sound);
    expect(lines.map(({ name, ok }) => [name, ok])).toEqual([
      ['Node', true],
      ['folder', true],
      ['fonts', true],
      ['browser', true],
      ['sandbox', true],
      ['printing', true],
    ]);
    expect(lines.find(({ name }) => name === 'browser')?.detail).toMatch(/Chrome\/\d+.*from/);
    expect(leftovers(folder)).toEqual([]);
  });

  const refusing = program('#!/bin/sh\necho "No usable sandbox!" >&2; exit 1\n');
  writeFileSync(join(folder, 'a file'), 'no font');

  test.each<[string, Partial<DiagnoseOptions>, Diagnosis['name'], RegExp, RegExp]>([
    ['an old Node', { nodeVersion: 'v20.18.3' }, 'Node', /v20\.18\.3 is too old/, /20\.19/],
    ['a folder that is a file', { folders: [join(folder, 'a file')] }, 'folder', /a file is not writable/, /writable/],
    ['a missing font', { fonts: [join(folder, 'none.woff2')] }, 'fonts', /none\.woff2/, /npm ci/],
    ['a file that is not a font', { fonts: [font, join(folder, 'a file')] }, 'fonts', /a file is not a font/, /npm ci/],
    ['no browser', { find: absent }, 'browser', /No browser to print with/, /doctor --install/],
    [
      'a browser that refuses its sandbox',
      { find: () => ({ executable: refusing, foundIn: '--browser' }) },
      'sandbox',
      /refused by the kernel/,
      /apparmor_restrict_unprivileged_userns.*--no-sandbox/,
    ],
    ['a page without its text', { readText: async () => '' }, 'printing', /came out as ""/, /font/],
  ])('%s', async (_, change, name, detail, cure) => {
    expect(await line(change, name)).toMatchObject({
      ok: false,
      detail: expect.stringMatching(detail),
      cure: expect.stringMatching(cure),
    });
  });

  test('a sandbox that is off is said', async () => {
    expect((await line({ sandbox: false }, 'sandbox'))?.detail).toMatch(/without its sandbox/);
  });
});

describe('identifyBrowser', () => {
  test('tells the embedded build, and any other file by what it is', () => {
    expect(identifyBrowser(foundBrowser())).toMatch(/^embedded 147\.0\.0-[0-9a-f]{12}$/);
    mkdirSync(join(folder, 'other'));
    const executable = join(folder, 'other', 'chrome');
    writeFileSync(executable, '12345');
    expect(identifyBrowser({ executable, foundIn: '--browser' })).toMatch(/chrome 5 \d+$/);
  });
});
