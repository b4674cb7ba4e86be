import type { Locale } from '../style/locale/locale.ts';
import { anchorOf } from '../topic/markdown.ts';
import { referableBlocks } from '../topic/numbered.ts';
import type { Topic } from '../topic/types.ts';
import type { BriefingDrawing } from './briefing.ts';

type FrameKind = 'figure' | 'table';

/** What names a figure or table: its id on the page, and what texts print to refer to it. */
export interface FrameName {
  readonly id: string;
  readonly label: string;
}

/** The figures and tables of a topic that its texts can refer to, by the ids that the author gave. */
export function figureReferences({ parts }: Topic, locale: Locale): ReadonlyMap<string, FrameName> {
  return new Map(
    [...referableBlocks(parts)].map(([id, { kind, number }]) => [id, nameFrame(kind, number, locale)] as const),
  );
}

function nameFrame(kind: FrameKind, number: number, locale: Locale): FrameName {
  return { id: `${kind}-${number}`, label: locale.word(kind, { number }) };
}

export type Numbering = ReturnType<typeof createNumbering>;

/**
 * Counts the figures, tables and sections of one briefing from one, in the order in which the page is composed, and
 * gathers the drawings that they need.
 */
export function createNumbering(locale: Locale) {
  const counts = { figure: 0, table: 0, section: 0 };
  const anchors = new Map<string, number>();
  const drawings: BriefingDrawing[] = [];
  return {
    /** The id and label of the next figure or table. */
    frame: (kind: FrameKind): FrameName => {
      counts[kind] += 1;
      return nameFrame(kind, counts[kind], locale);
    },
    section: (): number => {
      counts.section += 1;
      return counts.section;
    },
    /** An id made from a heading's words; a second heading with the same words gets a number. */
    anchor: (words: string): string => {
      const base = anchorOf(words);
      const times = (anchors.get(base) ?? 0) + 1;
      anchors.set(base, times);
      return times === 1 ? base : `${base}-${times}`;
    },
    draw: (drawing: BriefingDrawing): void => {
      drawings.push(drawing);
    },
    drawings: (): readonly BriefingDrawing[] => drawings,
  };
}
