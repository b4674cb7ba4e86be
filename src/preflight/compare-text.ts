import { isElement, type PdfElement, type PdfText } from '../pdf/read-structure.ts';

/** Where the words of a document and of its PDF part, and some words from there on; nothing where they are the same. */
export interface Difference {
  readonly expected: string;
  readonly found: string;
}

/**
 * Compares the words of an HTML document with the words that the tags of its PDF hold, in reading order. White space,
 * list markers, and drawings (whose words are in their alt texts) are left out of both. Without a font, Chromium prints
 * empty text and says nothing, which this finds.
 */
export function compareText(markup: string, structure: readonly PdfElement[]): Difference | undefined {
  const expected = squeeze(wordsOf(markup));
  const found = squeeze(structure.map(readWords).join(''));
  if (expected === found) return undefined;
  const at = [...expected].findIndex((character, index) => [...found][index] !== character);
  const start = at < 0 ? expected.length : at;
  return { expected: around(expected, start), found: around(found, start) };
}

function around(text: string, start: number): string {
  return [...text].slice(Math.max(0, start - 12), start + 28).join('');
}

function squeeze(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u00ad\u200b]+/gu, '');
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' };

function wordsOf(markup: string): string {
  const body = markup.slice(markup.indexOf('<body'));
  return body
    .replace(/<svg\b[\s\S]*?<\/svg>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
      if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
      return hex === undefined ? (entities[name ?? ''] ?? whole) : String.fromCodePoint(Number.parseInt(hex, 16));
    });
}

/** A label is a list's marker; a figure with an alt text is a drawing, of which the caption alone is in the markup. */
function readWords(node: PdfElement | PdfText): string {
  if (!isElement(node)) return node.text;
  if (node.role === 'Lbl') return '';
  const drawing = node.role === 'Figure' && node.alt !== undefined;
  const children = drawing ? node.children.filter((child) => isElement(child) && child.role === 'Caption') : node.children;
  return children.map(readWords).join(' ');
}
