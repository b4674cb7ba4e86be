/** What went wrong, as the exit code tells it. `bug` is never thrown on purpose: it is what any other error means. */
export type Failure = 'bug' | 'usage' | 'data' | 'browser' | 'output' | 'delivery';

export const exitCodes: Readonly<Record<Failure, number>> = {
  bug: 1,
  usage: 2,
  data: 3,
  browser: 4,
  output: 5,
  delivery: 6,
};

/**
 * An error that a person can mend. `message` says what failed and where; `hint` says how to mend it, with the valid
 * values where there are any. `findings` are printed one a line before the message.
 */
export class BriefError extends Error {
  readonly failure: Failure;
  readonly hint: string | undefined;
  readonly findings: readonly Finding[];

  constructor(
    failure: Failure,
    message: string,
    options: { readonly hint?: string; readonly findings?: readonly Finding[]; readonly cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'BriefError';
    this.failure = failure;
    this.hint = options.hint;
    this.findings = options.findings ?? [];
  }
}

/** A place in a file of the project: path from the project's root, line and column counted from 1. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** `file:line:column`, as the page's own markup carries it to the checks after printing. */
export function writePosition({ file, line, column }: Position): string {
  return `${file}:${line}:${column}`;
}

/** One thing that `check` reports. */
export interface Finding extends Position {
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly rule: string;
}

/** `file:line:column: error: message [rule]`, the form that editors and terminals turn into a link. */
export function formatFinding(finding: Finding): string {
  const { file, line, column, severity, message, rule } = finding;
  return `${file}:${line}:${column}: ${severity}: ${message} [${rule}]`;
}
