import yargs from 'yargs';
import type { Edge } from './edge.ts';
import { BriefError, exitCodes, formatFinding } from './errors.ts';
import { projectFiles } from './files.ts';
import { type Command, flags, helpText, type Options, readOptions, refuseSwallowedFlags } from './flags.ts';
import { version } from './version.ts';

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

/** @throws BriefError usage with another command than build. */
async function chooseWatch({ command }: Options): Promise<RunCommand> {
  if (command === 'build') return (await import('./commands/watch.ts')).runWatch;
  throw new BriefError('usage', `--watch builds again on every change, and ${command} does not build`, {
    hint: 'npm run brief -- --topic ID --watch',
  });
}

/** Runs one command line; every error becomes words on stderr and an exit code. */
export async function runCli(edge: Edge): Promise<number> {
  const debug = edge.arguments.includes('--debug');
  try {
    const { parsed, words } = parseArguments(edge.arguments);
    refuseSwallowedFlags({ environment: edge.environment, words, given: givenFlags(parsed) });
    const options = readOptions(parsed, words);
    const ours = version(projectFiles(edge.root));
    if (options.help) edge.print(helpText(ours, options.command));
    else if (options.version) edge.print(ours);
    else {
      const runCommand = await (options.watch ? chooseWatch(options) : runners[options.command]());
      return await runCommand(options, edge);
    }
    return 0;
  } catch (error) {
    return report(error, debug, edge);
  }
}

function parseArguments(words: readonly string[]): {
  readonly parsed: Readonly<Record<string, unknown>>;
  readonly words: readonly string[];
} {
  const parser = yargs([...words])
    .help(false)
    .version(false)
    .exitProcess(false)
    .showHelpOnFail(false)
    .parserConfiguration({ 'camel-case-expansion': false, 'dot-notation': false, 'parse-positional-numbers': false })
    .fail((message: string) => {
      throw new BriefError('usage', message, { hint: 'npm run brief -- --help lists what there is' });
    });
  for (const [name, flag] of Object.entries(flags)) {
    parser.option(name, {
      type: flag.type,
      ...('many' in flag ? { array: false } : {}),
      requiresArg: flag.type !== 'boolean',
    });
  }
  const { _: rest, ...parsed } = parser.parseSync();
  return {
    parsed: Object.fromEntries(Object.entries(parsed).filter(([, value]) => value !== undefined)),
    words: rest.map(String),
  };
}

function givenFlags(parsed: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.keys(parsed).filter((name) => name !== '$0');
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
