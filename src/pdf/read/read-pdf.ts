import type { PdfFont } from './fonts.ts';
import { loadPdf } from './load-pdf.ts';
import type { PageObject } from './pages.ts';
import { type PageContent, readPageContents, runsByContent } from './pages.ts';
import { flatPaints, isArtifact, isRepetition, type Paint } from './paint.ts';
import { type PdfAttachment, readAttachments } from './read-attachments.ts';
import { type LinkTarget, linkTarget, type PdfElement, readStructure } from './read-structure.ts';
import type { TextRun } from './text-state.ts';
import { readTextString } from './text-strings.ts';
import { get, getArray, getName, isDict, isRef, type PdfFile, resolve } from './values.ts';

/** What can be read from the bytes of a PDF. Lengths are in points, pages are counted from 1. */
export interface PdfDocument {
  readonly language: string | undefined;
  readonly pages: readonly PdfPage[];
  /** The tag tree: its top elements, usually one Document. */
  readonly structure: readonly PdfElement[];
  readonly fonts: readonly PdfFontUse[];
  readonly links: readonly PdfLink[];
  readonly attachments: readonly PdfAttachment[];
  /** The document information by key; dates as they stand in the file. */
  readonly info: ReadonlyMap<string, string>;
}

export interface PdfPage {
  readonly width: number;
  readonly height: number;
  readonly runs: readonly PdfRun[];
  readonly images: number;
  /** How many texts, paths and images are painted. */
  readonly drawn: number;
}

/** Text shown at one place; `x` and `y` are the start of its baseline from the lower left corner of the page. */
export interface PdfRun {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** Where the text ends, on its baseline. */
  readonly end: number;
  readonly size: number;
  readonly font: string;
  readonly artifact: boolean;
  /** For an artifact: whether it is the head or foot of a table, repeated on a later page. */
  readonly repeated: boolean;
  readonly mcid: number | undefined;
}

export interface PdfFontUse {
  readonly name: string;
  readonly type: string;
  readonly embedded: boolean;
  /** Whether text shows glyph 0, the box for a missing character. */
  readonly missingGlyphs: boolean;
  /** Whether text shows codes for which the font names no character. */
  readonly unmapped: boolean;
}

export interface PdfLink extends LinkTarget {
  readonly onPage: number;
  readonly contents: string | undefined;
}

/** Reads a PDF. Throws BriefError `data` where the bytes are not one, or use a filter that is not supported. */
export function readPdf(bytes: Uint8Array): PdfDocument {
  return readFile(loadPdf(bytes));
}

/** Reads a file that is loaded, and whose pages may have been read already. */
export function readFile(file: PdfFile, contents: readonly PageContent[] = readPageContents(file)): PdfDocument {
  const pages = contents.map(({ page }) => page.number);
  const paints = contents.flatMap((content) => flatPaints(content.paints));
  return {
    language: readTextString(get(file, { ref: file.root }, 'Lang')),
    pages: contents.map((content) => readPage(content.page, flatPaints(content.paints))),
    structure: readStructure({ file, pages, runs: runsByContent(contents) }),
    fonts: readFontUses(paints.flatMap((paint) => paint.runs)),
    links: contents.flatMap((content) => readLinks(file, content.page, pages)),
    attachments: readAttachments(file),
    info: readInfo(file),
  };
}

function readPage(page: PageObject, paints: readonly Paint[]): PdfPage {
  const box = page.dict.get('MediaBox');
  const [x0, y0, x1, y1] = Array.isArray(box) ? box.map(Number) : [];
  return {
    width: Math.abs((x1 ?? 0) - (x0 ?? 0)),
    height: Math.abs((y1 ?? 0) - (y0 ?? 0)),
    images: paints.filter((paint) => paint.kind === 'image').length,
    drawn: paints.length,
    runs: paints.flatMap((paint) => {
      const [artifact, repeated] = [isArtifact(paint), isRepetition(paint)];
      const mcid = artifact ? undefined : paint.sequences.findLast((mark) => mark.mcid !== undefined)?.mcid;
      return paint.runs.map(({ text, x, y, end, size, font }) => {
        return { text, x, y, end, size, font: font.name, artifact, repeated, mcid };
      });
    }),
  };
}

function readFontUses(runs: readonly TextRun[]): readonly PdfFontUse[] {
  const uses = new Map<PdfFont, PdfFontUse>();
  for (const { font, missing, unmapped } of runs) {
    const before = uses.get(font);
    uses.set(font, {
      name: font.name,
      type: font.type,
      embedded: font.embedded,
      missingGlyphs: missing > 0 || before?.missingGlyphs === true,
      unmapped: unmapped > 0 || before?.unmapped === true,
    });
  }
  return [...uses.values()];
}

function readLinks(file: PdfFile, page: PageObject, pages: readonly number[]): readonly PdfLink[] {
  return getArray(file, page.dict, 'Annots').flatMap((value) => {
    if (getName(file, value, 'Subtype') !== 'Link') return [];
    const annotation = isRef(value) ? value : resolve(file, value);
    if (!isRef(annotation) && !isDict(annotation)) return [];
    const target = linkTarget(file, annotation, pages);
    return [
      {
        ...target,
        onPage: pages.indexOf(page.number) + 1,
        contents: readTextString(get(file, annotation, 'Contents')),
      },
    ];
  });
}

function readInfo(file: PdfFile): ReadonlyMap<string, string> {
  const value = file.info === undefined ? null : resolve(file, { ref: file.info });
  const entries = isDict(value) ? [...value] : [];
  return new Map(
    entries.flatMap(([key, item]): readonly (readonly [string, string])[] => {
      const text = readTextString(resolve(file, item));
      return text === undefined ? [] : [[key, text]];
    }),
  );
}
