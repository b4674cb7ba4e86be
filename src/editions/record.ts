import fs from 'node:fs';
import path from 'node:path';
import { BriefError } from '../project/errors.ts';
import { prepareOutput, writeFile } from '../project/write.ts';
import { formatRecord } from './format.ts';
import type { EditionRecord } from './schema.ts';

/**
 * Writes the record of a new edition. Of two runs that issue the same number at once, one is refused.
 * @throws BriefError data, where the number is taken; output, where it cannot be written.
 */
export function writeNewRecord(file: string, record: EditionRecord): void {
  prepareOutput(path.dirname(file));
  // Whole before it has its name, and never over another: a link is refused where the name is taken.
  const beside = `${file}.${process.pid}`;
  writeFile(beside, formatRecord(record));
  try {
    fs.linkSync(beside, file);
  } catch (cause) {
    const taken = typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === 'EEXIST';
    throw new BriefError(
      taken ? 'data' : 'output',
      `${file} ${taken ? `is there already: another run issued edition ${record.edition}` : 'cannot be written'}`,
      {
        hint: taken ? 'run it again: the next number may be due, or nothing' : 'give yourself the right to write there',
        cause,
      },
    );
  } finally {
    fs.rmSync(beside, { force: true });
  }
}

/** Takes back the record of an edition whose PDF could not be written. */
export function removeRecord(file: string): void {
  fs.rmSync(file, { force: true });
}
