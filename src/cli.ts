import { type Arguments, parseArguments } from './command-line/arguments.ts';
import type { Command } from './command-line/flag-table.ts';
import { type Options, readOptions } from './command-line/flags.ts';
import { helpText } from './command-line/help.ts';
import { refuseSwallowedFlags } from './command-line/npm-flags.ts';
import type { Edge } from './project/edge.ts';
import { BriefError, exitCodes, formatFinding } from './project/errors.ts';
import { type Files, projectFiles } from './project/files.ts';
import { processEdge } from './project/process.ts';
import { version } from './project/version.ts';

type RunCommand = (options: Options, edge: Edge) => Promise<number> | number;

// Imported when asked for: a check that loads what draws and prints would take half as long again.
const runners: Readonly<Record<Command, () => Promise<RunCommand>>> = {
  build: async () => (await import('./commands/build.ts')).runBuild,
  list: async () => (await import('./commands/list.ts')).runList,
  check: async () => (await import('./commands/check.ts')).runCheck,
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

/**
 * Runs the command line of this process and gives its exit code. `root` is the project's folder, absolute; `code` the
 * hash of what runs.
 */
export function run(root: string, code: string): Promise<number> {
  return runCli(processEdge(root, code));
}

/** Runs one command line; every error becomes words on stderr and an exit code. */
export async function runCli(edge: Edge): Promise<number> {
  const debug = edge.arguments.includes('--debug');
  try {
    const { parsed, words } = parseArguments(edge.arguments);
    refuseSwallowedFlags({ environment: edge.environment, words, given: Object.keys(parsed) });
    const files = projectFiles(edge.root);
    const options = await understand({ parsed, words }, files);
    const ours = version(files);
    if (options.help) edge.print(helpText(ours, words.length === 0 ? undefined : options.command));
    else if (options.version) edge.print(ours);
    else {
      const runCommand = await runners[options.command]();
      return await runCommand(options, edge);
    }
    return 0;
  } catch (error) {
    return report(error, debug, edge);
  }
}

/** What is wrong is told with what the project's files know of it, which are read for that alone. */
async function understand({ parsed, words }: Arguments, files: Files): Promise<Options> {
  try {
    return readOptions(parsed, words);
  } catch (error) {
    if (!(error instanceof BriefError)) throw error;
    const { usageHints } = await import('./command-line/usage-hints.ts');
    return readOptions(parsed, words, usageHints(files));
  }
}

function report(error: unknown, debug: boolean, edge: Edge): number {
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
