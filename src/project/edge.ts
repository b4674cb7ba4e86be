import type { Cache } from './cache.mjs';

/** A line of a terminal that is written over. */
export interface LiveLine {
  /** Shows a text below all lines, in place of the one before; an empty text shows none. */
  readonly show: (text: string) => void;
  /** Milliseconds since the process started. */
  readonly elapsed: () => number;
}

/** What the program may know of, and do to, the process that it runs in. `process.ts` makes the real one. */
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
  /** How many things the machine can do at once. */
  readonly cores: number;
  /** Arguments after the script's name. */
  readonly arguments: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Writes a result: a line to stdout. */
  readonly print: (line: string) => void;
  /** Writes anything else: a line to stderr. */
  readonly tell: (line: string) => void;
  /** Present where stderr is a terminal. */
  readonly live?: LiveLine;
  /** Today in UTC, YYYY-MM-DD. */
  readonly today: () => string;
  /** This moment, for what must say when it was sent. */
  readonly now: () => Date;
  /** Asks for a yes or no; present where somebody sits at a terminal. */
  readonly ask?: (question: string) => Promise<boolean>;
  /** Called where a signal ends the program: leave nothing behind. */
  readonly onEnd: (clean: () => void) => void;
}

/** The edge of a command that works on a project. */
export interface Edge extends ProcessEdge {
  /** Absolute path of the project. */
  readonly root: string;
}
