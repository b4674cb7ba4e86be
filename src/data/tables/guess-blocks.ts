import { type Blocks, readBlocks } from './block-headings.ts';
import type { TableDescription } from './description.ts';
import { readPeriodLabels } from './period-label.ts';
import type { SheetShape } from './sheet-shape.ts';

/** What a description says of the headings between its rows. */
export type SaidOfBlocks = Pick<TableDescription, 'blocks-say'>;

/**
 * What labels alone in their rows say of the rows below them, where at least two head rows: periods, or measures, on one
 * level or, where each outer one stands right above an inner one, on two. Undefined where there are no such labels.
 */
export function guessBlocks(shape: SheetShape, language: string): NonNullable<SaidOfBlocks['blocks-say']> | undefined {
  const one = blocksOf(shape, 1);
  if (one.headings.length < 2) return undefined;
  const labels = one.headings.map(({ text }) => text);
  const read = readPeriodLabels(labels, { language });
  if (!('problem' in read) || read.kinds !== undefined) return 'period';
  const runs = one.unclear.filter(({ why }) => why.includes('one after the other')).length;
  return runs > 1 && blocksOf(shape, 2).unclear.length === 0 ? ['measure', 'measure'] : 'measure';
}

function blocksOf({ sheet, heads, end }: SheetShape, levels: number): Blocks {
  return readBlocks(sheet, { from: (heads.at(-1) ?? 0) + 1, end }, { levels });
}

/** What headings between rows leave to their author, in words. */
export function sayBlocks(shape: SheetShape, says: SaidOfBlocks['blocks-say']): readonly string[] {
  const { headings, rows } = blocksOf(shape, Array.isArray(says) ? says.length : 1);
  if (says === undefined) {
    return headings.length < 2
      ? []
      : [
          `whether ${list(headings)} say more of the rows below them than how they are grouped: they are left out; \`blocks-say\` says what they tell`,
        ];
  }
  const apart = rows.filter((row) => row.apart && row.label !== '');
  const under = apart.filter((row) => row.headings.length > 0);
  const outside = apart.filter((row) => row.headings.length === 0);
  return [
    `whether all of these are headings of the rows below them: ${list(headings)}; list those that are in \`block-headings\` where not all are, and say what they tell in \`blocks-say\`: measure, place, period or unit`,
    ...under
      .slice(0, 1)
      .map(
        ({ label, headings: of }) =>
          `whether ${list(under)} stand under the heading above the blank row, as "${label}" under "${of.at(-1) ?? ''}": they are read so`,
      ),
    ...(outside.length === 0
      ? []
      : [`whether ${list(outside)}, behind a blank row, stand under no heading: they are read so`]),
    ...lastAlone(rows).map(
      ({ label, headings: of }) =>
        `whether "${label}" stands under "${of.at(-1) ?? ''}" or is of all rows, as a total is: no other heading has such a row; name its measure by what it is`,
    ),
  ];
}

/** The last rows of the last block, where no other block has them though it has others of that block. */
function lastAlone(rows: Blocks['rows']): Blocks['rows'] {
  const last = rows.at(-1)?.headings;
  if (last === undefined || last.length === 0) return [];
  const others = new Set(rows.filter(({ headings }) => headings !== last).map(({ label }) => label));
  const block = rows.filter(({ headings }) => headings === last);
  const shared = block.findLastIndex(({ label }) => others.has(label));
  return shared === -1 ? [] : block.slice(shared + 1);
}

function list(rows: readonly { readonly text?: string; readonly label?: string }[]): string {
  const texts = [...new Set(rows.map(({ text, label = text }) => `"${label ?? ''}"`))];
  return texts.length > 8 ? `${texts.slice(0, 8).join(', ')} and ${texts.length - 8} more` : texts.join(', ');
}
