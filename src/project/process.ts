import { availableParallelism } from 'node:os';
import { askYesOrNo } from './ask.ts';
import { openCache } from './cache.mjs';
import { calledAs, inCalledWords } from './called-as.ts';
import type { ProcessEdge } from './edge.ts';
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

/**
 * The edge of this process, which from now on does not end at a reader that has seen enough. `engine` is the absolute path
 * of the package, `code` the hash of what runs.
 */
export function processEdge(engine: string, code: string): ProcessEdge {
  // A reader that has seen enough (`| head -1`) closes the pipe; that is no failure of ours.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
  const { stdout, stderr } = process;
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
