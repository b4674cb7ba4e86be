/** What the first bytes of a file say that it is. `text` is what nothing else is known to be. */
export type FileKind = 'zip' | 'ole' | 'parquet' | 'gzip' | 'pdf' | 'html' | 'xml' | 'json' | 'text';

/** Each kind as a message names it. */
export const kindNames: Readonly<Record<FileKind, string>> = {
  zip: 'a zip archive',
  ole: 'a workbook of the old .xls format, or one with a password',
  parquet: 'a Parquet file',
  gzip: 'compressed (gzip)',
  pdf: 'a PDF',
  html: 'a web page (HTML)',
  xml: 'XML',
  json: 'JSON',
  text: 'plain text, or nothing known',
};

const signatures: readonly (readonly [FileKind, string])[] = [
  ['zip', 'PK\x03\x04'],
  ['zip', 'PK\x05\x06'],
  ['ole', '\xd0\xcf\x11\xe0'],
  ['parquet', 'PAR1'],
  ['gzip', '\x1f\x8b'],
  ['pdf', '%PDF-'],
];

const texts: readonly (readonly [FileKind, RegExp])[] = [
  ['html', /^<(!--|(!doctype\s+html|html|head|body)\b)/i],
  ['xml', /^<\?xml\b/],
  // A table of text may start with "[c] confidential".
  ['json', /^(\{\s*["}]|\[\s*[{[])/],
];

/** Tells the kind of a file by its first bytes. */
export function sniffKind(bytes: Uint8Array): FileKind {
  const start = Buffer.from(bytes.subarray(0, 2048)).toString('latin1');
  const text = start.replace(/^\xef\xbb\xbf/, '').trimStart();
  const found =
    signatures.find(([, signature]) => start.startsWith(signature)) ?? texts.find(([, pattern]) => pattern.test(text));
  return found?.[0] ?? 'text';
}
