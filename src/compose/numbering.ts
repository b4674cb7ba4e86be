import type { Locale } from '../style/locale/locale.ts';
import { referableBlocks } from '../topic/numbered.ts';
import type { Topic } from '../topic/types.ts';
import type { Drawing } from './briefing.ts';

/** Counts the figures, tables and sections of one briefing, and gathers the drawings that they need. */
export interface Numbering {
  /** The id and label of the next figure or table. */
  readonly frame: (kind: 'figure' | 'table') => { readonly id: string; readonly label: string };
  readonly section: () => number;
  /** An id made from a heading's words; a second heading with the same words gets a number. */
  readonly anchor: (words: string) => string;
  readonly draw: (drawing: Drawing) => void;
  readonly drawings: () => readonly Drawing[];
}

/** What a text prints to refer to a figure or table. */
export interface FigureReference {
  /** Its id on the page. */
  readonly anchor: string;
  readonly label: string;
}

/** The figures and tables of a topic that its texts can refer to, by the ids that the author gave. */
export function figureReferences({ parts }: Topic, locale: Locale): ReadonlyMap<string, FigureReference> {
  return new Map(
    [...referableBlocks(parts)].map(([id, { kind, number }]) => [id, nameFrame({ kind, number }, locale)] as const),
  );
}

function nameFrame(
  { kind, number }: { readonly kind: 'figure' | 'table'; readonly number: number },
  locale: Locale,
): FigureReference {
  return { anchor: `${kind}-${number}`, label: locale.word(kind, { number }) };
}

/** A numbering that starts at one; numbers are given in the order in which the page is composed. */
export function createNumbering(locale: Locale): Numbering {
  const counts = { figure: 0, table: 0, section: 0 };
  const anchors = new Map<string, number>();
  const drawings: Drawing[] = [];
  return {
    frame: (kind) => {
      counts[kind] += 1;
      const { anchor, label } = nameFrame({ kind, number: counts[kind] }, locale);
      return { id: anchor, label };
    },
    section: () => {
      counts.section += 1;
      return counts.section;
    },
    anchor: (words) => {
      const base =
        words
          .toLowerCase()
          .replace(/[^\p{L}\p{N}]+/gu, '-')
          .replace(/^-|-$/g, '') || 'section';
      const times = (anchors.get(base) ?? 0) + 1;
      anchors.set(base, times);
      return times === 1 ? base : `${base}-${times}`;
    },
    draw: (drawing) => drawings.push(drawing),
    drawings: () => drawings,
  };
}
