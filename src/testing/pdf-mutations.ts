import { inflateSync } from 'node:zlib';
import { loadPdf } from '../pdf/read/load-pdf.ts';
import { isArray, isDict, isRef, isStream, type PdfValue } from '../pdf/read/values.ts';
import { savePdf } from '../pdf/write/save-pdf.ts';

/** Whole numbers below `limit`, the same for the same seed: xorshift of 32 bits. */
function numbersFrom(seed: number): (limit: number) => number {
  let state = (seed * 2_654_435_761 + 1) >>> 0;
  return (limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % Math.max(1, limit);
  };
}

type Draw = (limit: number) => number;
type Mutation = (pdf: Uint8Array, draw: Draw) => Uint8Array;

const flipBytes: Mutation = (pdf, draw) => {
  const bytes = Uint8Array.from(pdf);
  for (let count = 1 + draw(64); count > 0; count--) bytes[draw(bytes.length)] = draw(256);
  return bytes;
};

const cut: Mutation = (pdf, draw) => pdf.subarray(0, draw(pdf.length));

const loseBytes: Mutation = (pdf, draw) => {
  const at = draw(pdf.length);
  return Buffer.concat([pdf.subarray(0, at), pdf.subarray(at + draw(5000))]);
};

const repeatBytes: Mutation = (pdf, draw) => {
  const [at, length] = [draw(pdf.length), draw(20_000)];
  return Buffer.concat([pdf.subarray(0, at + length), pdf.subarray(at)]);
};

const fillWithNoise: Mutation = (pdf, draw) => {
  const bytes = Uint8Array.from(pdf);
  const at = draw(bytes.length);
  for (let index = at; index < Math.min(bytes.length, at + 2000); index++) bytes[index] = draw(256);
  return bytes;
};

const changeLengths: Mutation = (pdf, draw) => {
  const numbers = ['0', '-1', '7', '99999999999', '4294967296', '1 0 R'];
  const text = Buffer.from(pdf).toString('latin1');
  return Buffer.from(
    text.replace(/\/(Length|First|N|Size) \d+/g, (whole, key) =>
      draw(4) === 0 ? `/${key} ${numbers[draw(numbers.length)]}` : whole,
    ),
    'latin1',
  );
};

/** The file with some of its objects made into others. */
function changeObjects(change: (value: PdfValue, draw: Draw, all: readonly PdfValue[]) => PdfValue): Mutation {
  return (pdf, draw) => {
    const file = loadPdf(pdf);
    const all = [...file.objects.values()];
    const objects = new Map(file.objects);
    for (const [number, value] of file.objects) if (draw(12) === 0) objects.set(number, change(value, draw, all));
    return savePdf({ ...file, objects });
  };
}

const swapObjects = changeObjects((_, draw, all) => all[draw(all.length)] ?? null);

/** Points references elsewhere, back to where they came from too. */
const leadAstray = changeObjects(function stray(value, draw, all): PdfValue {
  if (isRef(value)) return draw(3) === 0 ? { ref: 1 + draw(all.length) } : value;
  if (isArray(value)) return value.map((item) => stray(item, draw, all));
  if (isDict(value)) return new Map([...value].map(([key, item]) => [key, stray(item, draw, all)]));
  return isStream(value)
    ? { ...value, dict: new Map([...value.dict].map(([key, item]) => [key, stray(item, draw, all)])) }
    : value;
});

const retype = changeObjects((value, draw) => {
  const others: readonly PdfValue[] = [null, true, 1e20, -1, 'Name', [], new Map(), { bytes: Buffer.from('text') }];
  if (!isDict(value)) return others[draw(others.length)] ?? null;
  const keys = [...value.keys()];
  return new Map(value).set(keys[draw(keys.length)] ?? 'K', others[draw(others.length)] ?? null);
});

/** Streams unpacked, changed and packed again. */
const changeStreams = changeObjects((value, draw) => {
  if (!isStream(value) || value.dict.get('Filter') !== 'FlateDecode') return value;
  const data = Uint8Array.from(inflateSync(value.data));
  for (let count = 1 + draw(200); count > 0; count--) data[draw(data.length)] = draw(256);
  return { dict: new Map([...value.dict].filter(([key]) => key !== 'Filter')), data };
});

const mutations: readonly Mutation[] = [
  ...[flipBytes, cut, loseBytes, repeatBytes, fillWithNoise, changeLengths],
  ...[swapObjects, leadAstray, retype, changeStreams],
];

/** A PDF damaged in one of ten ways, the same for the same seed. */
export function mutatePdf(pdf: Uint8Array, seed: number): Uint8Array {
  const mutate = mutations[seed % mutations.length] ?? flipBytes;
  return mutate(pdf, numbersFrom(seed));
}
