import { positionFinder } from '../data/line-and-column.ts';
import { shapeIssues } from '../data/shape.ts';
import { type Locate, parseYaml } from '../data/yaml.ts';
import { BriefError, type Finding, type Position } from '../project/errors.ts';
import type { Files } from '../project/files.ts';
import { sealOfRecord } from './format.ts';
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

/**
 * The issued editions of a briefing, the first one first; empty if none was issued.
 * @throws BriefError data, for a record that is not valid, or whose number or briefing does not match its file.
 */
export function loadEditions(files: Files, briefing: string): readonly EditionRecord[] {
  const { records, findings: all } = readEditions(files, briefing);
  const findings = all.filter(({ severity }) => severity === 'error');
  if (findings.length === 0) return records;
  const hint = 'only `issue` writes these records: restore them from git';
  throw new BriefError('data', `the editions of ${briefing} have errors`, { findings, hint });
}

interface ReadRecord {
  readonly record?: EditionRecord;
  readonly findings: readonly Finding[];
}

function readRecord(files: Files, file: string, briefing: string): ReadRecord {
  try {
    const text = files.read(file);
    const written: unknown = JSON.parse(text);
    const { success, data } = editionSchema.safeParse(written);
    const at = locateIn(text, file);
    if (!success)
      return { findings: shapeIssues(editionSchema, written).map(({ path, message }) => finding(at(path), message)) };
    const { seal, ...record } = data;
    if (file === editionFile(briefing, record.edition) && record.briefing === briefing)
      return readSealed(record, seal, at);
    const message = `this is the record of edition ${record.edition} of ${record.briefing}, whose file is ${editionFile(record.briefing, record.edition)}; restore both from git`;
    return { findings: [finding(at(['edition']), message)] };
  } catch (error) {
    const start = { file, line: 1, column: 1 };
    if (error instanceof BriefError) return { findings: [finding(start, error.message)] };
    if (!(error instanceof SyntaxError)) throw error;
    const [why] = error.message.split(/ (?:in JSON )?(?:at position|\(line) \d+|, "/);
    return { findings: [finding(syntaxError(files.read(file), error, start), `this is not JSON: ${why}`)] };
  }
}

/** A record whose seal is not that of what it says was changed by hand, and counts as one that cannot be read. */
function readSealed(record: EditionRecord, seal: string | undefined, at: Locate): ReadRecord {
  if (seal === undefined && record.format === 1) {
    const message = 'an earlier version wrote this record, without a seal: a change to it by hand would not be seen';
    return { record, findings: [{ ...finding(at(['format']), message), severity: 'warning' }] };
  }
  if (seal === sealOfRecord(record)) return { record, findings: [] };
  const message = `the record of edition ${record.edition} was changed after it was issued: its seal is not that of what it says; restore it from git`;
  return { findings: [finding(at(seal === undefined ? ['edition'] : ['seal']), message)] };
}

/** The position of an error of JSON's syntax: in its message, or where YAML, which JSON is part of, has an error. */
function syntaxError(text: string, { message }: SyntaxError, start: Position): Position {
  const offset = /at position (\d+)/.exec(message)?.[1];
  const [line, column] = positionFinder(text)(Number(offset ?? 0));
  if (offset !== undefined) return { ...start, line, column };
  try {
    parseYaml(text, start);
  } catch (error) {
    if (error instanceof BriefError) return error.findings[0] ?? start;
  }
  return start;
}

/** The positions of a record's values, found when the first is asked for: it is slow. */
export function locateIn(text: string, file: string): Locate {
  return (path) => parseYaml(text, { file, line: 1, column: 1 }).locate(path);
}

/** Findings across records: missing numbers, dates that go back, and withdrawals at an impossible time. */
function sequenceFindings(files: Files, records: readonly EditionRecord[]): readonly Finding[] {
  return records.flatMap((record, index): readonly Finding[] => {
    const { edition, briefing, date, withdrawn } = record;
    const before = records[index - 1];
    const file = editionFile(briefing, edition);
    const at = (...path: readonly string[]): Position => locateIn(files.read(file), file)(path);
    const expected = (before?.edition ?? 0) + 1;
    const last = records.at(-1)?.edition ?? edition;
    const findings: Finding[] = [];
    if (edition !== expected) {
      const message = `edition ${expected} is missing; records must not be removed: restore it from git`;
      findings.push(finding(at('edition'), message));
    }
    if (before !== undefined && before.date > date)
      findings.push(finding(at('date'), `this date is before that of edition ${before.edition}, ${before.date}`));
    if (withdrawn !== undefined && (withdrawn.after < edition || withdrawn.after > last))
      findings.push(finding(at('withdrawn', 'after'), `"after" must be an edition from ${edition} to ${last}`));
    return findings;
  });
}

function finding({ file, line, column }: Position, message: string): Finding {
  return { file, line, column, severity: 'error', message, rule: 'edition' };
}
