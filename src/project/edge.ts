/** A line of a terminal that is written over. */
export interface LiveLine {
  /** Shows a text below all lines, in place of the one before; an empty text shows none. */
  readonly show: (text: string) => void;
  /** Milliseconds since the process started. */
  readonly elapsed: () => number;
}

/** What the program may know of, and do to, the process that it runs in. `process.ts` makes the real one. */
export interface Edge {
  readonly root: string;
  /** Hash of the code that runs. */
  readonly code: string;
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
