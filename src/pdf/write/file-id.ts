import { createHash } from 'node:crypto';
import type { PdfFile } from '../read/values.ts';
import { savePdf } from './save-pdf.ts';

const placeholder = Uint8Array.from({ length: 16 }, (_, index) => 0xa0 + index);
const marker = Buffer.from(placeholder).toString('hex');

/** Writes the file with an identifier (ISO 32000-1, 14.4) that is a hash of everything else in it. */
export function saveWithId(file: PdfFile): Uint8Array {
  const saved = Buffer.from(savePdf({ ...file, id: [placeholder, placeholder] }));
  const id = hash(saved);
  for (const { at } of placesOfId(saved)) saved.write(id, at, 'latin1');
  return new Uint8Array(saved);
}

/** Whether a file is, byte for byte, as `saveWithId` wrote it. */
export function isUntouched(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes);
  const ids = placesOfId(file);
  for (const { at } of ids) file.write(marker, at, 'latin1');
  const id = ids.length === 2 ? hash(file) : undefined;
  return ids.every(({ digits }) => digits === id) && id !== undefined;
}

/** How many bytes were put after the end of a file that is else as `saveWithId` wrote it; undefined where it is not. */
export function bytesAppended(bytes: Uint8Array): number | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let [end, tries] = [file.indexOf(endMark), 0];
  for (; end >= 0 && tries < 8; end = file.indexOf(endMark, end + 1), tries++) {
    const length = end + endMark.length;
    if (length < file.length && isUntouched(file.subarray(0, length))) return file.length - length;
  }
  return undefined;
}

/** How many bytes were put before the beginning of a file that is else as `saveWithId` wrote it; undefined where it is not. */
export function bytesPrepended(bytes: Uint8Array): number | undefined {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).indexOf('%PDF-');
  return start > 0 && isUntouched(bytes.subarray(start)) ? start : undefined;
}

const endMark = '\n%%EOF\n';

function hash(file: Buffer): string {
  return createHash('sha256').update(file).digest().subarray(0, 16).toString('hex');
}

interface PlaceOfId {
  readonly at: number;
  readonly digits: string;
}

/** The offsets of the two identifiers in the cross-reference that the end of the file points to. */
function placesOfId(file: Buffer): readonly PlaceOfId[] {
  const end = file.toString('latin1', Math.max(0, file.length - 64));
  const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(end)?.[1] ?? file.length);
  const trailer = file.toString('latin1', start);
  const found = /\/ID ?\[ ?<([0-9a-f]{32})> ?<([0-9a-f]{32})>/d.exec(trailer);
  const [, first, second] = found?.indices ?? [];
  return [first, second].flatMap((place) =>
    place === undefined ? [] : [{ at: start + place[0], digits: trailer.slice(...place) }],
  );
}
