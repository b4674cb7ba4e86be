// Written by hand: one archive of a known kind is read, from memory, with every path refused that leads out of it.
import { BriefError } from '../project/errors.ts';

/** One file of a tar archive. `path` is relative, with forward slashes and no `..`; `mode` holds the permission bits. */
export interface TarFile {
  readonly path: string;
  readonly mode: number;
  readonly bytes: Uint8Array;
}

const block = 512;
const magicAt = 257;

/**
 * The regular files of an uncompressed POSIX ustar archive (IEEE Std 1003.1, pax, "ustar Interchange Format").
 * Folders are implied by the paths. Throws BriefError('browser') on a damaged archive, on a path that leaves the
 * archive's root, and on any entry that is neither file nor folder: a link could point outside the folder.
 */
export function readTar(archive: Uint8Array): readonly TarFile[] {
  const files: TarFile[] = [];
  let at = 0;
  while (at + block <= archive.length && archive[at] !== 0) {
    const header = archive.subarray(at, at + block);
    const size = readOctal(header, 124, 12);
    const type = readText(header, 156, 1);
    const path = readPath(header);
    if (!checksumHolds(header)) throw damaged(`the header at byte ${at} has a wrong checksum`);
    if (at + block + size > archive.length) throw damaged(`"${path}" is cut off`);
    if (type === '' || type === '0') {
      files.push({
        path,
        mode: readOctal(header, 100, 8) & 0o777,
        bytes: archive.subarray(at + block, at + block + size),
      });
    } else if (type !== '5') {
      throw damaged(`"${path}" is neither a file nor a folder (type "${type}")`);
    }
    at += block + Math.ceil(size / block) * block;
  }
  if (at + block > archive.length) throw damaged('it has no end mark');
  return files;
}

function readPath(header: Uint8Array): string {
  const prefix = isPosix(header) ? readText(header, 345, 155) : '';
  const name = readText(header, 0, 100);
  const path = prefix === '' ? name : `${prefix}/${name}`;
  if (path === '' || path.startsWith('/') || path.includes('\\') || path.split('/').includes('..')) {
    throw damaged(`the path "${path}" leaves the archive`);
  }
  return path;
}

// GNU tar writes other things where POSIX has the prefix, and says so by a magic that does not end in NUL.
function isPosix(header: Uint8Array): boolean {
  return readText(header, magicAt, 6) === 'ustar';
}

function readText(header: Uint8Array, start: number, length: number): string {
  const field = header.subarray(start, start + length);
  const end = field.indexOf(0);
  return Buffer.from(end === -1 ? field : field.subarray(0, end)).toString('utf8');
}

function readOctal(header: Uint8Array, start: number, length: number): number {
  const text = readText(header, start, length).trim();
  if (!/^[0-7]+$/.test(text)) throw damaged(`"${text}" is not an octal number`);
  return Number.parseInt(text, 8);
}

function checksumHolds(header: Uint8Array): boolean {
  const spaces = 8 * 32;
  const sum = header.reduce((total, byte, index) => (index >= 148 && index < 156 ? total : total + byte), spaces);
  return sum === readOctal(header, 148, 8);
}

function damaged(why: string): BriefError {
  return new BriefError('browser', `The embedded browser's archive is damaged: ${why}.`, {
    hint: 'Run "npm ci" to install the packages afresh.',
  });
}
