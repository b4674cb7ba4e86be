import { type NumberForm, numberPattern } from '../../style/locale/number-form.ts';
import type { PdfDocument, PdfRun } from '../read/read-pdf.ts';
import { isElement, type PdfElement, type PdfText } from '../read/read-structure.ts';
import { squeeze } from './squeeze.ts';

/**
 * A piece of a page's text. `start` is its offset in the words of the whole document, or of its drawing, white space left
 * out. List markers, page furniture and the rows that a table repeats on its next page are not part of those words, and
 * have the offset of what follows.
 */
export interface PrintedPiece {
  readonly text: string;
  /** From 1. */
  readonly page: number;
  readonly start: number;
  readonly kind: 'words' | 'marker' | 'drawing' | 'furniture' | 'repeated';
  /** For a drawing: how many came before it. */
  readonly drawing?: number;
  /** Identifier of its marked content on the page; furniture has none. */
  readonly mcid?: number;
  /** Index of its section; 0 is the part before the first heading of level 2. */
  readonly section: number;
  /** For a heading: its level. */
  readonly heading?: number;
  /** For a drawing or table and its caption: how many came before it. */
  readonly figure?: number;
  readonly caption?: true;
}

/** A heading of level 2, or the title for what stands before the first. */
export interface SectionStart {
  readonly title: string;
  readonly page: number;
}

/** A number as a page prints it. `index` is where it stands in its piece. */
export interface PrintedNumber {
  readonly number: string;
  readonly page: number;
  readonly piece: PrintedPiece;
  readonly index: number;
}

/** All that the pages of a PDF say, from their content streams, in the order of the tags; furniture last, by page. */
export interface PrintedWords {
  /** The words without drawings, markers and furniture, squeezed. */
  readonly text: string;
  readonly pieces: readonly PrintedPiece[];
  /** The words of each drawing, squeezed. */
  readonly drawings: readonly string[];
  readonly sections: readonly SectionStart[];
  /** The number of pages. */
  readonly pages: number;
}

export function readPrinted({ structure, pages }: Pick<PdfDocument, 'structure' | 'pages'>): PrintedWords {
  const state: GrowingWords = {
    text: '',
    pieces: [],
    sections: [{ title: '', page: 1 }],
    drawings: [],
    figures: 0,
    pages: pages.length,
  };
  for (const element of structure) readElement(state, element, {});
  for (const [index, { runs }] of pages.entries()) {
    const outside = { page: index + 1, start: state.text.length, section: -1 };
    for (const text of linesOf(runs.filter(({ artifact, repeated }) => artifact && !repeated)))
      state.pieces.push({ text, kind: 'furniture', ...outside });
    for (const text of repetitionsOf(runs)) state.pieces.push({ text, kind: 'repeated', ...outside });
  }
  return state;
}

interface GrowingWords extends PrintedWords {
  text: string;
  readonly pieces: PrintedPiece[];
  readonly sections: SectionStart[];
  readonly drawings: string[];
  figures: number;
}

type PieceContext = Pick<PrintedPiece, 'drawing' | 'heading' | 'figure' | 'caption'> & { readonly marker?: true };

function readElement(state: GrowingWords, element: PdfElement, inside: PieceContext): void {
  const { role, children } = element;
  if (role === 'H1' && state.sections.length === 1) state.sections[0] = { title: said(element), page: pageOf(element) };
  if (role === 'H2') state.sections.push({ title: said(element), page: pageOf(element) });
  const within = enter(state, element, inside);
  for (const child of children) {
    if (isElement(child)) readElement(state, child, within);
    else readPiece(state, child, within);
  }
}

function enter(state: GrowingWords, { role, alt }: PdfElement, inside: PieceContext): PieceContext {
  if (role === 'Figure' && alt !== undefined) return { drawing: state.drawings.push('') - 1, figure: state.figures++ };
  if (role === 'Table') return { figure: state.figures++ };
  if (role === 'Lbl') return { ...inside, marker: true };
  const level = /^H([1-6])$/.exec(role)?.[1];
  if (level !== undefined) return { ...inside, heading: Number(level) };
  // The caption of a drawing is words of the page, and is tagged inside it.
  const { figure } = inside;
  return role === 'Caption' && figure !== undefined ? { figure, caption: true } : inside;
}

function readPiece(state: GrowingWords, { text, page, mcid }: PdfText, { marker, ...inside }: PieceContext): void {
  if (text.trim() === '') return;
  const { drawing } = inside;
  const kind = drawing !== undefined ? 'drawing' : marker === true ? 'marker' : 'words';
  const section = state.sections.length - 1;
  const before = drawing === undefined ? state.text : (state.drawings[drawing] ?? '');
  state.pieces.push({ text, page, mcid, start: before.length, kind, section, ...inside });
  if (kind === 'words') state.text += squeeze(text);
  if (drawing !== undefined) state.drawings[drawing] = before + squeeze(text);
}

function said(element: PdfElement): string {
  const all = (child: PdfElement | PdfText): string =>
    isElement(child) ? child.children.map(all).join('') : child.text;
  return all(element).replace(/\s+/g, ' ').trim();
}

function pageOf(element: PdfElement): number {
  for (const child of element.children) {
    const page = isElement(child) ? pageOf(child) : child.page;
    if (page > 0) return page;
  }
  return 0;
}

/** Furniture is painted in pieces (`Page`, `1`, `of`, `7`); the pieces of one line belong together. */
function linesOf(runs: readonly { readonly text: string; readonly y: number }[]): readonly string[] {
  const lines = new Map<number, string[]>();
  for (const { text, y } of runs) {
    const line = lines.get(y);
    if (line === undefined) lines.set(y, [text]);
    else line.push(text);
  }
  return [...lines.values()].map((texts) => texts.join(' ').replace(/\s+/g, ' ').trim());
}

/** The parts of tables that a page repeats; each uninterrupted stretch is one text. */
function repetitionsOf(runs: readonly PdfRun[]): readonly string[] {
  const stretches: string[][] = [];
  runs.forEach(({ text, repeated }, index) => {
    if (!repeated) return;
    if (runs[index - 1]?.repeated === true) stretches.at(-1)?.push(text);
    else stretches.push([text]);
  });
  return stretches.map((texts) => texts.join(' '));
}

/** Every number that is written in digits, in the order of the pieces. */
export function numbersOf({ pieces }: Pick<PrintedWords, 'pieces'>, form: NumberForm): readonly PrintedNumber[] {
  const pattern = numberPattern(form);
  return pieces.flatMap((piece) =>
    [...piece.text.matchAll(pattern)].map((match) => ({
      number: match[0],
      page: piece.page,
      piece,
      index: match.index,
    })),
  );
}

/** The offset of a number in the words of the document, or of its drawing. */
export function offsetOf({ piece, index }: PrintedNumber): number {
  return piece.start + squeeze(piece.text.slice(0, index)).length;
}
