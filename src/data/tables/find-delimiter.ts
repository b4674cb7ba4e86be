import { groupBy } from '../group.ts';
import { type Delimiter, delimiters, TableError } from './grid.ts';
import { splitRows } from './split-rows.ts';

/** How many rows of a file are looked at. */
const looked = 1000;

/** A delimiter that splits rows into equally many fields. */
interface Candidate {
  readonly delimiter: Delimiter;
  /** The lines of the rows that it splits alike. */
  readonly agreeing: ReadonlySet<number>;
  /** How often it stands in them. */
  readonly uses: number;
  /** Whether it always stands between two digits, as a decimal mark does. */
  readonly marksNumbers: boolean;
  /** Whether it does so but for a few rows, which may be titles. */
  readonly mostlyMarksNumbers: boolean;
}

/**
 * The delimiter of a text file: the one that stands most often in rows that it splits into equally many fields; a
 * comma in a file of one column. Throws a TableError where two are equally possible.
 */
export function findDelimiter(text: string): Delimiter {
  const tried = delimiters.map((delimiter) => tryDelimiter(text, delimiter));
  const found = tried.filter(isCandidate);
  const best = found.reduce<Candidate | undefined>(
    (one, each) => (each.uses > (one?.uses ?? 0) ? each : one),
    undefined,
  );
  const possible = found.filter((each) => each === best || (best !== undefined && splitsSameRows(each, best)));
  // Nobody types a tab into a text; commas beside it are those of the texts (Eurostat's keys).
  const tab = possible.find(({ delimiter }) => delimiter === '\t');
  const [chosen, ...others] = tab ? [tab] : withoutMarks(possible);
  if (chosen === undefined) {
    const broken = tried.find((each) => each instanceof TableError);
    if (broken !== undefined) throw broken;
    return ',';
  }
  if (others.length > 0) throw undecided([chosen, ...others].map(({ delimiter }) => `"${delimiter}"`).join(' and '));
  if (chosen.marksNumbers && chosen.delimiter === ',') {
    throw undecided('", between fields and a decimal comma in one column"');
  }
  return chosen.delimiter;
}

function isCandidate(tried: Candidate | TableError | undefined): tried is Candidate {
  return tried !== undefined && !(tried instanceof TableError);
}

function undecided(which: string): TableError {
  const message = `the fields may be separated in more than one way, ${which}; declare \`delimiter\`: ${delimiters.map((each) => JSON.stringify(each)).join(', ')}`;
  return new TableError(message);
}

/** Candidates without those that are the marks of numbers, in all rows or else in most, unless all may be. */
function withoutMarks(candidates: readonly Candidate[]): readonly Candidate[] {
  const never = candidates.filter(({ mostlyMarksNumbers }) => !mostlyMarksNumbers);
  if (never.length > 0) return never;
  const others = candidates.filter(({ marksNumbers }) => !marksNumbers);
  return others.length > 0 ? others : candidates;
}

/** Undefined where it splits too few rows, the error where it breaks the quoting. */
function tryDelimiter(text: string, delimiter: Delimiter): Candidate | TableError | undefined {
  if (!text.includes(delimiter)) return undefined;
  try {
    const { rows, lines } = splitRows(text, delimiter, looked);
    const filled = rows.flatMap((row, index) =>
      row.some((field) => field.trim() !== '') ? [{ row, line: lines[index] ?? 0 }] : [],
    );
    const split = filled.filter(({ row }) => row.length > 1);
    const groups = [...groupBy(split, ({ row }) => String(row.length)).values()];
    const alike = groups.reduce((one, group) => (usesIn(group) > usesIn(one) ? group : one), []);
    if (alike.length < Math.min(2, filled.length)) return undefined;
    const agreeing = new Set(alike.map(({ line }) => line));
    const marks = alike.filter(({ row }) => splitsNumbers(row)).length;
    return {
      delimiter,
      agreeing,
      uses: usesIn(alike),
      marksNumbers: marks === alike.length,
      mostlyMarksNumbers: marks * 5 >= alike.length * 4,
    };
  } catch (error) {
    if (error instanceof TableError) return error;
    throw error;
  }
}

function usesIn(group: readonly { readonly row: readonly string[] }[]): number {
  return group.length * ((group[0]?.row.length ?? 1) - 1);
}

/** Whether it splits most of the rows that another splits, and not the notes above and below them alone. */
function splitsSameRows(each: Candidate, other: Candidate): boolean {
  return [...other.agreeing].filter((line) => each.agreeing.has(line)).length * 2 > other.agreeing.size;
}

function splitsNumbers(row: readonly string[]): boolean {
  return row.slice(1).every((field, index) => /^\d/.test(field) && /\d$/.test(row[index] ?? ''));
}
