import type { Locate } from '../data/yaml.ts';
import type { Position } from '../project/errors.ts';
import type { ChartBlock, DatedBlock, Front, SystemsBlock, TableBlock, TilesBlock, VegaLiteBlock } from './schema.ts';

interface At {
  readonly position: Position;
}

interface Block extends At {
  /** Where the fields of the block stand. */
  readonly at: Locate;
}

export interface ProsePart extends At {
  readonly kind: 'prose';
  /** Markdown with helpers. */
  readonly text: string;
}

export interface HeadingPart extends At {
  readonly kind: 'heading';
  readonly level: 2 | 3;
  readonly text: string;
}

export interface TilesPart extends Block {
  readonly kind: 'tiles';
  readonly tiles: TilesBlock;
}

export interface TablePart extends Block {
  readonly kind: 'table';
  readonly table: TableBlock;
}

export interface ChartPart extends Block {
  readonly kind: 'chart';
  readonly chart: ChartBlock;
}

export interface VegaLitePart extends Block {
  readonly kind: 'vega-lite';
  readonly chart: VegaLiteBlock;
}

export interface DatedPart extends Block {
  readonly kind: 'timeline' | 'events';
  readonly dated: DatedBlock;
}

export interface SystemsPart extends Block {
  readonly kind: 'systems';
  readonly systems: SystemsBlock;
}

/** One piece of a topic's body, in the order of the file. */
export type Part = ProsePart | HeadingPart | TilesPart | TablePart | ChartPart | VegaLitePart | DatedPart | SystemsPart;

/** What a topic that is written for many places is read for: `value` is the id of a place. */
export interface Param {
  readonly key: 'place';
  readonly value: string;
}

/** A topic as its author wrote it; helpers and Markdown are not yet read. */
export interface Topic {
  /** Name of the briefing: that of the file, with the value of its parameter where it has one. */
  readonly id: string;
  readonly param?: Param;
  readonly file: string;
  readonly front: Front;
  readonly at: Locate;
  readonly parts: readonly Part[];
  /** Ids of statistics whose series the blocks follow, to the newest period or through all of them. */
  readonly follows?: readonly string[];
}
