import fs from 'node:fs';
import path from 'node:path';
import { BriefError } from '../project/errors.ts';
import { guard } from '../project/guard.ts';
import { temporaryName } from '../project/replace-file.mjs';
import { prepareOutput, writeFile } from '../project/write.ts';
import { formatRecord } from './format.ts';
import type { EditionRecord } from './schema.ts';

/**
 * Writes the record of a new edition of the project at `root`; `name` is its file there. If two runs issue the same number at once, one fails.
 * @throws BriefError data, if the number is taken; output, if the record cannot be written.
 */
export function writeNewRecord(root: string, name: string, record: EditionRecord): void {
  const file = path.join(root, name);
  prepareOutput(path.dirname(file), root);
  // A link appears complete and never replaces a file: it fails if the name is taken.
  const beside = temporaryName(file);
  const release = guard(beside);
  try {
    writeFile(beside, formatRecord(record));
    fs.linkSync(beside, file);
  } catch (cause) {
    if (cause instanceof BriefError) throw cause;
    const taken = typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === 'EEXIST';
    throw new BriefError(
      taken ? 'data' : 'output',
      `${file} ${taken ? `exists already: another run issued edition ${record.edition}` : 'cannot be written'}`,
      {
        hint: taken ? 'run the command again' : 'give yourself permission to write there',
        cause,
      },
    );
  } finally {
    fs.rmSync(beside, { force: true });
    release();
  }
}

/** Removes the record of an edition whose PDF could not be written. */
export function removeRecord(file: string): void {
  fs.rmSync(file, { force: true });
}
