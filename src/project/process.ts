import { availableParallelism } from 'node:os';
import { isatty, ReadStream, WriteStream } from 'node:tty';
import { askYesOrNo } from './ask.ts';
import type { Edge } from './edge.ts';
import { openTerminal } from './terminal.ts';

/** The edge of this process, seen from the thread that works; run.mjs sees to signals. */
export function processEdge(root: string, code: string): Edge {
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
  return {
    root,
    code,
    cores: availableParallelism(),
    arguments: process.argv.slice(2),
    environment: process.env,
    print: (line) => terminal.line(line, (text) => stdout.write(text)),
    tell: (line) => terminal.line(line),
    ...(isLive ? { live: { show: terminal.live, elapsed: () => performance.now() } } : {}),
    today: () => now().toISOString().slice(0, 10),
    now,
    ...(isPerson ? { ask: (question) => askYesOrNo(question, new ReadStream(0), stderr) } : {}),
  };
}
