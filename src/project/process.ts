import { availableParallelism } from 'node:os';
import { askYesOrNo } from './ask.ts';
import { openCache } from './cache.mjs';
import { calledAs, inCalledWords } from './called-as.ts';
import type { ProcessEdge } from './edge.ts';
import { exitCodes } from './errors.ts';
import { openTerminal } from './terminal.ts';

/** What every edge has of this machine. `engine` is the absolute path of the package, `code` the hash of what runs. */
export function machineEdge(
  engine: string,
  code: string,
  environment: ProcessEdge['environment'],
): Pick<ProcessEdge, 'engine' | 'code' | 'cache' | 'cores' | 'environment' | 'today' | 'now'> {
  const now = (): Date => new Date();
  const today = (): string => now().toISOString().slice(0, 10);
  return {
    engine,
    code,
    cache: openCache(engine, environment),
    cores: availableParallelism(),
    environment,
    today,
    now,
  };
}

/** Ends the process where its results cannot be written: whoever reads them would take half of them for all. */
function endWithoutResults(code = 'unknown'): never {
  process.stderr.write(`error: the results cannot be written to stdout (${code})\n`);
  process.stderr.write(code === 'ENOSPC' ? '  the disk is full; free some space\n' : '  write them somewhere else\n');
  process.exit(exitCodes.output);
}

/**
 * The edge of this process, which from now on does not end at a reader that has seen enough. `engine` is the absolute path
 * of the package, `code` the hash of what runs.
 */
export function processEdge(engine: string, code: string): ProcessEdge {
  const { stdout, stderr } = process;
  // A reader that has seen enough (`| head -1`) closes the pipe; that is no failure of ours.
  stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
    if (code !== 'EPIPE') endWithoutResults(code);
  });
  // Nobody is left to tell; what was asked for is done all the same.
  stderr.on('error', () => {});
  const terminal = openTerminal(
    (text) => stderr.write(text),
    // A terminal that does not say how wide it is says 0.
    () => stderr.columns || 80,
  );
  const isLive = stderr.isTTY && process.env.TERM !== 'dumb';
  const isPerson = process.stdin.isTTY && stderr.isTTY;
  const command = calledAs(engine, process.env);
  return {
    ...machineEdge(engine, code, process.env),
    command,
    cwd: process.cwd(),
    arguments: process.argv.slice(2),
    print: (line) => terminal.line(line, (text) => stdout.write(text)),
    tell: (line) => terminal.line(inCalledWords(line, command)),
    ...(isLive ? { live: { show: terminal.live, elapsed: () => performance.now() } } : {}),
    ...(isPerson ? { ask: (question) => askYesOrNo(question, process.stdin, stderr) } : {}),
  };
}
