// Plain JavaScript, for the cache is read before any TypeScript has been bundled.
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** A name beside a file, for what is not yet whole. @param {string} file */
export function temporaryName(file) {
  return path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.${randomUUID().slice(0, 8)}.tmp`);
}

/**
 * Writes a file beside its target and renames it over the target, so that the target is always either the old file or
 * the new one, complete. `mode` is its permission bits, less those that the process masks; with `flush` it is on the disk
 * before it is renamed. Throws what Node throws, and leaves the target as it was.
 * @param {string} target
 * @param {string | Uint8Array} content
 * @param {{ readonly mode: number, readonly flush?: boolean, readonly guard?: (file: string) => () => void }} options
 * `guard` is told of the file beside it, and gives what is called once that is gone
 */
export function replaceFile(target, content, { mode, flush = false, guard = () => () => {} }) {
  const beside = temporaryName(target);
  const release = guard(beside);
  try {
    fs.writeFileSync(beside, content, { flag: 'wx', mode, flush });
    fs.renameSync(beside, target);
  } catch (error) {
    fs.rmSync(beside, { force: true });
    throw error;
  } finally {
    release();
  }
}
