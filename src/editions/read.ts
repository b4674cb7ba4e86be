import { shapeIssues } from '../data/shape.ts';
import { type Locate, parseYaml } from '../data/yaml.ts';
import { BriefError, type Finding, type Position } from '../project/errors.ts';
import type { Files } from '../project/files.ts';
import { type EditionRecord, editionSchema } from './schema.ts';

export const editionsFolder = 'data/editions';

/** The path of an edition's record, from the project's root. */
export function editionFile(briefing: string, edition: number): string {
  return `${editionsFolder}/${briefing}/${String(edition).padStart(3, '0')}.json`;
}

/** The records of a briefing that could be read, the first one first, and the findings on all of them. */
export interface ReadEditions {
  readonly records: readonly EditionRecord[];
  readonly findings: readonly Finding[];
}

/** Reads the issued editions of a briefing; empty if none was issued. Never throws. */
export function readEditions(files: Files, briefing: string): ReadEditions {
  const folder = `${editionsFolder}/${briefing}`;
  const read = files
    .list(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => readRecord(files, `${folder}/${name}`, briefing));
  const records = read.flatMap(({ record }) => record ?? []);
  // A number that is missing because its file could not be read has been reported already.
  const whole = read.every(({ record }) => record !== undefined);
  return {
    records,
    findings: [...read.flatMap(({ findings }) => findings), ...(whole ? sequenceFindings(files, records) : [])],
  };
}

interface ReadRecord {
  readonly record?: EditionRecord;
  readonly findings: readonly Finding[];
}

function readRecord(files: Files, file: string, briefing: string): ReadRecord {
  const fail = (message: string, place: Position = { file, line: 1, column: 1 }): ReadRecord => ({
    findings: [finding(place, message)],
  });
  try {
    const text = files.read(file);
    const content = parse(text, file);
    if ('problem' in content) return { findings: [content.problem] };
    const result = editionSchema.safeParse(content.value);
    if (!result.success) {
      const locate = placesOf(text, file);
      return { findings: shapeIssues(result.error).map(({ path, message }) => finding(locate(path), message)) };
    }
    const record = result.data;
    if (file === editionFile(briefing, record.edition) && record.briefing === briefing) return { record, findings: [] };
    const said = `this says that it is edition ${record.edition} of ${record.briefing}, which has another file name`;
    return fail(said, placesOf(text, file)(['edition']));
  } catch (error) {
    if (error instanceof BriefError) return fail(error.message);
    throw error;
  }
}

function parse(text: string, file: string): { readonly value: unknown } | { readonly problem: Finding } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    const [said] = String(error instanceof Error ? error.message : error).split(/ \(line \d+|, "/);
    return { problem: finding(placeOfError(text, file, String(error)), `this is not JSON: ${said}`) };
  }
}

/** The position of a JSON error: from its message, or else from reading the text as YAML, which JSON is part of. */
function placeOfError(text: string, file: string, message: string): Position {
  const first = { file, line: 1, column: 1 };
  const offset = Number(/at position (\d+)/.exec(message)?.[1]);
  if (Number.isInteger(offset)) {
    const before = text.slice(0, offset).split('\n');
    return { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  }
  try {
    parseYaml(text, first);
    return first;
  } catch (error) {
    return error instanceof BriefError ? (error.findings[0] ?? first) : first;
  }
}

/** The positions of a record's values; slow, so only used for a finding. */
export function placesOf(text: string, file: string): Locate {
  const first = { file, line: 1, column: 1 };
  try {
    return parseYaml(text, first).locate;
  } catch {
    return () => first;
  }
}

/** Findings across records: missing numbers, dates that go back, and withdrawals at an impossible time. */
function sequenceFindings(files: Files, records: readonly EditionRecord[]): readonly Finding[] {
  return records.flatMap((record, index): readonly Finding[] => {
    const { edition, briefing, date, withdrawn } = record;
    const before = records[index - 1];
    const file = editionFile(briefing, edition);
    const at = (...path: readonly string[]): Position => placesOf(files.read(file), file)(path);
    const expected = (before?.edition ?? 0) + 1;
    const last = records.at(-1)?.edition ?? edition;
    return [
      ...(edition === expected
        ? []
        : [finding(at('edition'), `edition ${expected} is missing; records must not be removed: restore it from git`)]),
      ...(before === undefined || before.date <= date
        ? []
        : [finding(at('date'), `this date is before that of edition ${before.edition}, ${before.date}`)]),
      ...(withdrawn === undefined || (withdrawn.after >= edition && withdrawn.after <= last)
        ? []
        : [finding(at('withdrawn', 'after'), `"after" must be an edition from ${edition} to ${last}`)]),
    ];
  });
}

function finding({ file, line, column }: Position, message: string): Finding {
  return { file, line, column, severity: 'error', message, rule: 'edition' };
}
