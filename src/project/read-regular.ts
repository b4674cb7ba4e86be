import fs from 'node:fs';

/**
 * The bytes of a regular file. Reading a pipe or a device might never end.
 * @throws what Node throws, and an error with the code EFTYPE for anything else than a regular file.
 */
export function readRegular(file: string): Buffer {
  if (fs.statSync(file).isFile()) return fs.readFileSync(file);
  throw Object.assign(new Error(`${file} is no regular file`), { code: 'EFTYPE' });
}
