import { expect, test } from 'vitest';
import { printedCase } from '../../testing/pdf-case/finished.ts';
import { loadPdf } from '../read/load-pdf.ts';
import { decodeStream } from '../read/streams.ts';
import { latin1 } from '../read/text-strings.ts';
import { dict, isStream, type PdfFile, type PdfValue } from '../read/values.ts';
import { savePdf } from './save-pdf.ts';

const values: readonly PdfValue[] = [
  null,
  true,
  -1.5,
  'Name with space#(and)/more',
  { bytes: latin1('plain') },
  { bytes: latin1('(odd) \\ bytes \0\xff') },
  [1, [], 'x'],
  dict({ A: { ref: 1 }, 'B C': [null] }),
  { dict: dict({ Filter: 'ASCIIHexDecode', Length: 4 }), data: latin1('4142') },
];

function fileOf(extra: readonly PdfValue[]): PdfFile {
  const objects = new Map<number, PdfValue>([[1, dict({ Type: 'Catalog' })]]);
  extra.forEach((value, index) => {
    objects.set(index + 2, value);
  });
  return { objects, root: 1, info: undefined, id: [] };
}

test.each(values.map((value, index) => [index, value] as const))('value %i comes back as it was saved', (_, value) => {
  const loaded = loadPdf(savePdf(fileOf([value])));
  expect(loaded.objects.get(2) ?? null).toEqual(value);
});

test('data without a filter are compressed, and come back', async () => {
  const data = latin1('0 0 m '.repeat(500));
  const saved = savePdf(fileOf([{ dict: dict({}), data }]));
  expect(saved.length).toBeLessThan(1000);
  const loaded = loadPdf(saved);
  const stream = loaded.objects.get(2);
  expect(isStream(stream) && decodeStream(loaded, stream)).toEqual(data);
});

const moved = (bytes: Uint8Array): Uint8Array =>
  new Uint8Array(Buffer.concat([Buffer.from('%PDF-1.7\n% something before all else\n'), bytes]));
const wrongLength = (bytes: Uint8Array): Uint8Array =>
  latin1(
    Buffer.from(bytes)
      .toString('latin1')
      .replace(/\/Length \d+/g, '/Length 1'),
  );

test.each([
  ['whose cross-reference is wrong', moved],
  ['whose streams do not have the length that they say', wrongLength],
])('a file %s is read all the same', async (_, damage) => {
  const data = latin1('0 0 m '.repeat(500));
  const saved = savePdf(fileOf([{ dict: dict({}), data }, ...values.slice(0, -1)]));
  const [whole, damaged] = [loadPdf(saved), await loadPdf(damage(saved))];
  expect(damaged.root).toBe(whole.root);
  expect([...damaged.objects.keys()]).toEqual([...whole.objects.keys()]);
  for (const [number, value] of whole.objects) {
    const other = damaged.objects.get(number);
    expect(isStream(other) ? decodeStream(damaged, other) : other).toEqual(
      isStream(value) ? decodeStream(whole, value) : value,
    );
  }
});

test('later sections of a file win over those before them', () => {
  const first = '%PDF-1.4\n1 0 obj\n<</Type/Catalog/A 2 0 R>>\nendobj\n2 0 obj\n(old)\nendobj\n';
  const table = 'xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000048 00000 n \n';
  const before = `${first}${table}trailer\n<</Root 1 0 R/Size 3>>\nstartxref\n${first.length}\n%%EOF\n`;
  const late = `2 0 obj\n(new)\nendobj\nxref\n2 1\n${before.length} 00000 n \ntrailer\n<</Root 1 0 R/Size 3/Info 2 0 R>>\n`;
  const file = loadPdf(latin1(`${before}${late}startxref\n0\n%%EOF\n`));
  expect([...file.objects.keys()]).toEqual([1, 2]);
  expect(file.objects.get(2)).toEqual({ bytes: latin1('new') });
  expect(file.info).toBe(2);
});

test('the length of a stream may stand in an object of its own', () => {
  const stream = '2 0 obj\n<</Length 3 0 R>>\nstream\nendstream \nendstream\nendobj\n';
  const text = (objects: string): string =>
    `%PDF-1.4\n${objects}1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer\n<</Root 1 0 R>>\n`;
  const dataOf = (objects: string): string => {
    const value = loadPdf(latin1(text(objects))).objects.get(2);
    return isStream(value) ? Buffer.from(value.data).toString('latin1') : 'none';
  };
  expect(dataOf(`3 0 obj\n10\nendobj\n${stream}`)).toBe('endstream ');
  expect(dataOf(stream.replace('endstream \n', 'words\r\n'))).toBe('words');
});

test('the printed fixture is read whole: as many objects, the same catalog', async () => {
  const printed = loadPdf(printedCase());
  const again = loadPdf(savePdf(printed));
  expect(again.objects.get(again.root)).toEqual(printed.objects.get(printed.root));
  expect(again.objects.size).toBe(printed.objects.size);
});

const nested = `%PDF-1.7\n1 0 obj\n${'['.repeat(100_000)}`;
test.each([
  ['nothing', '', 'does not begin with %PDF'],
  ['a web page', '<!doctype html>', 'does not begin with %PDF'],
  ['no catalog', '%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer <<>>\n', 'no document catalog'],
  ['what is encrypted', '%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer <</Root 1 0 R/Encrypt 2 0 R>>\n', 'is encrypted'],
  ['what is nested without end', nested, 'nested more than 200 deep'],
])('%s is refused', (_, text, why) => {
  expect(() => loadPdf(latin1(text))).toThrow(
    expect.objectContaining({ failure: 'data', message: expect.stringContaining(why) }),
  );
});
