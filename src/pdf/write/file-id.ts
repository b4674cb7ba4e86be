import { createHash } from 'node:crypto';
import type { PdfFile } from '../read/values.ts';
import { savePdf } from './save-pdf.ts';

const placeholder = Uint8Array.from({ length: 16 }, (_, index) => 0xa0 + index);

/** Writes the file with an identifier (ISO 32000-1, 14.4) that is a hash of everything else in it. */
export async function saveWithId(file: PdfFile): Promise<Uint8Array> {
  const saved = await savePdf({ ...file, id: [placeholder, placeholder] });
  const id = createHash('sha256').update(saved).digest().subarray(0, 16);
  const finished = Buffer.from(saved);
  const marker = Buffer.from(placeholder).toString('hex');
  const upper = marker.toUpperCase();
  const digits = finished.lastIndexOf(marker) >= 0 ? marker : upper;
  const second = finished.lastIndexOf(digits);
  const first = finished.lastIndexOf(digits, second - 1);
  for (const offset of [first, second]) finished.write(id.toString('hex'), offset, 'latin1');
  return new Uint8Array(finished);
}
