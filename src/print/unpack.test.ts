import { execFile } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectRoot, removeFolder, temporaryFolder } from '../testing/browser.ts';
import { makeTar } from '../testing/tar.ts';
import { browserPackage, type EmbeddedBrowser, embeddedBrowser, isUnpacked } from './embedded.ts';
import { unpackBrowser } from './unpack.ts';

const folder = temporaryFolder();
const packageFolder = join(folder, 'package');
const program = 'a program, '.repeat(100_000);

const goodFonts = makeTar([
  { path: 'fonts.conf', content: 'shared' },
  { path: 'fonts/', type: '5' },
  { path: 'fonts/Open.ttf', content: 'font' },
]);

beforeAll(() => {
  mkdirSync(join(packageFolder, 'bin'), { recursive: true });
  writeFileSync(join(packageFolder, 'package.json'), '{"version":"1.2.3"}');
  put('chromium.br', program);
  put('al2023.tar.br', makeTar([{ path: 'lib/libnss3.so', content: 'library', mode: 0o755 }]));
  put('fonts.tar.br', goodFonts);
});
afterAll(() => removeFolder(folder));

let projects = 0;
function newProject(): EmbeddedBrowser {
  const embedded = embeddedBrowser(join(folder, `project-${projects++}`), packageFolder);
  if (embedded === undefined) throw new Error('the package was not found');
  return embedded;
}

function put(name: string, bytes: Buffer | string): void {
  writeFileSync(join(packageFolder, 'bin', name), brotliCompressSync(bytes));
}

describe('embeddedBrowser', () => {
  test('names version and content in the folder, and changes with either', () => {
    const before = newProject().build;
    expect(before).toMatch(/^1\.2\.3-[0-9a-f]{12}$/);
    expect(embeddedBrowser(folder, join(folder, 'no such package'))).toBeUndefined();
  });

  test('the installed package is found', () => {
    expect(embeddedBrowser(folder, browserPackage(projectRoot))?.build).toMatch(/^147\.0\.0-/);
  });
});

describe('unpackBrowser', () => {
  test('writes program, libraries, fonts and its own font configuration, for the owner alone', async () => {
    const embedded = newProject();
    expect(isUnpacked(embedded)).toBe(false);
    await unpackBrowser(embedded).done;
    expect(isUnpacked(embedded)).toBe(true);
    expect(readFileSync(embedded.executable, 'utf8')).toBe(program);
    expect(readFileSync(join(embedded.libraryFolder, 'libnss3.so'), 'utf8')).toBe('library');
    expect(readFileSync(join(embedded.folder, 'fonts', 'Open.ttf'), 'utf8')).toBe('font');
    expect(readFileSync(embedded.fontConfig, 'utf8')).toMatch(/prefix="relative"/);
    expect(statSync(embedded.folder).mode & 0o777).toBe(0o700);
    expect(statSync(dirname(embedded.folder)).mode & 0o777).toBe(0o700);
    expect(statSync(embedded.executable).mode & 0o777).toBe(0o700);
    expect(readdirSync(dirname(embedded.folder))).toEqual([embedded.build]);
  });

  test('several processes at once all end with one whole browser', async () => {
    const embedded = newProject();
    const script = join(folder, 'unpack.cjs');
    await build({
      stdin: {
        contents: "export * from './unpack.ts'; export * from './embedded.ts';",
        resolveDir: join(projectRoot, 'src/print'),
      },
      bundle: true,
      platform: 'node',
      format: 'cjs',
      outfile: script,
    });
    const code = `const {unpackBrowser,isUnpacked}=require(${JSON.stringify(script)});const e=${JSON.stringify(embedded)};unpackBrowser(e).done.then(()=>console.log(isUnpacked(e)))`;
    const run = (): Promise<{ stdout: string }> => promisify(execFile)(process.execPath, ['-e', code]);
    const outputs = await Promise.all([run(), run(), run()]);
    expect(outputs.map(({ stdout }) => stdout.trim())).toEqual(['true', 'true', 'true']);
    expect(readdirSync(dirname(embedded.folder))).toEqual([embedded.build]);
  });

  test.each<[string, (embedded: EmbeddedBrowser) => void]>([
    ['a program that is cut off', ({ executable }) => truncateSync(executable, 10)],
    ['a program of other bytes', ({ executable }) => writeFileSync(executable, '#'.repeat(program.length))],
    ['a missing library', ({ libraryFolder }) => removeFolder(libraryFolder)],
    ['a missing list of contents', ({ folder: place }) => removeFolder(join(place, 'contents.json'))],
    ['a folder that others may write', ({ folder: place }) => chmodSync(place, 0o777)],
  ])('%s is never used, and is replaced', async (_, damage) => {
    const embedded = newProject();
    await unpackBrowser(embedded).done;
    damage(embedded);
    expect(isUnpacked(embedded)).toBe(false);
    await unpackBrowser(embedded).done;
    expect(isUnpacked(embedded)).toBe(true);
    expect(readdirSync(dirname(embedded.folder))).toEqual([embedded.build]);
  });

  test('abandoned half-way it leaves nothing', async () => {
    const embedded = newProject();
    const unpacking = unpackBrowser(embedded);
    unpacking.abandon();
    await unpacking.done.catch(() => {});
    expect(existsSync(embedded.folder)).toBe(false);
    expect(readdirSync(dirname(embedded.folder))).toEqual([]);
  });

  test('what a killed process left long ago is removed, what is new or not ours stays', async () => {
    const embedded = newProject();
    const parent = dirname(embedded.folder);
    const [old, fresh, other] = ['.new-old', '.new-fresh', 'mine'].map((name) => join(parent, name));
    for (const path of [old, fresh, other]) mkdirSync(String(path), { recursive: true });
    for (const path of [old, other]) utimesSync(String(path), 0, 0);
    await unpackBrowser(embedded).done;
    expect(readdirSync(parent).sort()).toEqual(['.new-fresh', embedded.build, 'mine'].sort());
  });

  test('a damaged package is a browser failure, a place that cannot be written an output failure', async () => {
    const broken = join(folder, 'broken');
    mkdirSync(join(broken, 'bin'), { recursive: true });
    writeFileSync(join(broken, 'package.json'), '{"version":"1.2.3"}');
    for (const name of ['chromium.br', 'al2023.tar.br', 'fonts.tar.br'])
      writeFileSync(join(broken, 'bin', name), 'no brotli');
    const damaged = embeddedBrowser(join(folder, 'damaged'), broken);
    if (damaged === undefined) throw new Error('the package was not found');
    await expect(unpackBrowser(damaged).done).rejects.toMatchObject({
      failure: 'browser',
      hint: expect.stringMatching(/npm ci/),
    });
    expect(readdirSync(dirname(damaged.folder))).toEqual([]);

    writeFileSync(join(folder, 'file'), '');
    const blocked = embeddedBrowser(join(folder, 'file'), packageFolder);
    if (blocked === undefined) throw new Error('the package was not found');
    await expect(unpackBrowser(blocked).done).rejects.toMatchObject({ failure: 'output' });
  });

  test.each([
    ['leads out of it', makeTar([{ path: '../evil' }])],
    ['leads out of it by its prefix', makeTar([{ path: 'a', prefix: 'x/../..' }])],
    ['is a symbolic link', makeTar([{ path: 'a', type: '2' }])],
    ['is a hard link', makeTar([{ path: 'a', type: '1' }])],
    ['is cut off', makeTar([{ path: 'a', content: 'y'.repeat(3000) }]).subarray(0, 2048)],
    ['has a wrong checksum', makeTar([{ path: 'a', checksum: 1 }])],
  ])('an archive in which a file %s is a browser failure, and nothing is left', async (_, archive) => {
    put('fonts.tar.br', archive);
    const embedded = newProject();
    await expect(unpackBrowser(embedded).done).rejects.toMatchObject({ failure: 'browser' });
    expect(readdirSync(dirname(embedded.folder))).toEqual([]);
    put('fonts.tar.br', goodFonts);
  });
});
