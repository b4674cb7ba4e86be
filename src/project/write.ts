import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { BriefError } from './errors.ts';
import { guard } from './guard.ts';

/** An hour: a temporary file that is older was left by a run that was killed. */
const leftoverAge = 60 * 60 * 1000;

/**
 * Makes sure, before anything is rendered, that a folder can be written to; makes it where it is missing, and removes
 * temporary files that killed runs left in it.
 * @throws BriefError output, naming the folder.
 */
export function prepareOutput(folder: string): void {
  try {
    makeFolder(folder);
    fs.accessSync(folder, fs.constants.W_OK);
    const probe = path.join(folder, temporaryName('probe'));
    fs.writeFileSync(probe, '', { flag: 'wx' });
    fs.rmSync(probe);
    for (const name of fs.readdirSync(folder).filter((candidate) => /^\..*\.tmp$/.test(candidate))) {
      const file = path.join(folder, name);
      if (Date.now() - fs.statSync(file).mtimeMs > leftoverAge) fs.rmSync(file, { force: true });
    }
  } catch (cause) {
    throw cannotWrite(folder, cause);
  }
}

/** One folder after the other: below /proc, Node's own recursive way does not end. */
function makeFolder(folder: string): void {
  if (fs.existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  try {
    fs.mkdirSync(folder);
  } catch (error) {
    // Another run may have made it meanwhile.
    if (!fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}

/**
 * Writes a finished file beside its target and renames it over it, so that the target is the old file or the new one
 * and never part of either. `mode` is its permission bits, less those that the process masks.
 * @throws BriefError output, naming the target.
 */
export function writeFile(target: string, content: Uint8Array | string, mode = 0o644): void {
  const beside = path.join(path.dirname(target), temporaryName(path.basename(target)));
  const release = guard(beside);
  try {
    const file = fs.openSync(beside, 'wx', mode);
    try {
      fs.writeFileSync(file, content);
      fs.fsyncSync(file);
    } finally {
      fs.closeSync(file);
    }
    fs.renameSync(beside, target);
  } catch (cause) {
    fs.rmSync(beside, { force: true });
    throw cannotWrite(target, cause);
  } finally {
    release();
  }
}

function temporaryName(name: string): string {
  return `.${name}.${process.pid}.${randomUUID().slice(0, 8)}.tmp`;
}

const cures: Readonly<Record<string, string>> = {
  EACCES: 'give yourself the right to write there, or name another folder with --out',
  EPERM: 'give yourself the right to write there, or name another folder with --out',
  EROFS: 'the file system is read-only; name another folder with --out',
  ENOSPC: 'the disk is full; free some space',
  ENOTDIR: 'a file stands where a folder should; move it, or name another folder with --out',
  EEXIST: 'a file stands where a folder should; move it, or name another folder with --out',
  EISDIR: 'a folder stands where the file should; move it',
  EBUSY: 'another program has the file open; close it there (a PDF viewer may lock the file)',
};

function cannotWrite(target: string, cause: unknown): BriefError {
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
  return new BriefError(
    'output',
    `${target} cannot be written${code === '' ? '' : ` (${code})`}; what was there is unchanged`,
    {
      hint: cures[code] ?? 'name another folder with --out',
      cause,
    },
  );
}
