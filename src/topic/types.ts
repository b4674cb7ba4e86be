import type { Locate } from '../data/yaml.ts';
import type { Position } from '../project/errors.ts';
import type { ChartBlock, DatedBlock, Front, SystemsBlock, TableBlock, TilesBlock, VegaLiteBlock } from './schema.ts';

interface PartBase {
  readonly position: Position;
}

interface BlockPart extends PartBase {
  /** The positions of the block's fields. */
  readonly at: Locate;
}

export interface ProsePart extends PartBase {
  readonly kind: 'prose';
  /** Markdown with helpers. */
  readonly text: string;
}

export interface HeadingPart extends PartBase {
  readonly kind: 'heading';
  readonly level: 2 | 3;
  readonly text: string;
}

export interface TilesPart extends BlockPart {
  readonly kind: 'tiles';
  readonly tiles: TilesBlock;
}

export interface TablePart extends BlockPart {
  readonly kind: 'table';
  readonly table: TableBlock;
}

export interface ChartPart extends BlockPart {
  readonly kind: 'chart';
  readonly chart: ChartBlock;
}

export interface VegaLitePart extends BlockPart {
  readonly kind: 'vega-lite';
  readonly chart: VegaLiteBlock;
}

export interface DatedPart extends BlockPart {
  readonly kind: 'timeline' | 'events';
  readonly dated: DatedBlock;
}

export interface SystemsPart extends BlockPart {
  readonly kind: 'systems';
  readonly systems: SystemsBlock;
}

/** One part of a topic's body. */
export type Part = ProsePart | HeadingPart | TilesPart | TablePart | ChartPart | VegaLitePart | DatedPart | SystemsPart;

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
}
