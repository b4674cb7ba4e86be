import fs from 'node:fs';
import { BriefError } from '../errors.ts';
import { loadPdf } from '../pdf/codec.ts';
import type { PdfFile } from '../pdf/values.ts';

/** A PDF that the user named, from the folder that the command was given in. */
export interface NamedPdf {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly file: PdfFile;
}

const limit = 256 * 1024 * 1024;

/**
 * Reads the one PDF that a command names.
 * @throws BriefError usage where none or several are named or it cannot be opened; data where it is no PDF.
 */
export async function openPdf(command: string, words: readonly string[]): Promise<NamedPdf> {
  const [name, ...others] = words;
  if (name === undefined || others.length > 0) {
    throw new BriefError('usage', `${command} needs one file`, { hint: `npm run brief -- ${command} out/NAME.pdf` });
  }
  const bytes = readBytes(name);
  const file = await loadPdf(bytes);
  if (file.encrypted) {
    throw new BriefError('data', `${name} is encrypted`, { hint: 'save it without a password and try again' });
  }
  return { name, bytes, file };
}

function readBytes(name: string): Uint8Array {
  try {
    const stat = fs.statSync(name);
    if (!stat.isFile()) throw new BriefError('usage', `${name} is not a file`, { hint: 'name a PDF file' });
    if (stat.size > limit)
      throw new BriefError('data', `${name} has ${stat.size} bytes, more than ${limit}`, {
        hint: 'name a smaller PDF',
      });
    return new Uint8Array(fs.readFileSync(name));
  } catch (cause) {
    if (cause instanceof BriefError) throw cause;
    throw new BriefError(
      'usage',
      `${name} cannot be opened: ${cause instanceof Error ? cause.message : String(cause)}`,
      {
        hint: 'name a PDF file; paths are from the folder that you are in',
        cause,
      },
    );
  }
}
