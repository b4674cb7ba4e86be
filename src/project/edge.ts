import type { Cache } from './cache.mjs';

/** A line of a terminal that is overwritten. */
export interface LiveLine {
  /** Shows a text below all other lines and replaces the one before; an empty text removes it. */
  readonly show: (text: string) => void;
  /** Milliseconds since the process started. */
  readonly elapsed: () => number;
}

/** Everything that the program uses of its process. `process.ts` makes the real one. */
export interface ProcessEdge {
  /** Absolute path of the package that runs: its code, templates and fonts. */
  readonly engine: string;
  /** Hash of the code that runs. */
  readonly code: string;
  /** What the engine keeps for speed. */
  readonly cache: Cache;
  /** How the program was called, as it is typed before a command: `npx briefpress`. */
  readonly command: string;
  /** Absolute path of the folder that the program was called in. */
  readonly cwd: string;
  /** How many processor cores the program may use. */
  readonly cores: number;
  /** Arguments after the script's name. */
  readonly arguments: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Writes a result: a line to stdout. */
  readonly print: (line: string) => void;
  /** Writes anything else: a line to stderr. */
  readonly tell: (line: string) => void;
  /** Present if stderr is a terminal. */
  readonly live?: LiveLine;
  /** Today in UTC, YYYY-MM-DD. */
  readonly today: () => string;
  /** The current time, for messages that say when they were sent. */
  readonly now: () => Date;
  /** Asks a yes-or-no question; present if there is a user at a terminal. */
  readonly ask?: (question: string) => Promise<boolean>;
  /** Present where this process may only look: has the whole command done by another, and gives its exit code. */
  readonly handOver?: () => Promise<number>;
}

/** The edge of a command that works on a project. */
export interface Edge extends ProcessEdge {
  /** Absolute path of the project. */
  readonly root: string;
}
