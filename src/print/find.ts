import { posix, win32 } from 'node:path';
import { BriefError } from '../project/errors.ts';
import type { EmbeddedBrowser } from './embedded.ts';

/** The browser to start. `foundIn` says in words how it was found. */
export interface FoundBrowser {
  readonly executable: string;
  readonly foundIn: string;
  /** Set for the browser of the npm package, which may still have to be unpacked. */
  readonly embedded?: EmbeddedBrowser;
}

/** What the search knows of the machine. */
export interface Machine {
  readonly platform: string;
  readonly arch: string;
  readonly home: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** True for a file. */
  exists(path: string): boolean;
  /** Names in a folder; empty if there is no such folder. */
  list(folder: string): readonly string[];
}

const glibcLoader = '/lib64/ld-linux-x86-64.so.2';

const commands = [
  'chrome-headless-shell',
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
];

const applications: Readonly<Record<string, readonly string[]>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  linux: ['/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge'],
};

const windowsApplications = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * Which browser prints: `asked` (--browser), else PUPPETEER_EXECUTABLE_PATH, else the embedded one where it can run
 * (x86-64 Linux with glibc), else an installed one, else the one in Puppeteer's own cache.
 * Throws BriefError('browser') that names what was looked for.
 */
export function findBrowser(options: {
  readonly asked?: string | undefined;
  readonly embedded?: EmbeddedBrowser | undefined;
  readonly machine: Machine;
}): FoundBrowser {
  const { asked, embedded, machine } = options;
  const fromEnvironment = machine.environment.PUPPETEER_EXECUTABLE_PATH;
  if (asked !== undefined) return named(machine, { path: asked, foundIn: '--browser' });
  if (fromEnvironment) return named(machine, { path: fromEnvironment, foundIn: 'PUPPETEER_EXECUTABLE_PATH' });
  if (embedded !== undefined && runsEmbedded(machine)) {
    return { executable: embedded.executable, foundIn: 'the npm package', embedded };
  }
  const installed = installedPaths(machine).find((path) => machine.exists(path));
  if (installed !== undefined) return { executable: installed, foundIn: 'installed on this machine' };
  const downloaded = downloadedPaths(machine).find((path) => machine.exists(path));
  if (downloaded !== undefined) return { executable: downloaded, foundIn: "Puppeteer's cache" };
  throw nothingFound(machine, embedded);
}

/** True where the embedded browser can run: it is built for x86-64 and linked against glibc. */
function runsEmbedded(machine: Machine): boolean {
  return machine.platform === 'linux' && machine.arch === 'x64' && machine.exists(glibcLoader);
}

/** The folder into which `doctor --install` downloads; Puppeteer's own rule. */
function downloadFolder({ platform, home, environment }: Machine): string {
  const { join } = platform === 'win32' ? win32 : posix;
  return environment.PUPPETEER_CACHE_DIR || join(home, '.cache', 'puppeteer');
}

function named(machine: Machine, { path, foundIn }: { readonly path: string; readonly foundIn: string }): FoundBrowser {
  if (machine.exists(path)) return { executable: path, foundIn };
  throw new BriefError('browser', `No browser at ${path}, the path that ${foundIn} gives.`, {
    hint: `Correct the path, or leave ${foundIn} out to use the browser that comes with Briefpress.`,
  });
}

function installedPaths(machine: Machine): readonly string[] {
  const { platform, environment, home } = machine;
  if (platform === 'win32') {
    const folders = [environment.ProgramFiles, environment['ProgramFiles(x86)'], environment.LOCALAPPDATA];
    return windowsApplications.flatMap((path) =>
      folders.flatMap((folder) => (folder ? [win32.join(folder, path)] : [])),
    );
  }
  const folders = (environment.PATH ?? '').split(':').filter((folder) => folder.startsWith('/'));
  const onPath = commands.flatMap((command) => folders.map((folder) => posix.join(folder, command)));
  const known = applications[platform] ?? [];
  const personal = platform === 'darwin' ? known.map((path) => posix.join(home, path)) : [];
  return [...onPath, ...known, ...personal];
}

function downloadedPaths(machine: Machine): readonly string[] {
  const { join } = machine.platform === 'win32' ? win32 : posix;
  const executables = new Map<string, readonly string[]>([
    ['chrome-headless-shell', ['chrome-headless-shell', 'chrome-headless-shell.exe']],
    ['chrome', ['chrome', 'chrome.exe', 'Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing']],
  ]);
  return [...executables].flatMap(([product, names]) => {
    const folder = join(downloadFolder(machine), product);
    const builds = [...machine.list(folder)].sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
    return builds.flatMap((build) =>
      machine.list(join(folder, build)).flatMap((inner) => names.map((name) => join(folder, build, inner, name))),
    );
  });
}

function nothingFound(machine: Machine, embedded: EmbeddedBrowser | undefined): BriefError {
  const { platform, arch } = machine;
  const own = runsEmbedded(machine)
    ? embedded === undefined &&
      'the npm package @sparticuz/chromium is not installed, or there is no folder of yours to unpack it into (XDG_CACHE_HOME can name one)'
    : `the browser of the npm package runs on x86-64 Linux with glibc only, and this is ${platform} ${arch}`;
  const looked = [
    ...(own ? [own] : []),
    'no chrome-headless-shell, Chrome, Chromium or Edge in the usual places and on PATH',
    `none in ${downloadFolder(machine)}`,
  ];
  return new BriefError('browser', `No browser to print with: ${looked.join('; ')}.`, {
    hint: 'Run "briefpress doctor --install" to download one, or name one with --browser PATH or PUPPETEER_EXECUTABLE_PATH.',
  });
}
