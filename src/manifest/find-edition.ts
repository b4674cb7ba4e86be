import { z } from 'zod';
import type { Files } from '../project/files.ts';

/** What a record of an issued edition says of the file; the rest of it is left alone here. */
const recordSchema = z.looseObject({
  edition: z.int().min(1),
  pdf: z.string(),
  withdrawn: z.looseObject({ date: z.string(), reason: z.string() }).optional(),
});

export interface RecordedEdition {
  readonly number: number;
  /** SHA-256 of the PDF that was issued. */
  readonly sha256: string;
  /** When it was withdrawn, YYYY-MM-DD, and why; missing where it stands. */
  readonly withdrawn?: { readonly date: string; readonly reason: string };
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
    if (!parsed.success) return [];
    const { edition: number, pdf: hash, withdrawn } = parsed.data;
    const gone = withdrawn === undefined ? {} : { withdrawn: { date: withdrawn.date, reason: withdrawn.reason } };
    return [{ number, sha256: hash, ...gone }];
  } catch {
    return [];
  }
}
