import { z } from 'zod';
import type { Files } from '../files.ts';

/** What a record of an issued edition says of the file; the rest of it is left alone here. */
const recordSchema = z.looseObject({ edition: z.int().min(1), pdf: z.string() });

export interface RecordedEdition {
  readonly number: number;
  /** SHA-256 of the PDF that was issued. */
  readonly sha256: string;
}

/** The editions that were recorded of a briefing, in `data/editions`. Records that cannot be read are left out. */
export function listEditions(files: Files, briefing: string): readonly RecordedEdition[] {
  // The name comes out of a file that anybody may have written.
  if (!/^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u.test(briefing)) return [];
  const folder = `data/editions/${briefing}`;
  return files
    .list(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => readRecord(files.read(`${folder}/${name}`)));
}

function readRecord(text: string): readonly RecordedEdition[] {
  try {
    const parsed = recordSchema.safeParse(JSON.parse(text));
    return parsed.success ? [{ number: parsed.data.edition, sha256: parsed.data.pdf }] : [];
  } catch {
    return [];
  }
}
