import path from 'node:path';
import type { Command } from './command-line/flags.ts';
import { refuseSwallowedFlags } from './command-line/npm-flags.ts';
import type { Options } from './command-line/options.ts';
import { parseCommandLine } from './command-line/parse.ts';
import { setApart } from './project/apart.ts';
import type { Edge, ProcessEdge } from './project/edge.ts';
import { BriefError, exitCodes, formatFinding } from './project/errors.ts';
import { projectFiles } from './project/files.ts';
import { chooseProject, nearestProject } from './project/find-project.ts';
import { type Guard, setGuard } from './project/guard.ts';
import { processEdge } from './project/process.ts';
import { version } from './project/version.ts';

type RunCommand = (options: Options, edge: Edge) => Promise<number> | number;

// Imported when asked for: a check that loads what draws and prints would take half as long again.
const runners: Readonly<Record<Command, () => Promise<RunCommand>>> = {
  build: async () => (await import('./commands/build.ts')).runBuild,
  list: async () => (await import('./commands/list.ts')).runList,
  check: async () => (await import('./commands/check.ts')).runCheck,
  init: async () => (await import('./commands/init.ts')).runInit,
  fetch: async () => (await import('./commands/fetch.ts')).runFetch,
  issue: async () => (await import('./commands/issue.ts')).runIssue,
  diff: async () => (await import('./commands/diff.ts')).runDiff,
  explain: async () => (await import('./commands/explain.ts')).runExplain,
  where: async () => (await import('./commands/where.ts')).runWhere,
  mail: async () => (await import('./commands/mail.ts')).runMail,
  chart: async () => (await import('./commands/chart.ts')).runChart,
  new: async () => (await import('./commands/new.ts')).runNew,
  schema: async () => (await import('./commands/schema.ts')).runSchema,
  read: async () => (await import('./commands/read.ts')).runRead,
  verify: async () => (await import('./commands/verify.ts')).runVerify,
  doctor: async () => (await import('./commands/doctor.ts')).runDoctor,
};

/** What reads no more than the files that it is given works where there is no project. */
const anywhere: readonly Command[] = ['read', 'verify', 'doctor'];

/**
 * Runs the command line of this process and gives its exit code. `engine` is the absolute path of the package; `code` the
 * hash of what runs; `guard` is told of what a signal must not leave behind; `handOver` is that of the edge.
 */
export function run(engine: string, code: string, guard?: Guard, handOver?: Edge['handOver']): Promise<number> {
  if (guard !== undefined) setGuard(guard);
  setApart(engine);
  return runCli({ ...processEdge(engine, code), ...(handOver === undefined ? {} : { handOver }) });
}

/** Does a piece of work for another process of the program, named by the words of this one's command line. */
export async function runApart(words: readonly string[]): Promise<number> {
  return (await import('./commands/apart.ts')).runApartWork(words);
}

/** Runs one command line; every error becomes words on stderr and an exit code. */
export async function runCli(edge: ProcessEdge): Promise<number> {
  try {
    refuseSwallowedFlags(edge.arguments, edge.environment);
    const { engine, command, cwd } = edge;
    const near = nearestProject(cwd);
    const program = { name: command, version: version(engine), shell: edge.environment.SHELL };
    const files = near === undefined ? {} : { files: projectFiles({ root: near, engine }) };
    const asked = await parseCommandLine(edge.arguments, { ...program, ...files });
    if (typeof asked !== 'string') {
      const root = chooseRoot(asked, edge);
      const runCommand = await runners[asked.command]();
      return await runCommand(asked, { ...edge, root });
    }
    edge.print(asked);
    return 0;
  } catch (error) {
    return report(error, edge);
  }
}

function chooseRoot({ command, words, project }: Options, { cwd }: ProcessEdge): string {
  if (command === 'init') return path.resolve(cwd, words[0] ?? '.');
  const isAnywhere = anywhere.includes(command) || (command === 'diff' && words.length > 0);
  return isAnywhere && project === undefined ? (nearestProject(cwd) ?? cwd) : chooseProject(cwd, project);
}

function report(error: unknown, edge: ProcessEdge): number {
  const debug = edge.arguments.includes('--debug');
  if (!(error instanceof BriefError)) {
    edge.tell(`A bug in Briefpress: ${error instanceof Error ? error.message : String(error)}`);
    edge.tell(
      debug && error instanceof Error ? (error.stack ?? '') : 'Run it again with --debug and report what it prints.',
    );
    return exitCodes.bug;
  }
  for (const finding of error.findings) edge.tell(formatFinding(finding));
  edge.tell(`error: ${error.message}`);
  if (error.hint !== undefined) edge.tell(`  ${error.hint}`);
  if (debug) edge.tell(error.stack ?? '');
  return exitCodes[error.failure];
}
