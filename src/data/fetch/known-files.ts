import { z } from 'zod';
import { readRegular } from '../../project/read-regular.ts';
import { sha256 } from '../../project/sha256.ts';
import type { KnownFile } from './obtain.ts';

const knownSchema = z.record(
  z.string(),
  z.strictObject({
    url: z.string(),
    etag: z.string().optional(),
    lastModified: z.string().optional(),
    sha256: z.string().describe('Of the table file that came of it, as it was written.'),
  }),
);

/** What servers said of the table files that were fetched, by path: it saves downloads and decides no value. */
export type KnownFiles = z.infer<typeof knownSchema>;

/** Reads it from a file (absolute path); nothing is known where that is missing or was changed by hand. */
export function readKnownFiles(file: string): KnownFiles {
  try {
    return knownSchema.parse(JSON.parse(readRegular(file).toString('utf8')));
  } catch {
    return {};
  }
}

/** What is known of a table file, if it is still the one that was fetched. */
export function knownOf(known: KnownFiles, file: string, bytes: Uint8Array | undefined): KnownFile | undefined {
  const found = Object.hasOwn(known, file) ? known[file] : undefined;
  return bytes !== undefined && found?.sha256 === sha256(bytes) ? found : undefined;
}

/** The same with one file more. */
export function withKnown(known: KnownFiles, file: string, { url, etag, lastModified }: KnownFile, bytes: Uint8Array) {
  return { ...known, [file]: { url, etag, lastModified, sha256: sha256(bytes) } };
}
