import { BriefError } from '../project/errors.ts';
import type { Files } from '../project/files.ts';
import { readEditions } from './read.ts';
import type { EditionRecord } from './schema.ts';

/**
 * The issued editions of a briefing, the first one first; empty if none was issued.
 * @throws BriefError data, for a record that is not valid, or whose number or briefing does not match its file.
 */
export function loadEditions(files: Files, briefing: string): readonly EditionRecord[] {
  const { records, findings } = readEditions(files, briefing);
  if (findings.length > 0) {
    throw new BriefError('data', `the editions of ${briefing} have errors`, {
      findings,
      hint: 'only `issue` writes these records: restore them from git',
    });
  }
  return records;
}
