import type { z } from 'zod';
import type { Locate, Step } from '../data/yaml.ts';
import type { Position } from '../project/errors.ts';
import type { Picture } from '../style/picture.ts';
import type { Front } from './front-schema.ts';
import type { NoValue } from './place-names.ts';
import type { blockSchema, matrixSchema } from './schema.ts';

export interface ProsePart {
  readonly kind: 'prose';
  /** Markdown with helpers. */
  readonly text: string;
  readonly position: Position;
}

export interface HeadingPart {
  readonly kind: 'heading';
  readonly level: 2 | 3;
  readonly text: string;
  /** What a link names it by, where its author gave one: `## Words {#id}`. */
  readonly id?: string;
  readonly position: Position;
}

/** A note that a text calls: `[^id]: its text`. */
export interface FootnotePart {
  readonly kind: 'footnote';
  readonly id: string;
  /** Markdown with helpers, one paragraph. */
  readonly text: string;
  readonly position: Position;
}

/** A text and the position of its first character. */
interface PlacedText {
  readonly text: string;
  readonly position: Position;
}

/** A picture in a section. */
export interface PicturePart {
  readonly kind: 'picture';
  /** What it shows, in plain words, for those who do not see it. */
  readonly alt: PlacedText;
  /** Who made it, printed below. */
  readonly credit?: PlacedText;
  /** As the author wrote it: `images/quay.jpg`. */
  readonly source: string;
  readonly picture: Picture;
  readonly position: Position;
}

/** A picture whose file is not yet read. */
export type PictureToRead = Omit<PicturePart, 'picture'>;

/** A matrix, read as the table that it is. */
interface MatrixTable {
  readonly kind: 'table';
  readonly block: z.infer<typeof matrixSchema>;
}

/** A fenced block; `at` gives the positions of its fields. */
export type BlockPart = (z.infer<typeof blockSchema> | MatrixTable) & {
  readonly at: Locate;
  readonly position: Position;
  /** Ids of a chart's statistics that `places:MEASURE` brings, and its author does not name. */
  readonly brought?: readonly string[];
};

export type TilesPart = Extract<BlockPart, { kind: 'tiles' }>;
export type MarginPart = Extract<BlockPart, { kind: 'margin' }>;
export type TablePart = Extract<BlockPart, { kind: 'table' }>;
export type ChartPart = Extract<BlockPart, { kind: 'chart' }>;
export type VegaLitePart = Extract<BlockPart, { kind: 'vega-lite' }>;
export type DatedPart = Extract<BlockPart, { kind: 'timeline' | 'events' }>;
export type SystemsPart = Extract<BlockPart, { kind: 'systems' }>;

/** One part of a topic's body. */
export type Part = ProsePart | HeadingPart | FootnotePart | PicturePart | BlockPart;

/** The ids of the statistics that a table or a chart shows, and the path of their list in its block. */
export function listedStatistics(part: Part): { readonly ids: readonly string[]; readonly path: readonly Step[] } {
  if (part.kind === 'table' || part.kind === 'chart') return { ids: part.block.statistics, path: ['statistics'] };
  if (part.kind === 'vega-lite') return { ids: part.block.data.statistics, path: ['data', 'statistics'] };
  return { ids: [], path: [] };
}

/** The parameter that a topic written for many places is read with: `value` is the id of a place. */
export interface Param {
  readonly key: 'place';
  readonly value: string;
}

/** A topic as its author wrote it; helpers and Markdown are not yet processed. */
export interface Topic {
  /** Name of the briefing: that of the file, with the value of its parameter if it has one. */
  readonly id: string;
  readonly param?: Param;
  readonly file: string;
  readonly front: Front;
  readonly at: Locate;
  readonly parts: readonly Part[];
  /** Ids of statistics whose series the blocks follow. */
  readonly follows?: readonly string[];
  /** The place whose values stand beside those of the place that the topic is read for. */
  readonly comparator?: string;
  /** Ids of the statistics of other places that `places:MEASURE` names. */
  readonly ofAllPlaces?: readonly string[];
  /** Measures that it names and its place has no value of; what names them is left out. */
  readonly lacks?: readonly NoValue[];
}
