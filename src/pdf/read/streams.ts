import { BriefError } from '../../project/errors.ts';
import { filters } from './filters.ts';
import type { DecodingRoom, PdfFile, PdfStream, PdfValue } from './values.ts';
import { get, getNumber, isArray, isStream } from './values.ts';

/**
 * The decoded data of a stream. Throws BriefError `data` for a filter of pictures, a predictor, or data that are damaged
 * or would grow beyond all measure.
 */
export function decodeStream(file: Pick<PdfFile, 'objects' | 'room'>, stream: PdfStream): Uint8Array {
  const parameters = listOf(get(file, stream, 'DecodeParms'));
  for (const item of parameters) {
    const predictor = getNumber(file, item, 'Predictor') ?? 1;
    if (predictor !== 1)
      throw new BriefError('data', `the PDF has a stream with predictor ${predictor}, which is not supported here`);
  }
  return listOf(get(file, stream, 'Filter')).reduce<Uint8Array>((data, name, index) => {
    const early = getNumber(file, parameters[index] ?? null, 'EarlyChange') !== 0;
    const filter = typeof name === 'string' && Object.hasOwn(filters, name) ? filters[name] : undefined;
    if (filter === undefined)
      throw new BriefError(
        'data',
        `the PDF has a stream with the filter ${String(name)}, which is not supported here`,
        {
          hint: `Supported are ${Object.keys(filters).join(', ')}.`,
        },
      );
    return decode(data, file.room, (most) => filter(data, most, { early }));
  }, stream.data);
}

function listOf(value: PdfValue): readonly PdfValue[] {
  if (value === null) return [];
  return isArray(value) ? value : [value];
}

function decode(
  data: Uint8Array,
  room: DecodingRoom = { bytes: largestStream },
  filter: (most: number) => Uint8Array,
): Uint8Array {
  // Some tools write a stream without content so.
  if (data.length === 0) return data;
  try {
    const decoded = filter(Math.max(1, Math.min(largestStream, room.bytes)));
    // What is empty costs its reader something too.
    room.bytes -= decoded.length + 64;
    return decoded;
  } catch (cause) {
    if (cause instanceof RangeError)
      throw new BriefError('data', 'the PDF has streams that unpack to more than is read of one file', {
        hint: 'No briefing is that large: fetch the file again, or read another.',
        cause,
      });
    throw new BriefError('data', 'the PDF has a stream whose compressed data are damaged', {
      hint: 'Give an undamaged copy of the file.',
      cause,
    });
  }
}

/** The most bytes that a stream may decode to. */
const largestStream = 2 ** 27;

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
