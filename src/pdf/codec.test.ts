import { expect, test } from 'vitest';
import { printedCase } from '../finish/cases/finished.ts';
import { loadPdf, savePdf } from './codec.ts';
import { decodeStream } from './streams.ts';
import { latin1 } from './text-strings.ts';
import { dict, isStream, type PdfFile, type PdfValue } from './values.ts';

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
  await expect(loadPdf(latin1(text))).rejects.toMatchObject({ failure: 'data' });
});
