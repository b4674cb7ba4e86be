import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { calledAs, inCalledWords } from '../project/called-as.ts';
import { patience, projectRoot, removeFolder, temporaryFolder } from './browser.ts';
import { listeningEdge } from './edge.ts';

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
  /** For `call`: told of what a terminal shows while it works. */
  readonly live?: (text: string) => void;
}

/** A project of its own that a test may break, with the engine of the checkout. */
export interface TestProject {
  /** Absolute path. */
  readonly root: string;
  /** Absolute path of what `briefpress` starts. */
  readonly program: string;
  /** Absolute path of a file, given relative to the root. */
  path(file: string): string;
  /** The text of a file; of a template that the project has not, the engine's. */
  read(file: string): string;
  write(file: string, content: string | Uint8Array): void;
  /**
   * Replaces one passage that must be there exactly once, so that a test cannot pass because nothing was broken. The
   * project gets a template of its own for one of the engine's.
   */
  edit(file: string, old: string, replacement: string): void;
  remove(file: string): void;
  /** Puts data, templates and output back to what they were. */
  reset(): void;
  /** Runs a command line in the process of the test, with no input. */
  call(words: readonly string[], options?: CliOptions): Promise<CliResult>;
  /** Runs `node src/start/run.mjs` of the engine in the project, with no input: where the process itself is tested. */
  run(words: readonly string[], options?: CliOptions): Promise<CliResult>;
  /** The same, without waiting for its end. */
  start(words: readonly string[], options?: CliOptions): ChildProcess;
  /** Removes it. */
  dispose(): void;
}

const cases = join(projectRoot, 'src', 'testing', 'cases');

/** A project with the data and topics of the folder `name` in `src/testing/cases`, all made up. */
export function createProject(name = 'made-up'): TestProject {
  const folder = temporaryFolder();
  return openProject({ folder, root: join(folder, 'project'), engine: projectRoot, name });
}

/**
 * The same in a copy of the checkout, so that a test may break the engine too. Packages are shared by links, what the
 * engine keeps for speed is not.
 */
export function createCheckout(): TestProject {
  const folder = temporaryFolder();
  const root = join(folder, 'project');
  for (const part of ['package.json', 'package-lock.json', 'src', 'templates'])
    cpSync(join(projectRoot, part), join(root, part), { recursive: true });
  clear(join(root, 'templates', 'topics'));
  const packages = join(projectRoot, 'node_modules');
  mkdirSync(join(root, 'node_modules'));
  for (const name of readdirSync(packages).filter((each) => each !== '.cache'))
    symlinkSync(join(packages, name), join(root, 'node_modules', name));
  return openProject({ folder, root, engine: root, name: 'made-up' });
}

interface ProjectFolders {
  /** Everything of the test is in it. */
  readonly folder: string;
  readonly root: string;
  readonly engine: string;
  readonly name: string;
}

function openProject({ folder, root, engine, name }: ProjectFolders): TestProject {
  const own = engine === root ? ['templates/topics'] : ['templates'];
  const fill = (): void => {
    for (const part of [...own, 'data', 'out']) clear(join(root, part));
    cpSync(join(cases, name), root, { recursive: true });
    mkdirSync(join(root, 'out'));
  };
  fill();
  const program = join(engine, 'src', 'start', 'run.mjs');
  const start: TestProject['start'] = (words, { environment = {}, cwd = root } = {}) =>
    spawn(process.execPath, [program, ...patiently(words)], {
      cwd,
      env: { ...withoutNpm(process.env), ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  return {
    root,
    program,
    ...fileActions(root, engine),
    reset: fill,
    call: (words, options) => call({ root, engine }, words, options),
    run: async (words, options) => await finish(start(words, options)),
    start,
    dispose: () => removeFolder(folder),
  };
}

/** What the command line does with an edge that keeps what it prints and tells. */
async function call(
  { root, engine }: Pick<ProjectFolders, 'root' | 'engine'>,
  words: readonly string[],
  { environment = {}, cwd = root, live }: CliOptions = {},
): Promise<CliResult> {
  const { runCli } = await import('../cli.ts');
  const own = { ...withoutNpm(process.env), ...environment };
  const { edge, out, told } = listeningEdge(root, new Date().toISOString().slice(0, 10), {
    words: patiently(words),
    environment: own,
  });
  const command = calledAs(engine, own);
  const tell = (line: string): void => edge.tell(inCalledWords(line, command));
  const terminal = live === undefined ? {} : { live: { show: live, elapsed: () => 0 } };
  const code = await runCli({ ...edge, ...terminal, engine, cwd, command, tell });
  const text = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');
  return { code, signal: null, stdout: text(out), stderr: text(told) };
}

function clear(path: string): void {
  rmSync(path, { recursive: true, force: true });
}

function fileActions(root: string, engine: string): Pick<TestProject, 'path' | 'read' | 'write' | 'edit' | 'remove'> {
  const path = (file: string): string => join(root, file);
  const read = (file: string): string => {
    const isOwn = existsSync(path(file)) || !file.startsWith('templates/');
    return readFileSync(isOwn ? path(file) : join(engine, file), 'utf8');
  };
  const write = (file: string, content: string | Uint8Array): void => {
    mkdirSync(dirname(path(file)), { recursive: true });
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
    remove: (file) => clear(path(file)),
  };
}

/** The words of a command that may start a browser, with time for it on a busy machine. */
function patiently(words: readonly string[]): readonly string[] {
  const [first = ''] = words;
  const [command, rest] = /^[a-z]/.test(first) ? [[first], words.slice(1)] : [[], words];
  const prints = words.length > 0 && ['', 'build', 'issue', 'mail', 'chart', 'doctor'].includes(command[0] ?? '');
  return prints ? [...command, '--timeout', String(patience), ...rest] : words;
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
