import { inflateSync } from 'node:zlib';
import { BriefError } from '../../project/errors.ts';
import type { PdfFile, PdfStream, PdfValue } from './values.ts';
import { get, getNumber, isArray, isStream } from './values.ts';

/**
 * The decoded data of a stream. Handles Flate and hexadecimal data, all that Chromium and this
 * project write; throws BriefError `data` for another filter or broken data.
 */
export function decodeStream(file: PdfFile, stream: PdfStream): Uint8Array {
  const filters = listOf(get(file, stream, 'Filter'));
  const decoded = filters.reduce<Uint8Array>((data, filter) => {
    if (filter === 'FlateDecode') return inflate(data);
    if (filter === 'ASCIIHexDecode')
      return Uint8Array.from(Buffer.from(Buffer.from(data).toString('latin1').replace(/[\s>]/g, ''), 'hex'));
    throw new BriefError(
      'data',
      `the PDF has a stream with the filter ${String(filter)}, which is not supported here`,
      {
        hint: 'Supported are FlateDecode and ASCIIHexDecode.',
      },
    );
  }, stream.data);
  return listOf(get(file, stream, 'DecodeParms')).reduce<Uint8Array>((data, item) => {
    const predictor = getNumber(file, item, 'Predictor') ?? 1;
    if (predictor === 1) return data;
    if (predictor >= 10) return undoRows(data, getNumber(file, item, 'Columns') ?? 1);
    throw new BriefError('data', `the PDF has a stream with predictor ${predictor}, which is not supported here`);
  }, decoded);
}

/** Rows of bytes as PNG writes them (7.4.4.4), each with the kind of its difference before it: one byte to a column. */
function undoRows(data: Uint8Array, columns: number): Uint8Array {
  const rows = Math.ceil(data.length / (columns + 1));
  const out = new Uint8Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    const kind = data[row * (columns + 1)] ?? 0;
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column;
      const left = column === 0 ? 0 : (out[at - 1] ?? 0);
      const up = out[at - columns] ?? 0;
      const corner = column === 0 ? 0 : (out[at - columns - 1] ?? 0);
      out[at] = (data[at + row + 1] ?? 0) + expected(kind, { left, up, corner });
    }
  }
  return out;
}

function expected(
  kind: number,
  { left, up, corner }: { readonly left: number; readonly up: number; readonly corner: number },
): number {
  if (kind < 3) return [0, left, up][kind] ?? 0;
  if (kind === 3) return (left + up) >> 1;
  const [dLeft, dUp, dCorner] = [up - corner, left - corner, left + up - 2 * corner].map(Math.abs);
  if (dLeft === undefined || dUp === undefined || dCorner === undefined) return 0;
  return dLeft <= dUp && dLeft <= dCorner ? left : dUp <= dCorner ? up : corner;
}

function listOf(value: PdfValue): readonly PdfValue[] {
  if (value === null) return [];
  return isArray(value) ? value : [value];
}

function inflate(data: Uint8Array): Uint8Array {
  try {
    return new Uint8Array(inflateSync(data));
  } catch (cause) {
    throw new BriefError('data', 'the PDF has a stream whose compressed data are damaged', {
      hint: 'Give an undamaged copy of the file.',
      cause,
    });
  }
}

/** The data of a page's content, its parts joined as if by white space (7.8.2). */
export function contentBytes(file: PdfFile, page: PdfValue): Uint8Array {
  const contents = get(file, page, 'Contents');
  const parts = (isArray(contents) ? contents : [contents]).flatMap((part) => {
    const stream = typeof part === 'object' && part !== null && 'ref' in part ? file.objects.get(part.ref) : part;
    return isStream(stream) ? [decodeStream(file, stream)] : [];
  });
  if (parts.length === 1 && parts[0] !== undefined) return parts[0];
  return new Uint8Array(Buffer.concat(parts.flatMap((part) => [part, Buffer.from('\n')])));
}
