import { BriefError } from '../project/errors.ts';
import type { Files } from '../project/files.ts';
import { readEditions } from './read.ts';
import type { EditionRecord } from './schema.ts';

/**
 * The issued editions of a briefing, the first one first; none where none was issued.
 * @throws BriefError data, for a record that is no record, or whose number or briefing is not that of its place.
 */
export function loadEditions(files: Files, briefing: string): readonly EditionRecord[] {
  const { records, findings } = readEditions(files, briefing);
  if (findings.length > 0) {
    throw new BriefError('data', `the editions of ${briefing} have errors`, {
      findings,
      hint: 'a record is written by `issue` and never by hand: restore it from git',
    });
  }
  return records;
}
