import fs from 'node:fs';
import path from 'node:path';
import { BriefError } from './errors.ts';

/** Reading the project's own text files. Paths are relative to the project's root, with forward slashes. */
export interface Files {
  /** The text of a file. @throws BriefError data, where it is missing, too large, no regular file, or not UTF-8. */
  read(file: string): string;
  bytes(file: string): Uint8Array;
  exists(file: string): boolean;
  /** Names of the files and folders in a folder, sorted; none where there is no such folder. */
  list(folder: string): readonly string[];
}

const limit = 2 * 1024 * 1024;

/**
 * The files below `root`. Nothing outside it can be read: a link that leads out is refused, and so is what is not a
 * regular file, before it is opened. Installed packages may be links: they are code that runs here anyway.
 */
export function projectFiles(root: string): Files {
  const real = fs.realpathSync(root);
  const open = (file: string): Buffer => {
    const target = path.join(real, file);
    const refuse = (why: string, hint: string): never => {
      throw new BriefError('data', `${file}: ${why}`, { hint });
    };
    if (!fs.existsSync(target)) refuse('there is no such file', 'restore it, or take out what names it');
    const resolved = fs.realpathSync(target);
    const installed = file.startsWith('node_modules/');
    if (!installed && path.relative(real, resolved).startsWith('..'))
      refuse('it is a link that leads out of the project', 'copy the file in');
    const stat = fs.statSync(resolved);
    if (!stat.isFile()) refuse('it is not a regular file', 'put a file there');
    if (stat.size > limit)
      refuse(`it has ${stat.size} bytes, more than ${limit}`, 'split it, or keep long tables as CSV');
    return fs.readFileSync(resolved);
  };
  return {
    bytes: open,
    read: (file) => decode(file, open(file)),
    exists: (file) => fs.existsSync(path.join(real, file)),
    list: (folder) => {
      const target = path.join(real, folder);
      return fs.existsSync(target) ? fs.readdirSync(target).sort() : [];
    },
  };
}

function decode(file: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\r\n', '\n');
  } catch {
    throw new BriefError('data', `${file}: it is not UTF-8 text`, { hint: 'save it as UTF-8' });
  }
}
