import { deflate } from 'pako';
import { largest } from '../../project/extremes.ts';
import { dict, isStream, type PdfFile, type PdfStream, type PdfValue } from '../read/values.ts';
import { writeValue } from './write-value.ts';

// More objects in one stream compress better; beyond a few hundred the gain is below one per cent.
const objectsPerStream = 500;

/** Bytes of a file under way: `rows` is the cross-reference, of each object its kind and two numbers (7.5.8.3). */
interface GrowingFile {
  readonly chunks: Uint8Array[];
  readonly rows: Map<number, readonly [number, number, number]>;
  length: number;
}

/**
 * Writes a PDF 1.7 with object streams and a cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8). Data without a
 * filter are compressed; metadata stay as they are, so that tools can find them without reading the file.
 */
export function savePdf(file: PdfFile): Uint8Array {
  const writing: GrowingFile = { chunks: [], rows: new Map(), length: 0 };
  add(writing, Buffer.from('%PDF-1.7\n%\x81\x81\x81\x81\n', 'latin1'));
  const plain: (readonly [number, PdfValue])[] = [];
  for (const [number, value] of file.objects) {
    if (isStream(value)) addStream(writing, number, value);
    else plain.push([number, value]);
  }
  let next = largest(file.objects.keys(), 0) + 1;
  for (let from = 0; from < plain.length; from += objectsPerStream) {
    addTogether(writing, next++, plain.slice(from, from + objectsPerStream));
  }
  const start = writing.length;
  addStream(writing, next, crossReference(file, writing, next));
  add(writing, Buffer.from(`startxref\n${start}\n%%EOF\n`, 'latin1'));
  return new Uint8Array(Buffer.concat(writing.chunks));
}

function add(writing: GrowingFile, bytes: Uint8Array): void {
  writing.chunks.push(bytes);
  writing.length += bytes.length;
}

function addStream(writing: GrowingFile, number: number, stream: PdfStream): void {
  writing.rows.set(number, [1, writing.length, 0]);
  const { dict: entries, data } = compressed(stream);
  const described = new Map(entries).set('Length', data.length);
  add(writing, Buffer.from(`${number} 0 obj\n${writeValue(described)}\nstream\n`, 'latin1'));
  add(writing, data);
  add(writing, Buffer.from('\nendstream\nendobj\n', 'latin1'));
}

/**
 * Compressed by a deflate in JavaScript: Node's gives other bytes on another version of zlib or another processor.
 * Level 9 takes twice the time of level 7 for one per cent less.
 */
function compressed(stream: PdfStream): PdfStream {
  if (stream.dict.has('Filter') || stream.dict.get('Type') === 'Metadata') return stream;
  return { dict: new Map(stream.dict).set('Filter', 'FlateDecode'), data: deflate(stream.data, { level: 7 }) };
}

function addTogether(writing: GrowingFile, container: number, objects: readonly (readonly [number, PdfValue])[]): void {
  let heads = '';
  let texts = '';
  objects.forEach(([number, value], index) => {
    heads += `${number} ${texts.length} `;
    texts += `${writeValue(value)}\n`;
    writing.rows.set(number, [2, container, index]);
  });
  const described = dict({ Type: 'ObjStm', N: objects.length, First: heads.length });
  addStream(writing, container, { dict: described, data: Buffer.from(heads + texts, 'latin1') });
}

/** A number that no object has is an entry of a free one. */
function crossReference(file: PdfFile, { rows, length }: GrowingFile, own: number): PdfStream {
  const sizes = [1, length < 0x10000 ? 2 : length < 0x1000000 ? 3 : 4, 2];
  const all = new Map(rows).set(own, [1, length, 0]);
  const data: number[] = [];
  for (let number = 0; number <= own; number++) {
    (all.get(number) ?? [0, 0, 65535]).forEach((field, column) => {
      for (let shift = (sizes[column] ?? 0) - 1; shift >= 0; shift--) data.push((field >>> (8 * shift)) & 0xff);
    });
  }
  const columns = sizes.reduce((sum, size) => sum + size, 0);
  const entries = dict({
    Type: 'XRef',
    Size: own + 1,
    W: sizes,
    DecodeParms: dict({ Predictor: 12, Columns: columns }),
    Root: { ref: file.root },
    Info: file.info === undefined ? undefined : { ref: file.info },
    ID: file.id.length === 0 ? undefined : file.id.map((bytes) => ({ bytes })),
  });
  return { dict: entries, data: differences(data, columns) };
}

/** Rows as differences to the row above (7.4.4.4), which compress to a third: offsets only grow. */
function differences(data: readonly number[], columns: number): Uint8Array {
  const out: number[] = [];
  data.forEach((byte, at) => {
    if (at % columns === 0) out.push(2);
    out.push((byte - (data[at - columns] ?? 0)) & 0xff);
  });
  return Uint8Array.from(out);
}
