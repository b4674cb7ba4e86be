import { type FileParts, type PageParts, shownText } from '../pdf/parts/file-parts.ts';
import type { PageObject } from '../pdf/read/pages.ts';
import type { PdfPage } from '../pdf/read/read-pdf.ts';
import type { PdfFile } from '../pdf/read/values.ts';
import { sha256 } from '../project/sha256.ts';
import { actionSays, firstOf } from './tell-actions.ts';

/** A page that was found, beside the number of the page that was built; none where the build had no such page. */
export interface FoundPage {
  readonly page: number;
  readonly built: number | undefined;
}

/** Which of the pages of a file are those that were built. */
export interface FoundPages {
  readonly pages: readonly FoundPage[];
  /** Whether they are all there, in their order, and no other. */
  readonly whole: boolean;
  /** What became of them, a sentence each. */
  readonly told: readonly string[];
}

/** Finds the pages that were built: by what draws them, or else by the page before them. */
export function findPages(built: FileParts['pages'], found: FileParts['pages']): FoundPages {
  const known = new Map(built.map(({ content }, index) => [content, index + 1]));
  const exact = new Set(found.flatMap(({ content }) => known.get(content) ?? []));
  const taken = new Set<number>();
  let before = 0;
  const pages = found.map(({ content }, index): FoundPage => {
    const next = before + 1;
    const free = next <= built.length && !exact.has(next) && !taken.has(next);
    const here = known.get(content) ?? (free ? next : undefined);
    if (here !== undefined) {
      taken.add(here);
      before = here;
    }
    return { page: index + 1, built: here };
  });
  const missing = built.flatMap((_, index) => (taken.has(index + 1) ? [] : [index + 1]));
  const told = [...missing.map((page) => `page ${page} is missing`), ...placeSentences(pages)];
  return { pages, whole: told.length === 0, told };
}

function placeSentences(pages: readonly FoundPage[]): readonly string[] {
  const seen = new Set<number>();
  const told = pages.flatMap(({ page, built }) => {
    if (built === undefined) return [`page ${page} was added: the build did not print it`];
    if (seen.has(built)) return [`page ${built} stands in the file twice, again as page ${page}`];
    seen.add(built);
    return [];
  });
  const order = [...seen];
  const moved = order.some((page, index) => page < (order[index - 1] ?? 0));
  return moved ? [...told, `the pages are in a different order from the build: ${order.join(', ')}`] : told;
}

/** A page as it was built, and as it is. */
export interface ComparedPage {
  /** The number by which it is told. */
  readonly page: number;
  readonly before: PageParts;
  readonly after: PageParts;
  readonly read: PdfPage | undefined;
  readonly object: PageObject | undefined;
}

/** What changed on pages, a sentence each, and one for what changed on several; annotations apart. */
export function pageSentences(file: PdfFile, compared: readonly ComparedPage[]): readonly string[] {
  const changed = new Map<string, number[]>();
  const sentences = compared.flatMap((each): readonly string[] => {
    const drawing = isDrawnAsBuilt(each) ? [] : [contentSentence(each)];
    for (const what of drawing.length === 0 ? [...supplies(each), ...frame(file, each)] : frame(file, each))
      changed.set(what, [...(changed.get(what) ?? []), each.page]);
    return drawing;
  });
  const grouped = [...changed].map(([what, pages]) =>
    what.replace('#', `${pages.length === 1 ? 'page' : 'pages'} ${pages.join(', ')}`),
  );
  return [...sentences, ...grouped];
}

/** Text that reads otherwise through a changed font is told as the font's change. */
function isDrawnAsBuilt({ before, after }: ComparedPage): boolean {
  if (before.content !== after.content || before.drawn !== after.drawn) return false;
  return before.text === after.text || before.fonts !== after.fonts;
}

/** What changed of that which a page is drawn with; # stands for the page. */
function supplies({ before, after }: ComparedPage): readonly string[] {
  return [
    ...(before.fonts === after.fonts ? [] : ['a font of # was changed: its text may look or copy otherwise']),
    ...(before.resources === after.resources ? [] : ['a picture, pattern or setting that # is drawn with was changed']),
  ];
}

function contentSentence({ page, before, after, read }: ComparedPage): string {
  if (before.text !== after.text) {
    const added = addedText(before, read === undefined ? '' : shownText(read));
    if (added !== undefined) return `text was added on page ${page} that the build did not print: “${added.trim()}”`;
    return after.characters < before.characters
      ? `text that the build printed is missing from page ${page}`
      : `the text of page ${page} was changed`;
  }
  if (after.drawn > before.drawn) return `something was drawn on page ${page} that the build did not print`;
  if (after.drawn < before.drawn) return `something that the build drew is missing from page ${page}`;
  return `page ${page} is drawn differently from the build`;
}

// Trying each place takes the square of the length; no page holds more.
const mostCharacters = 20_000;

/** The text that was put into the text of a page, where it was put in at one place. */
function addedText({ text, characters }: PageParts, now: string): string | undefined {
  const more = now.length - characters;
  if (more <= 0 || now.length > mostCharacters) return undefined;
  for (let at = characters; at >= 0; at--) {
    if (sha256(now.slice(0, at) + now.slice(at + more)).startsWith(text)) return now.slice(at, at + more);
  }
  return undefined;
}

function frame(file: PdfFile, { before, after, object }: ComparedPage): readonly string[] {
  if (before.frame === after.frame) return [];
  const has = (key: string): boolean => object?.dict.has(key) === true;
  if (has('AA')) return [`an action was added to #${actionSays(file, firstOf(file, object?.dict))}`];
  if (has('Rotate') && object?.dict.get('Rotate') !== 0) return ['# was rotated'];
  if (has('CropBox')) return ['# was cropped: what lies outside of its crop is not shown'];
  return ['the size or another property of # was changed'];
}
