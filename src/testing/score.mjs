// Measures pages of built briefings: `npm run score -- out/*.pdf`. English alone: it looks for English words.
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';

/** @typedef {{ text: string, size: number, y: number }} Line */
/** @typedef {{ statistic?: string, page: number }} PrintedNumber */
/** @typedef {{ numbers: PrintedNumber[], statistics: unknown[] }} Manifest */

// pdf.js asks for these when it is loaded, and needs them to draw alone.
for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) Object.assign(globalThis, { [name]: class {} });
const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');

/** Sizes up to this, in pt, are those of source lines, notes and labels of charts. */
const smallPrint = 9.2;
/** Page 1 below this height, in pt, is the foot. */
const foot = 60;
const absence = /\b(not|no|nor|none|neither|nobody|never|without|unknown|unclear)\b/i;
const backMatter = new Set(['What the sources cover', 'Figures that do not agree', 'Data', 'Definitions', 'Sources']);

const files = process.argv.slice(2).filter((file) => file.endsWith('.pdf'));
if (files.length === 0) {
  process.stderr.write('which PDFs? npm run score -- out/*.pdf\n');
  process.exit(2);
}
/** @type {object[]} */
const rows = [];
for (const file of files) rows.push({ briefing: basename(file, '.pdf'), ...(await score(file)) });
for (const row of rows) process.stdout.write(`${JSON.stringify(row)}\n`);

/** @param {string} file */
async function score(file) {
  const pdf = await getDocument({ data: new Uint8Array(await readFile(file)), verbosity: 0 }).promise;
  /** @type {Line[][]} */
  const pages = [];
  for (let number = 1; number <= pdf.numPages; number += 1) pages.push(await linesOf(await pdf.getPage(number)));
  const manifest = await manifestOf(pdf);
  const first = pages[0] ?? [];
  const start = first.find(({ text }) => text === 'As reported, in brief' || /^Figure 1$/.test(text))?.y ?? 0;
  const body = first.filter(({ y, size }) => y <= start && y > foot && size > smallPrint);
  const back = backShare(pages);
  const sentences = sentencesOf(pages.slice(1, Math.ceil(pages.length * (1 - back) + 1)));
  return {
    pages: pages.length,
    'words on page 1': count(body.map(({ text }) => text).join(' ')),
    'told twice': toldTwice(manifest).length,
    'back matter %': Math.round(back * 100),
    'absent %': Math.round(
      (100 * sentences.filter((each) => absence.test(each)).length) / Math.max(1, sentences.length),
    ),
    'words a value': Math.round(
      count(
        pages
          .flat()
          .map(({ text }) => text)
          .join(' '),
      ) / Math.max(1, manifest.statistics.length),
    ),
    'least full %': Math.round(100 * pages.slice(0, -1).reduce((least, lines) => Math.min(least, fullness(lines)), 1)),
  };
}

/**
 * Lines of text with their height from the foot of the page and their size, in pt, from the top down.
 * @param {import('pdfjs-dist/legacy/build/pdf.mjs').PDFPageProxy} page
 * @returns {Promise<Line[]>}
 */
async function linesOf(page) {
  const { items } = await page.getTextContent();
  /** @type {Map<string, Line>} */
  const lines = new Map();
  for (const item of items) {
    if (!('str' in item) || item.str.trim() === '') continue;
    const [, , , size, x, y] = item.transform;
    const key = `${Math.round(y)} ${Math.round(x / 250)}`;
    const line = lines.get(key) ?? { text: '', size, y };
    lines.set(key, { ...line, text: `${line.text} ${item.str}`.trim() });
  }
  return [...lines.values()].sort((a, b) => b.y - a.y);
}

/**
 * @param {import('pdfjs-dist/legacy/build/pdf.mjs').PDFDocumentProxy} pdf
 * @returns {Promise<Manifest>}
 */
async function manifestOf(pdf) {
  /** @type {Record<string, { filename: string, content: Uint8Array }>} */
  const files = (await pdf.getAttachments()) ?? {};
  const attached = Object.values(files);
  const found = attached.find(({ filename }) => filename.endsWith('-manifest.json'));
  return found === undefined ? { numbers: [], statistics: [] } : JSON.parse(new TextDecoder().decode(found.content));
}

/**
 * Statistics that page 1 prints twice or more: claim and hero tell one together, so that the first of all may stand thrice.
 * @param {Manifest} manifest
 */
function toldTwice({ numbers }) {
  const ids = numbers.flatMap(({ page, statistic }) => (page === 1 && statistic !== undefined ? [statistic] : []));
  const times = new Map(ids.map((id) => [id, ids.filter((other) => other === id).length]));
  return [...times].filter(([id, count]) => count > (id === ids[0] ? 3 : 1)).map(([id]) => id);
}

/**
 * The part of all pages from the first heading of the back matter on.
 * @param {Line[][]} pages
 */
function backShare(pages) {
  const at = pages.findIndex((lines) => lines.some(({ text }) => backMatter.has(text)));
  if (at < 0) return 0;
  const heading = pages[at]?.find(({ text }) => backMatter.has(text));
  const above = 1 - ((heading?.y ?? 0) - foot) / (790 - foot);
  return (pages.length - at - above) / pages.length;
}

/** @param {Line[]} lines */
function fullness(lines) {
  const lowest = lines.reduce((least, { y }) => (y > foot ? Math.min(least, y) : least), 790);
  return 1 - (lowest - foot) / (790 - foot);
}

/** @param {Line[][]} pages */
function sentencesOf(pages) {
  const text = pages
    .flat()
    .filter(({ size }) => size > 10.4)
    .map((line) => line.text)
    .join(' ');
  return text.split(/(?<=[.!?])\s+(?=\p{Lu})/u).filter((each) => count(each) > 3);
}

/** @param {string} text */
function count(text) {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
