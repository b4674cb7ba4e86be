import { loadPdf } from '../read/load-pdf.ts';
import { refNumber } from '../read/structure-tree.ts';
import type { PdfDict, PdfFile, PdfValue } from '../read/values.ts';
import { emptyDict, getArray, getName, isArray, isDict, isRef, isStream, isString } from '../read/values.ts';

/** A part of a PDF and how many bytes of the file it takes up. */
export interface PdfPart {
  /** `font` and its name without that of the subset, `content`, `structure`, `metadata`, `attachments` or `rest`. */
  readonly part: string;
  readonly bytes: number;
}

/** What a briefing should weigh at most, attachments included, in bytes: Chinese fonts have thousands of outlines. */
export function weightLimit(language: string): number {
  return /^(zh|yue|ja|ko)\b/.test(language) ? 260_000 : 160_000;
}

/** What is heavy in a file that weighs more than it should, in one line; undefined where it does not. */
export function tellWeight(parts: readonly PdfPart[], limit: number): string | undefined {
  const total = parts.reduce((sum, { bytes }) => sum + bytes, 0);
  if (total <= limit) return undefined;
  const heaviest = parts.slice(0, 4).map(({ part, bytes }) => `${part} ${kilobytes(bytes)}`);
  return `weighs ${kilobytes(total)}, more than ${kilobytes(limit)}: ${heaviest.join(', ')}`;
}

function kilobytes(bytes: number): string {
  return `${Math.round(bytes / 1000)} kB`;
}

/**
 * The parts of a PDF, the heaviest first; together they are as many bytes as the file. Streams count as they stand in the
 * file; of what is compressed together, each part gets a share by its length before that. Throws BriefError `data`
 * where the bytes are not a PDF.
 */
export function weighPdf(bytes: Uint8Array): readonly PdfPart[] {
  const file = loadPdf(bytes);
  const owners = partsByObject(file);
  const stored = new Map<string, number>();
  const together = new Map<string, number>();
  for (const [number, value] of file.objects) {
    const part = owners.get(number) ?? 'rest';
    const [weights, weight] = isStream(value) ? [stored, value.data.length] : [together, textLength(value)];
    weights.set(part, (weights.get(part) ?? 0) + weight);
  }
  const left = bytes.length - sum(stored);
  const texts = Math.max(1, sum(together));
  const parts = new Map(stored);
  for (const [part, length] of together) {
    parts.set(part, (parts.get(part) ?? 0) + Math.round((left * length) / texts));
  }
  parts.set('rest', (parts.get('rest') ?? 0) + bytes.length - sum(parts));
  return [...parts].map(([part, weight]) => ({ part, bytes: weight })).sort((a, b) => b.bytes - a.bytes);
}

function sum(weights: ReadonlyMap<string, number>): number {
  return [...weights.values()].reduce((total, weight) => total + weight, 0);
}

function partsByObject(file: PdfFile): ReadonlyMap<number, string> {
  const parts = new Map<number, string>();
  const own = (part: string, value: PdfValue | undefined): void => {
    const number = refNumber(value);
    if (number !== 0 && !parts.has(number)) parts.set(number, part);
  };
  const catalog = getCatalog(file);
  claimStructure(file, catalog.get('StructTreeRoot') ?? null, (ref) => own('structure', ref));
  own('metadata', catalog.get('Metadata'));
  if (file.info !== undefined) own('metadata', { ref: file.info });
  for (const intent of getArray(file, catalog, 'OutputIntents')) {
    const profile = isDict(intent) ? intent.get('DestOutputProfile') : undefined;
    own('metadata', profile);
  }
  for (const [number, value] of file.objects) {
    const holder = isStream(value) ? value.dict : value;
    if (!isDict(holder)) continue;
    const type = getName(file, holder, 'Type');
    if (type === 'Page') claimContent(file, holder, own);
    else if (type === 'Font' || type === 'FontDescriptor') claimFont(file, number, own);
    else if (type === 'EmbeddedFile' || type === 'Filespec') own('attachments', { ref: number });
    else if (getName(file, holder, 'Subtype') === 'Form') own('content', { ref: number });
  }
  return parts;
}

type Own = (part: string, value: PdfValue | undefined) => void;

function getCatalog(file: PdfFile): PdfDict {
  const catalog = file.objects.get(file.root);
  return isDict(catalog) ? catalog : emptyDict;
}

function claimContent(file: PdfFile, page: PdfValue, own: Own): void {
  const contents = isDict(page) ? page.get('Contents') : undefined;
  own('content', contents);
  for (const item of getArray(file, page, 'Contents')) own('content', item);
}

function claimFont(file: PdfFile, number: number, own: Own): void {
  const value = file.objects.get(number);
  const name = getName(file, value, 'BaseFont') ?? getName(file, value, 'FontName') ?? 'without a name';
  const part = `font ${name.replace(/^[A-Z]{6}\+/, '')}`;
  own(part, { ref: number });
  if (!isDict(value)) return;
  for (const key of ['ToUnicode', 'FontFile', 'FontFile2', 'FontFile3', 'CIDToGIDMap']) own(part, value.get(key));
}

/** Everything below the root of the structure, but not the pages, streams and annotations that it points to. */
function claimStructure(file: PdfFile, value: PdfValue, claim: (ref: PdfValue) => void): void {
  const seen = new Set<number>();
  const visit = (item: PdfValue): void => {
    if (isRef(item)) {
      if (seen.has(item.ref)) return;
      seen.add(item.ref);
      claim(item);
      visit(file.objects.get(item.ref) ?? null);
    } else if (isArray(item)) item.forEach(visit);
    else if (isDict(item)) for (const [key, inner] of item) if (!outside.has(key)) visit(inner);
  };
  visit(value);
}

const outside = new Set(['Pg', 'Obj', 'Stm', 'P']);

/** About how many characters a value has where it is written. */
function textLength(value: PdfValue): number {
  if (typeof value === 'string') return value.length + 1;
  if (isString(value)) return value.bytes.length + 2;
  if (isRef(value)) return `${value.ref} 0 R`.length;
  if (isArray(value)) return value.reduce<number>((total, item) => total + textLength(item) + 1, 1);
  if (isDict(value)) return [...value].reduce((total, [key, item]) => total + key.length + 2 + textLength(item), 4);
  return isStream(value) ? textLength(value.dict) : String(value).length;
}
