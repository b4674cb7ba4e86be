import { isArray, isDict, isRef, isStream, isString, type PdfDict, type PdfValue } from '../read/values.ts';

/** A value as it stands in a file (ISO 32000-1, 7.3), each character a byte. Of a stream, its dictionary. */
export function writeValue(value: PdfValue): string {
  if (typeof value === 'number') return numberOf(value);
  if (typeof value === 'string') return writeName(value);
  if (value === null) return 'null';
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (isRef(value)) return `${value.ref} 0 R`;
  if (isString(value)) return writeString(value.bytes);
  if (isArray(value)) return writeArray(value);
  return isDict(value) ? writeDict(value) : writeDict(isStream(value) ? value.dict : new Map());
}

function writeArray(items: readonly PdfValue[]): string {
  let text = '[';
  for (const item of items) text = append(text, writeValue(item));
  return `${text}]`;
}

function writeDict(dict: PdfDict): string {
  let text = '<<';
  for (const [key, value] of dict) text = append(text + writeName(key), writeValue(value));
  return `${text}>>`;
}

/** Words need white space between them, except next to a delimiter. */
function append(text: string, next: string): string {
  const apart = delimiters.test(next) || delimiters.test(text.slice(-1));
  return apart ? text + next : `${text} ${next}`;
}

const delimiters = /^[()<>[\]{}/%]/;

/** Without the exponent that JavaScript gives very small and very large ones. */
function numberOf(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(20).replace(/\.?0+$/, '') : text;
}

const names = new Map<string, string>();

/** A name in UTF-8, other than regular characters as #xx (7.3.5). */
function writeName(name: string): string {
  const known = names.get(name);
  if (known !== undefined) return known;
  const bytes = Buffer.from(name, 'utf8').toString('latin1');
  const text = `/${bytes.replace(/[^!-~]|[#()<>[\]{}/%]/g, (char) => `#${hex(char.charCodeAt(0))}`)}`;
  names.set(name, text);
  return text;
}

/** Text as text, other bytes in hexadecimal digits. */
function writeString(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  return /^[ -'*-[\]-~]*$/.test(text) ? `(${text})` : `<${Array.from(bytes, hex).join('')}>`;
}

function hex(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}
