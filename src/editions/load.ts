import { shapeIssues } from '../data/shape.ts';
import { BriefError, type Finding } from '../errors.ts';
import type { Files } from '../files.ts';
import { type EditionRecord, editionSchema } from './schema.ts';

const folder = 'data/editions';

/** The path of an edition's record, from the project's root. */
export function editionFile(briefing: string, edition: number): string {
  return `${folder}/${briefing}/${String(edition).padStart(3, '0')}.json`;
}

/**
 * The issued editions of a briefing, the first one first; none where none was issued.
 * @throws BriefError data, for a record that is no record, or whose number or briefing is not that of its place.
 */
export function loadEditions(files: Files, briefing: string): readonly EditionRecord[] {
  const names = files.list(`${folder}/${briefing}`).filter((name) => name.endsWith('.json'));
  const findings: Finding[] = [];
  const records = names.flatMap((name, index) => {
    const file = `${folder}/${briefing}/${name}`;
    const report = (message: string): void => {
      findings.push({ file, line: 1, column: 1, severity: 'error', message, rule: 'edition' });
    };
    const record = readRecord(files.read(file), report);
    if (record === undefined) return [];
    if (file !== editionFile(briefing, record.edition) || record.briefing !== briefing)
      report(`it says that it is edition ${record.edition} of ${record.briefing}, which is another file`);
    if (record.edition !== index + 1) report(`edition ${index + 1} is missing: records are never taken away`);
    return [record];
  });
  if (findings.length > 0) {
    throw new BriefError('data', `the editions of ${briefing} have errors`, {
      findings,
      hint: 'a record is written by `issue` and never by hand: restore it from git',
    });
  }
  return records;
}

function readRecord(text: string, report: (message: string) => void): EditionRecord | undefined {
  try {
    const result = editionSchema.safeParse(JSON.parse(text));
    if (result.success) return result.data;
    for (const { path, message } of shapeIssues(result.error)) report(`${path.join('.')}: ${message}`);
  } catch (error) {
    report(`it is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  return undefined;
}

/** A record as its file has it: keys sorted, one statistic and one section a line, so that versions compare well. */
export function formatRecord(record: EditionRecord): string {
  const fields = Object.entries(record)
    .filter(([, value]) => value !== undefined)
    .toSorted(byKey)
    .map(([key, value]) => `  ${JSON.stringify(key)}: ${formatField(value)}`);
  return `{\n${fields.join(',\n')}\n}\n`;
}

function formatField(value: unknown): string {
  if (Array.isArray(value)) return block('[', value.map(formatFlat), ']');
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).toSorted(byKey);
  return block(
    '{',
    entries.map(([key, inner]) => `${JSON.stringify(key)}: ${formatFlat(inner)}`),
    '}',
  );
}

function block(open: string, lines: readonly string[], close: string): string {
  return lines.length === 0 ? `${open}${close}` : `${open}\n    ${lines.join(',\n    ')}\n  ${close}`;
}

function formatFlat(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(formatFlat).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .toSorted(byKey);
  return `{ ${entries.map(([key, inner]) => `${JSON.stringify(key)}: ${formatFlat(inner)}`).join(', ')} }`;
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
