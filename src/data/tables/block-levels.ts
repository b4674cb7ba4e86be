import type { TableDescription } from './description.ts';
import type { Sheet } from './grid.ts';

type BlockDimension = Extract<NonNullable<TableDescription['blocks-say']>, string>;

/** What the headings between rows say by a description, level by level, the outermost first; none where it names none. */
export function blockLevels({ 'blocks-say': says }: Pick<TableDescription, 'blocks-say'>): readonly BlockDimension[] {
  return says === undefined ? [] : typeof says === 'string' ? [says] : says;
}

/** The number of columns of a sheet. */
export function widthOf({ rows }: Sheet): number {
  return rows.reduce((most, row) => Math.max(most, row.length), 0);
}
