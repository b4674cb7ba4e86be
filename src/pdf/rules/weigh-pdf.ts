import { loadPdf } from '../read/load-pdf.ts';
import { pageObjects } from '../read/pages.ts';
import { refNumber } from '../read/structure-tree.ts';
import { getName, isDict, isStream, type PdfFile } from '../read/values.ts';

/** What a part of a PDF weighs: how many bytes of the file it takes up. */
export interface PartWeight {
  /** `font` and its name without that of the subset, `content`, `images`, `attachments`, or `tags and the rest`. */
  readonly part: string;
  readonly bytes: number;
}

/** What a briefing should weigh at most, attachments included, in bytes: Chinese fonts have thousands of outlines. */
export function weightLimit(language: string): number {
  return /^(zh|yue|ja|ko)\b/.test(language) ? 260_000 : 160_000;
}

/** What is heavy in a file that weighs more than it should, in one line; undefined where it does not. */
export function tellWeight(parts: readonly PartWeight[], limit: number): string | undefined {
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
 * file. Throws BriefError `data` where the bytes are not a PDF.
 */
export function weighPdf(bytes: Uint8Array): readonly PartWeight[] {
  const file = loadPdf(bytes);
  const named = nameStreams(file);
  const weights = new Map<string, number>();
  let rest = bytes.length;
  for (const [number, value] of file.objects) {
    if (!isStream(value)) continue;
    const part = named.get(number) ?? kinds[getName(file, value, 'Subtype') ?? ''];
    if (part === undefined) continue;
    weights.set(part, (weights.get(part) ?? 0) + value.data.length);
    rest -= value.data.length;
  }
  weights.set('tags and the rest', rest);
  return [...weights].map(([part, weight]) => ({ part, bytes: weight })).sort((a, b) => b.bytes - a.bytes);
}

const kinds: Readonly<Record<string, string>> = { Form: 'content', Image: 'images' };

/** What the streams are that do not say so themselves. */
function nameStreams(file: PdfFile): ReadonlyMap<number, string> {
  const names = new Map(pageObjects(file).map(({ dict }) => [refNumber(dict.get('Contents')), 'content']));
  for (const [number, value] of file.objects) {
    if (isStream(value) && value.dict.get('Type') === 'EmbeddedFile') names.set(number, 'attachments');
    if (!isDict(value) || value.get('Type') !== 'FontDescriptor') continue;
    const font = (getName(file, value, 'FontName') ?? 'without a name').replace(/^[A-Z]{6}\+/, '');
    names.set(refNumber(value.get('FontFile2')), `font ${font}`);
  }
  return names;
}
