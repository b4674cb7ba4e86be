import fs from 'node:fs';
import path from 'node:path';
import { BriefError } from './errors.ts';
import { guard } from './guard.ts';
import { isWithin } from './is-within.ts';
import { replaceFile, temporaryName } from './replace-file.mjs';

/** An hour: a temporary file that is older was left by a run that was killed. */
const leftoverAge = 60 * 60 * 1000;

/**
 * Makes sure, before anything is rendered, that a folder can be written to: creates it if it is missing, and removes
 * temporary files that killed runs left in it. A folder in the project at `root` may not be a link that leads out of it:
 * whoever wrote the project would choose what is written to.
 * @throws BriefError output, naming the folder.
 */
export function prepareOutput(folder: string, root: string): void {
  refuseWayOut(folder, root);
  try {
    makeFolder(folder);
    const probe = temporaryName(path.join(folder, 'probe'));
    fs.writeFileSync(probe, '', { flag: 'wx' });
    fs.rmSync(probe);
    removeLeftovers(folder);
  } catch (cause) {
    throw cannotWrite(folder, cause);
  }
}

/** Removes the temporary files that killed runs left in a folder. Throws what Node throws. */
export function removeLeftovers(folder: string): void {
  for (const name of fs.readdirSync(folder).filter((candidate) => /^\..*\.tmp$/.test(candidate))) {
    const file = path.join(folder, name);
    // Another run may have put it in its place meanwhile.
    const written = fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Number.POSITIVE_INFINITY;
    if (Date.now() - written > leftoverAge) fs.rmSync(file, { force: true });
  }
}

function refuseWayOut(folder: string, root: string): void {
  const hint = 'put a folder in place of the link; a folder elsewhere can be named with --out DIR';
  if (!fs.existsSync(folder) && isLink(folder)) {
    throw new BriefError('output', `${folder} is a link that leads nowhere; nothing was written`, { hint });
  }
  const real = realPathOf(folder);
  if (!isWithin(root, folder) || isWithin(fs.realpathSync(root), real)) return;
  throw new BriefError('output', `${folder} leads out of the project, to ${real}; nothing was written`, { hint });
}

function isLink(file: string): boolean {
  try {
    return fs.lstatSync(file).isSymbolicLink();
  } catch {
    return false;
  }
}

/** Where a folder really is, or would be when it is made. */
function realPathOf(folder: string): string {
  if (fs.existsSync(folder)) return fs.realpathSync(folder);
  return path.join(realPathOf(path.dirname(folder)), path.basename(folder));
}

/** Creates one folder after the other: below /proc, Node's own recursive option does not end. */
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
 * Writes a file whole or not at all, as `replaceFile` does. `mode` is its permission bits.
 * @throws BriefError output, naming the target.
 */
export function writeFile(target: string, content: Uint8Array | string, mode = 0o644): void {
  try {
    replaceFile(target, content, { mode, flush: true, guard });
  } catch (cause) {
    throw cannotWrite(target, cause);
  }
}

const hints: Readonly<Record<string, string>> = {
  EACCES: 'give yourself permission to write there, or choose another folder with --out',
  EPERM: 'give yourself permission to write there, or choose another folder with --out',
  EROFS: 'the file system is read-only; choose another folder with --out',
  ENOSPC: 'the disk is full; free some space',
  ENOTDIR: 'there is a file in place of the folder; move it, or choose another folder with --out',
  EEXIST: 'there is a file in place of the folder; move it, or choose another folder with --out',
  EISDIR: 'there is a folder in place of the file; move it',
  EBUSY: 'another program has the file open; close it there (a PDF viewer may lock the file)',
};

function cannotWrite(target: string, cause: unknown): BriefError {
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
  return new BriefError(
    'output',
    `${target} cannot be written${code === '' ? '' : ` (${code})`}; any earlier file is unchanged`,
    {
      hint: hints[code] ?? 'choose another folder with --out',
      cause,
    },
  );
}
