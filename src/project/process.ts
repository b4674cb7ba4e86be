import { availableParallelism } from 'node:os';
import { isatty, ReadStream, WriteStream } from 'node:tty';
import { askYesOrNo } from './ask.ts';
import { openCache } from './cache.mjs';
import { calledAs, inCalledWords } from './called-as.ts';
import type { ProcessEdge } from './edge.ts';
import { openTerminal } from './terminal.ts';

/**
 * The edge of this process, seen from the thread that works; run.mjs sees to signals. `engine` is the absolute path of the
 * package, `code` the hash of what runs.
 */
export function processEdge(engine: string, code: string): ProcessEdge {
  const { stdout } = process;
  // A thread's own stderr is never a terminal: what it is given reaches the one of the process.
  const screen = isatty(2) ? new WriteStream(2) : undefined;
  const stderr = screen ?? process.stderr;
  const terminal = openTerminal(
    (text) => stderr.write(text),
    // A terminal that does not say how wide it is says 0.
    () => screen?.columns || 80,
  );
  const isLive = screen !== undefined && process.env.TERM !== 'dumb';
  const isPerson = screen !== undefined && isatty(0);
  const now = (): Date => new Date();
  const command = calledAs(engine, process.env);
  return {
    engine,
    code,
    cache: openCache(engine, process.env),
    command,
    cwd: process.cwd(),
    cores: availableParallelism(),
    arguments: process.argv.slice(2),
    environment: process.env,
    print: (line) => terminal.line(line, (text) => stdout.write(text)),
    tell: (line) => terminal.line(inCalledWords(line, command)),
    ...(isLive ? { live: { show: terminal.live, elapsed: () => performance.now() } } : {}),
    today: () => now().toISOString().slice(0, 10),
    now,
    ...(isPerson ? { ask: (question) => askYesOrNo(question, new ReadStream(0), stderr) } : {}),
  };
}
