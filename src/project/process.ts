import { availableParallelism } from 'node:os';
import { askYesOrNo } from './ask.ts';
import { openCache } from './cache.mjs';
import { calledAs, inCalledWords } from './called-as.ts';
import type { ProcessEdge } from './edge.ts';
import { openTerminal } from './terminal.ts';

const signals = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/**
 * The edge of this process, which from now on ends at a signal, and not at a reader that has seen enough. `engine` is the
 * absolute path of the package, `code` the hash of what runs.
 */
export function processEdge(engine: string, code: string): ProcessEdge {
  const cleaners: (() => void)[] = [];
  for (const [signal, code] of Object.entries(signals)) {
    process.once(signal, () => {
      for (const clean of cleaners) clean();
      process.exit(code);
    });
  }
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
  const now = (): Date => new Date();
  cleaners.push(() => terminal.live(''));
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
    ...(isPerson ? { ask: (question) => askYesOrNo(question, process.stdin, stderr) } : {}),
    onEnd: (clean) => cleaners.push(clean),
  };
}
