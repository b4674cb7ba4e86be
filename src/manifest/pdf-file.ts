import fs from 'node:fs';
import { loadPdf } from '../pdf/read/load-pdf.ts';
import { type PdfDocument, readFile } from '../pdf/read/read-pdf.ts';
import type { PdfFile } from '../pdf/read/values.ts';
import { BriefError } from '../project/errors.ts';

/** A PDF that the user named, from the folder that the command was given in. */
export interface NamedPdf {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly file: PdfFile;
  readonly reading: PdfDocument;
}

const limit = 64 * 1024 * 1024;

/** The most bytes that the streams of a file may decode to, all together. */
const mostDecoded = 64 * 1024 * 1024;

/** Reads the bytes of a PDF. @throws BriefError data, where they are none. */
export function openBytes(bytes: Uint8Array): Omit<NamedPdf, 'name'> {
  const file = loadPdf(bytes, mostDecoded);
  return { bytes, file, reading: readFile(file) };
}

/**
 * Reads a PDF. Errors name the file.
 * @throws BriefError usage where it cannot be opened; data where it is no PDF.
 */
export function openPdf(name: string): NamedPdf {
  const bytes = readBytes(name);
  try {
    return { name, ...openBytes(bytes) };
  } catch (cause) {
    // Values that are nested too deep overflow the stack.
    if (cause instanceof RangeError)
      throw new BriefError('data', `${name} cannot be read as a PDF: it is damaged`, { cause });
    if (!(cause instanceof BriefError)) throw cause;
    const { failure, message, hint = 'build or fetch the file again' } = cause;
    throw new BriefError(failure, message.replace(/^the (file|PDF)/, name), { hint, cause });
  }
}

/** Why a file cannot be opened, by the system's error code. */
const problems: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EACCES: 'you have no permission to read it',
  EPERM: 'you have no permission to read it',
  ELOOP: 'its links form a circle',
  ENAMETOOLONG: 'its name is too long',
};

function readBytes(name: string): Uint8Array {
  try {
    const stat = fs.statSync(name);
    if (!stat.isFile()) throw new BriefError('usage', `${name} is not a file`, { hint: 'name a PDF file' });
    if (stat.size > limit)
      throw new BriefError('data', `${name} has ${stat.size} bytes, more than the ${limit} that are read`, {
        hint: 'name a smaller PDF',
      });
    const { buffer, byteOffset, length } = fs.readFileSync(name);
    return new Uint8Array(buffer, byteOffset, length);
  } catch (cause) {
    if (cause instanceof BriefError) throw cause;
    const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : 'unknown';
    throw new BriefError('usage', `${name} cannot be opened: ${problems[code] ?? `the system says ${code}`}`, {
      hint: 'name a PDF file; paths start from the current folder',
      cause,
    });
  }
}
