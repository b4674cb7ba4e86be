import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openCache } from '../project/cache.mjs';
import {
  browserProcesses,
  eventually,
  leftovers,
  pdfText,
  projectRoot,
  removeFolder,
  temporaryFolder,
} from '../testing/browser.ts';
import { createCheckout, type TestProject } from '../testing/project.ts';

const folder = temporaryFolder();
const driver = join(folder, 'driver.mjs');
const packageFolder = join(projectRoot, 'node_modules', '@sparticuz', 'chromium');
const root = process.getuid?.() === 0;
const { folder: kept = '' } = openCache(projectRoot, process.env);

beforeAll(async () => {
  chmodSync(folder, 0o777);
  await build({
    entryPoints: [join(projectRoot, 'src/testing/print-driver.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: driver,
    banner: {
      js: "import {createRequire as makeRequire} from 'node:module';const require=makeRequire(import.meta.url);",
    },
  });
});
afterAll(() => removeFolder(folder));

interface Seen {
  readonly version: string;
  readonly warnings: readonly string[];
  readonly foundIn: string;
  readonly seccomp: readonly string[];
}

async function results(place: string): Promise<{ readonly seen: Seen; readonly text: string; readonly raw: string }> {
  const pdf = readFileSync(join(place, 'page.pdf'));
  const seen: Seen = JSON.parse(readFileSync(join(place, 'seen.json'), 'utf8'));
  return { seen, text: await pdfText(pdf), raw: pdf.toString('latin1') };
}

function newFolder(name: string): string {
  const place = join(folder, name);
  mkdirSync(place);
  chmodSync(place, 0o777);
  return place;
}

function printInBareRoot(place: string, user: readonly string[]): void {
  const inside = [process.execPath, join(projectRoot, 'src/testing/bare-root.mjs'), ...user, '--share', folder, '--'];
  const command = ['node', driver, join(projectRoot, '.briefpress'), packageFolder, place, 'print'];
  const [program = '', ...args] = [...inside, ...command];
  const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(status).toBe(0);
}

describe('on a machine without fonts, fontconfig and NSS', () => {
  test('the embedded browser is unpacked and prints text', async () => {
    const place = newFolder('bare');
    printInBareRoot(place, []);
    const { seen, text, raw } = await results(place);
    expect(seen).toMatchObject({ foundIn: 'the npm package', version: expect.stringMatching(/Chrome\/147\./) });
    expect(text).toMatch(/^Printed by the driver/);
    expect(raw).toMatch(/OpenSans-Regular/);
    expect(raw).not.toMatch(/\/Type3/);
  });

  test.skipIf(!root)('it does so for an unprivileged user, with the sandbox on', async () => {
    const place = newFolder('bare-user');
    printInBareRoot(place, ['--user', '65534']);
    const { seen, text } = await results(place);
    expect(seen.warnings).toEqual([]);
    expect(seen.seccomp).toEqual(['2']);
    expect(text).toMatch(/^Printed by the driver/);
  });
});

describe('the command that the README gives, on such a machine', () => {
  const words = ['--topic', 'anti-fraud', '--date', '2026-11-22'];
  const target = 'out/anti-fraud.pdf';
  let project: TestProject;
  let outside: Uint8Array;
  beforeAll(async () => {
    project = createCheckout();
    for (const part of ['data', 'templates/topics']) {
      project.remove(part);
      cpSync(join(projectRoot, part), project.path(part), { recursive: true });
    }
    expect(await project.run(words)).toMatchObject({ code: 0, stdout: `${target}\n` });
    outside = readFileSync(project.path(target));
    chmodSync(project.path('out'), 0o777);
  });
  beforeEach(() => project.remove(target));
  afterAll(() => project.dispose());

  // The copy's packages are links to those of the checkout, which are therefore shared.
  function run(user: readonly string[]): SpawnSyncReturns<string> {
    const bare = [project.path('src/testing/bare-root.mjs'), ...user, '--share', join(projectRoot, 'node_modules')];
    const command = ['npm', 'run', '-s', 'brief', '--', ...words];
    return spawnSync(process.execPath, [...bare, '--', ...command], { encoding: 'utf8' });
  }

  test('prints the path alone, and the bytes are those of a machine with fonts', () => {
    const { status, stdout, stderr } = run([]);
    expect({ status, stdout }, stderr).toEqual({ status: 0, stdout: `${target}\n` });
    expect(Buffer.compare(readFileSync(project.path(target)), outside)).toBe(0);
  });

  test.skipIf(!root)('does so for an unprivileged user, with the sandbox on', () => {
    const { status, stdout, stderr } = run(['--user', '65534']);
    expect({ status, stdout }, stderr).toEqual({ status: 0, stdout: `${target}\n` });
    expect(stderr).not.toMatch(/sandbox/);
    expect(Buffer.compare(readFileSync(project.path(target)), outside)).toBe(0);
  });
});

describe('a process of its own', () => {
  test.skipIf(!root)('as root it prints without the sandbox and says so', async () => {
    const place = newFolder('root');
    const args = [driver, kept, packageFolder, place, 'print'];
    expect(spawnSync(process.execPath, args, { encoding: 'utf8' }).status).toBe(0);
    const { seen } = await results(place);
    expect(seen.warnings).toEqual([expect.stringMatching(/without its sandbox.*root/)]);
    expect(seen.seccomp).toEqual(['0']);
  });

  // In a chroot the kernel refuses user namespaces to everybody, so the refusal is a real one.
  test.skipIf(!root)('where the kernel refuses the sandbox it says so, and how to fix it', () => {
    const place = newFolder('refused');
    const mounted = newFolder('refused-root');
    const change = `mount --rbind / "$0" && exec chroot --userspec=65534:65534 "$0" "$@"`;
    const command = [process.execPath, driver, place, packageFolder, place, 'print'];
    const args = ['--mount', '--propagation', 'private', 'sh', '-c', change, mounted, ...command];
    const { status, stderr } = spawnSync('unshare', args, {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, HOME: '/tmp' },
    });
    expect(status).not.toBe(0);
    expect(stderr).toMatch(/does not let the browser use its sandbox/);
    expect(stderr).toMatch(/apparmor_restrict_unprivileged_userns/);
    expect(leftovers(place)).toEqual([]);
  });

  test('two first runs at once both print, after one that was killed while it unpacked', async () => {
    const place = newFolder('first');
    const [a, b] = [newFolder('first-a'), newFolder('first-b')];
    const start = (result: string) =>
      spawn(process.execPath, [driver, place, packageFolder, result, 'print'], { stdio: 'ignore' });
    const killed = start(a);
    const unpacked = join(place, 'browser');
    const isAtIt = (): boolean => existsSync(unpacked) && readdirSync(unpacked, { recursive: true }).length > 1;
    expect(await eventually(isAtIt)).toBe(true);
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    expect(readdirSync(join(place, 'browser')).every((name) => name.startsWith('.new-'))).toBe(true);
    const codes = await Promise.all([a, b].map(async (result) => (await once(start(result), 'exit'))[0]));
    expect(codes).toEqual([0, 0]);
    for (const result of [a, b]) expect((await results(result)).text).toMatch(/^Printed by the driver/);
    expect(readdirSync(join(place, 'browser')).filter((name) => !name.startsWith('.new-'))).toHaveLength(1);
  });

  test.each([
    ['SIGINT', 130, 0],
    ['SIGTERM', 143, 0],
    ['SIGHUP', 129, 0],
    ['SIGKILL', null, 1],
  ] as const)('%s in the middle of a print leaves no process', async (signal, code, profiles) => {
    const place = newFolder(signal);
    cpSync(join(kept, 'browser'), join(place, 'browser'), { recursive: true, preserveTimestamps: true });
    const child = spawn(process.execPath, [driver, place, packageFolder, place, 'hold'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    await once(child.stdout, 'data');
    expect(browserProcesses(place).length).toBeGreaterThan(1);
    child.kill(signal);
    expect((await once(child, 'exit'))[0]).toBe(code);
    expect(await eventually(() => browserProcesses(place).length === 0)).toBe(true);
    expect(leftovers(place)).toHaveLength(profiles);
  });
});
