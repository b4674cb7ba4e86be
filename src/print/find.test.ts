import { describe, expect, test } from 'vitest';
import { BriefError } from '../project/errors.ts';
import type { EmbeddedBrowser } from './embedded.ts';
import { findBrowser, type Machine } from './find.ts';

const embedded: EmbeddedBrowser = {
  packageFolder: '/p/node_modules/@sparticuz/chromium',
  folder: '/p/.briefpress/browser/147.0.0-0123456789ab',
  executable: '/p/.briefpress/browser/147.0.0-0123456789ab/chromium',
  libraryFolder: '/p/.briefpress/browser/147.0.0-0123456789ab/lib',
  fontConfig: '/p/.briefpress/browser/147.0.0-0123456789ab/fonts.conf',
  build: '147.0.0-0123456789ab',
};
const loader = '/lib64/ld-linux-x86-64.so.2';

function machine(change: Partial<Machine> & { readonly files?: readonly string[] } = {}): Machine {
  const files = change.files ?? [loader];
  return {
    platform: 'linux',
    arch: 'x64',
    home: '/home/ana',
    environment: { PATH: '/usr/local/bin:/usr/bin' },
    exists: (path) => files.includes(path),
    list: (folder) => [
      ...new Set(
        files
          .filter((path) => path.startsWith(`${folder}/`) || path.startsWith(`${folder}\\`))
          .map((path) => path.slice(folder.length + 1).split(/[/\\]/)[0] ?? ''),
      ),
    ],
    ...change,
  };
}

const cache = '/home/ana/.cache/puppeteer/chrome-headless-shell';
const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';

describe('findBrowser', () => {
  test.each<[string, Parameters<typeof findBrowser>[0], string, string]>([
    ['embedded on x86-64 glibc', { embedded, machine: machine() }, embedded.executable, 'the npm package'],
    [
      '--browser before everything',
      {
        asked: '/b',
        embedded,
        machine: machine({ files: ['/b', '/e', loader], environment: { PUPPETEER_EXECUTABLE_PATH: '/e' } }),
      },
      '/b',
      '--browser',
    ],
    [
      'the environment before the embedded one',
      { embedded, machine: machine({ files: ['/e', loader], environment: { PUPPETEER_EXECUTABLE_PATH: '/e' } }) },
      '/e',
      'PUPPETEER_EXECUTABLE_PATH',
    ],
    [
      'an installed one on musl, the headless shell first',
      { embedded, machine: machine({ files: ['/usr/bin/chromium', '/usr/bin/chrome-headless-shell'] }) },
      '/usr/bin/chrome-headless-shell',
      'installed on this machine',
    ],
    [
      'an installed one on arm64',
      { embedded, machine: machine({ arch: 'arm64', files: [loader, '/usr/bin/chromium'] }) },
      '/usr/bin/chromium',
      'installed on this machine',
    ],
    [
      'Chrome on macOS',
      { embedded, machine: machine({ platform: 'darwin', arch: 'arm64', files: [mac] }) },
      mac,
      'installed on this machine',
    ],
    [
      'Edge on Windows',
      {
        embedded,
        machine: machine({
          platform: 'win32',
          files: [edge],
          environment: { 'ProgramFiles(x86)': 'C:\\Program Files (x86)' },
        }),
      },
      edge,
      'installed on this machine',
    ],
    [
      "the newest in Puppeteer's cache last",
      {
        machine: machine({
          arch: 'arm64',
          files: [
            `${cache}/linux-99.0.1/inner/chrome-headless-shell`,
            `${cache}/linux-148.0.7/inner/chrome-headless-shell`,
          ],
        }),
      },
      `${cache}/linux-148.0.7/inner/chrome-headless-shell`,
      "Puppeteer's cache",
    ],
  ])('%s', (_, options, executable, foundIn) => {
    expect(findBrowser(options)).toMatchObject({ executable, foundIn });
  });

  test('relative entries of PATH are not searched', () => {
    const poisoned = machine({
      arch: 'arm64',
      environment: { PATH: '.:bin' },
      exists: (path) => path.endsWith('chromium'),
    });
    expect(() => findBrowser({ machine: poisoned })).toThrow(/No browser to print with/);
  });

  test.each([
    [
      'a path that is not there',
      { asked: '/nope', machine: machine() },
      /No browser at \/nope, the path that --browser gives/,
    ],
    [
      'none at all on arm64',
      { embedded, machine: machine({ arch: 'arm64' }) },
      /this is linux arm64.*\.cache\/puppeteer/,
    ],
    ['the npm package missing', { machine: machine() }, /@sparticuz\/chromium is not installed/],
  ])('%s is exit 4 with a cure', (_, options, message) => {
    try {
      findBrowser(options);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(BriefError);
      expect(error).toMatchObject({
        failure: 'browser',
        message: expect.stringMatching(message),
        hint: expect.stringMatching(/--browser/),
      });
    }
  });
});
