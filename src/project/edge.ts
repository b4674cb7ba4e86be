/** A line of a terminal that is overwritten. */
export interface LiveLine {
  /** Shows a text below all other lines and replaces the one before; an empty text removes it. */
  readonly show: (text: string) => void;
  /** Milliseconds since the process started. */
  readonly elapsed: () => number;
}

/** Everything that the program uses of its process. `process.ts` makes the real one. */
export interface Edge {
  readonly root: string;
  /** Hash of the code that runs. */
  readonly code: string;
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
  /** Adds a function that removes temporary files and processes when a signal ends the program. */
  readonly onEnd: (clean: () => void) => void;
}
