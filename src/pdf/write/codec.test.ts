import { expect, test } from 'vitest';
import { printedCase } from '../cases/finished.ts';
import { loadAnyPdf } from '../read/load-any.ts';
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
  return { version: '1.7', objects, root: 1, info: undefined, id: [], encrypted: false };
}

test.each(values.map((value, index) => [index, value] as const))(
  'value %i comes back as it was saved',
  async (_, value) => {
    const loaded = await loadPdf(await savePdf(fileOf([value])));
    expect(loaded.objects.get(2) ?? null).toEqual(value);
  },
);

test('data without a filter are compressed, and come back', async () => {
  const data = latin1('0 0 m '.repeat(500));
  const saved = await savePdf(fileOf([{ dict: dict({}), data }]));
  expect(saved.length).toBeLessThan(1000);
  const loaded = await loadPdf(saved);
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
  const saved = await savePdf(fileOf([{ dict: dict({}), data }, ...values.slice(0, -1)]));
  const [whole, damaged] = [await loadPdf(saved), await loadAnyPdf(damage(saved))];
  expect(damaged.root).toBe(whole.root);
  expect([...damaged.objects.keys()]).toEqual([...whole.objects.keys()]);
  for (const [number, value] of whole.objects) {
    const other = damaged.objects.get(number);
    expect(isStream(other) ? decodeStream(damaged, other) : other).toEqual(
      isStream(value) ? decodeStream(whole, value) : value,
    );
  }
});

test('later sections of a file win over those before them, and an object may be gone', async () => {
  const first =
    '%PDF-1.4\n1 0 obj\n<</Type/Catalog/A 2 0 R/B[3 0 R 4 0 R]>>\nendobj\n2 0 obj\n(old)\nendobj\n3 0 obj\n3\nendobj\n';
  const at = (text: string, word: string): string => String(text.lastIndexOf(word)).padStart(10, '0');
  const table = `xref\n0 4\n0000000000 65535 f \n${['1 0 obj', '2 0 obj', '3 0 obj'].map((word) => `${at(first, word)} 00000 n `).join('\n')}\n`;
  const before = `${first}${table}trailer\n<</Root 1 0 R/Size 4>>\nstartxref\n${first.length}\n%%EOF\n`;
  const next = `${before}2 0 obj\n(new)\nendobj\n`;
  const late = `xref\n2 2\n${at(next, '2 0 obj')} 00000 n \n0000000000 00001 f \n`;
  const whole = `${next}${late}trailer\n<</Root 1 0 R/Size 4/Prev ${first.length}>>\nstartxref\n${next.length}\n%%EOF\n`;
  const file = await loadPdf(latin1(whole));
  expect([...file.objects.keys()]).toEqual([1, 2]);
  expect(file.objects.get(2)).toEqual({ bytes: latin1('new') });
  expect(file.objects.get(1)).toEqual(dict({ Type: 'Catalog', A: { ref: 2 }, B: [{ ref: 3 }, { ref: 4 }] }));
});

test('both readers find the same in the printed fixture and in what is saved of it', async () => {
  for (const bytes of [printedCase(), savePdf(loadPdf(printedCase()))]) {
    const [ours, theirs] = [loadPdf(bytes), await loadAnyPdf(bytes)];
    expect([...theirs.objects.keys()].sort((a, b) => a - b)).toEqual([...ours.objects.keys()]);
    expect(theirs.objects.get(theirs.root)).toEqual(ours.objects.get(ours.root));
  }
});

test('the printed fixture is read whole: as many objects, the same catalog', async () => {
  const printed = await loadPdf(printedCase());
  const again = await loadPdf(await savePdf(printed));
  expect(again.objects.get(again.root)).toEqual(printed.objects.get(printed.root));
  expect(again.objects.size).toBe(printed.objects.size);
});

test.each([
  ['nothing', ''],
  ['a web page', '<!doctype html>'],
  ['no catalog', '%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer <<>>\n'],
])('%s is refused', async (_, text) => {
  expect(() => loadPdf(latin1(text))).toThrow(expect.objectContaining({ failure: 'data' }));
  await expect(loadAnyPdf(latin1(text))).rejects.toMatchObject({ failure: 'data' });
});
