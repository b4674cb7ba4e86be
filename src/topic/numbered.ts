import type { Position } from '../project/errors.ts';
import type { Part } from './types.ts';

/** A figure or table of a topic, numbered as on the page. */
export interface NumberedBlock {
  readonly kind: 'figure' | 'table';
  /** From one; charts and tables are counted separately. */
  readonly number: number;
  readonly part: Part;
  /** The id by which a text refers to it. */
  readonly id?: string | undefined;
  /** Position of the id, or of the block if it has none. */
  readonly position: Position;
}

const numbered: Readonly<Partial<Record<Part['kind'], NumberedBlock['kind']>>> = {
  chart: 'figure',
  'vega-lite': 'figure',
  timeline: 'figure',
  table: 'table',
  events: 'table',
  systems: 'table',
};

/** The figures and tables of a topic's body, in the order of the file. */
export function numberBlocks(parts: readonly Part[]): readonly NumberedBlock[] {
  const counts = { figure: 0, table: 0 };
  return parts.flatMap((part): readonly NumberedBlock[] => {
    const kind = numbered[part.kind];
    if (kind === undefined || !('at' in part) || part.kind === 'tiles' || part.kind === 'margin') return [];
    counts[kind] += 1;
    const { id } = part.block;
    return [{ kind, number: counts[kind], part, id, position: id === undefined ? part.position : part.at(['id']) }];
  });
}

/** The numbered blocks that a text can refer to, by their ids. */
export function referableBlocks(parts: readonly Part[]): ReadonlyMap<string, NumberedBlock> {
  return new Map(numberBlocks(parts).flatMap((block) => (block.id === undefined ? [] : [[block.id, block] as const])));
}
