/** The kind of failure, which decides the exit code. `bug` is never thrown on purpose: any other error counts as one. */
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
 * An error that the user can fix. `message` says what failed and where; `hint` says how to fix it and lists valid values
 * if there are any. `findings` are printed before the message, one per line.
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

/** A position in a file of the project: path from the project's root, line and column counted from 1. */
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
  /** Of a topic written for many places, the names of the briefings that have it; missing: all of them. */
  readonly briefings?: readonly string[];
  /** The gap that an entry of `data/conflicts.yaml` of an older form may have been written for, and where its rule stands. */
  readonly accepts?: { readonly rule: Position; readonly gap: string };
}

/** `file:line:column: error: message [rule]`, which editors and terminals turn into a link. */
export function formatFinding(finding: Finding): string {
  const { file, line, column, severity, message, rule } = finding;
  return `${file}:${line}:${column}: ${severity}: ${message} [${rule}]`;
}

/** Findings sorted by file, line and column. */
export function sortFindings(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted(
    (a, b) =>
      compareText(a.file, b.file) ||
      a.line - b.line ||
      a.column - b.column ||
      compareText(a.rule, b.rule) ||
      compareText(a.message, b.message),
  );
}

/** Orders texts by their code units, in every locale alike. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
