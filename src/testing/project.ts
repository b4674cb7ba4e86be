import { type ChildProcess, spawn } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot, removeFolder, temporaryFolder } from './browser.ts';

/** What one run of the command line left behind. `code` is null where a signal ended it. */
export interface CliResult {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Absolute; otherwise the copy's root. */
  readonly cwd?: string;
}

/** A private copy of the project that a test may break. */
export interface TestProject {
  /** Absolute path of the copy. */
  readonly root: string;
  /** Absolute path of a file of the copy, given relative to its root. */
  path(file: string): string;
  read(file: string): string;
  write(file: string, content: string | Uint8Array): void;
  /** Replaces one passage that must be there exactly once, so that a test cannot pass because nothing was broken. */
  edit(file: string, old: string, replacement: string): void;
  remove(file: string): void;
  /** Puts data, templates and output back to what they were. */
  reset(): void;
  /** Runs `node src/run.mjs` in the copy, with no input. */
  run(words: readonly string[], options?: CliOptions): Promise<CliResult>;
  /** The same, without waiting for its end. */
  start(words: readonly string[], options?: CliOptions): ChildProcess;
  /** Removes the copy. */
  dispose(): void;
}

const code = ['package.json', 'package-lock.json', 'src'] as const;
const cases = join(projectRoot, 'src', 'testing', 'cases');

/**
 * A copy of the code and the templates of the checkout, with data and topics of their own: those of the folder `name`
 * in `src/testing/cases`, all made up. Packages, the unpacked browser and compiled code are shared by links.
 */
export function createProject(name = 'made-up'): TestProject {
  const folder = temporaryFolder();
  const [root, pristine] = [join(folder, 'project'), join(folder, 'pristine')];
  const shared = join(projectRoot, '.briefpress');
  const fill = (): void => {
    for (const part of ['templates', 'data', 'out', '.briefpress/state']) clear(join(root, part));
    cpSync(pristine, root, { recursive: true });
    mkdirSync(join(root, 'out'));
  };
  // Kept apart, so that every test of a file starts from the same, whatever happens to the checkout meanwhile.
  cpSync(join(projectRoot, 'templates'), join(pristine, 'templates'), { recursive: true });
  clear(join(pristine, 'templates', 'topics'));
  cpSync(join(cases, name), pristine, { recursive: true });
  for (const part of code) cpSync(join(projectRoot, part), join(root, part), { recursive: true });
  mkdirSync(join(root, '.briefpress'), { recursive: true, mode: 0o700 });
  fill();
  sharePackages(root);
  mkdirSync(join(shared, 'browser'), { recursive: true, mode: 0o700 });
  symlinkSync(join(shared, 'browser'), join(root, '.briefpress', 'browser'));
  return {
    root,
    ...fileActions(root),
    reset: fill,
    run: async (words, options = {}) => finish(startCli(root, words, options)),
    start: (words, options = {}) => startCli(root, words, options),
    dispose: () => removeFolder(folder),
  };
}

function clear(path: string): void {
  rmSync(path, { recursive: true, force: true });
}

/** Fonts are read as the project's own files, which no link may lead out of: those are hard links, the rest symbolic. */
function sharePackages(root: string): void {
  const [from, to] = [join(projectRoot, 'node_modules'), join(root, 'node_modules')];
  mkdirSync(to);
  for (const name of readdirSync(from)) {
    if (name === '@fontsource') linkTree(join(from, name), join(to, name));
    else symlinkSync(join(from, name), join(to, name));
  }
}

function linkTree(from: string, to: string): void {
  mkdirSync(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkTree(source, target);
    else linkFile(source, target);
  }
}

function linkFile(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    // Another file system, or none with hard links.
    copyFileSync(from, to);
  }
}

function fileActions(root: string): Pick<TestProject, 'path' | 'read' | 'write' | 'edit' | 'remove'> {
  const path = (file: string): string => join(root, file);
  const read = (file: string): string => readFileSync(path(file), 'utf8');
  const write = (file: string, content: string | Uint8Array): void => {
    mkdirSync(dirname(path(file)), { recursive: true });
    // In place, a hard link would carry the change into the checkout.
    rmSync(path(file), { force: true });
    writeFileSync(path(file), content);
  };
  return {
    path,
    read,
    write,
    edit: (file, old, replacement) => {
      const parts = read(file).split(old);
      if (parts.length !== 2) throw new Error(`${file} holds "${old}" ${parts.length - 1} times, not once`);
      write(file, parts.join(replacement));
    },
    remove: (file) => rmSync(path(file), { recursive: true, force: true }),
  };
}

function startCli(root: string, words: readonly string[], { environment = {}, cwd = root }: CliOptions): ChildProcess {
  return spawn(process.execPath, [join(root, 'src', 'run.mjs'), ...words], {
    cwd,
    env: { ...withoutNpm(process.env), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** What a shell would have: not what `npm test` and the test runner added. */
export function withoutNpm(environment: Readonly<NodeJS.ProcessEnv>): Record<string, string | undefined> {
  const foreign = /^(npm_|VITEST|NODE_ENV$|NODE_OPTIONS$|FORCE_COLOR$|SOURCE_DATE_EPOCH$|PUPPETEER_)/;
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !foreign.test(name)));
}

/** Waits for the end of a process and gathers what it wrote. */
export async function finish(child: ChildProcess): Promise<CliResult> {
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
}

/** Every file below a folder, relative to it, sorted. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}
