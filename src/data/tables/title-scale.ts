import { headRows } from './columns.ts';
import type { TableDescription } from './description.ts';
import { type Sheet, textOf } from './grid.ts';
import { scaleIn } from './guess-scale.ts';
import type { SheetProblem } from './read-sheet.ts';

type Described = Pick<TableDescription, 'scale' | 'measures' | 'heads' | 'title-says'> & { readonly language: string };

/** How a part of a title begins that says what the numbers are given in, and not of what size a thing is. */
const saysScale = /^(?:in |[£€$]|[A-Z]{3} |thousand|million|billion|tausend|tsd|mio|mrd|milli|miles|1[ .,]?000)/i;
const mostWords = 4;

/**
 * A title above the heads that says "thousands" where the description multiplies by something else alone: the file is of
 * a release in another scale, whose values would be wrong by a thousand times.
 */
export function titleOfOtherScale(sheets: readonly Sheet[], described: Described): SheetProblem | undefined {
  const { scale, measures, heads, language } = described;
  const written = new Set([scale, ...measures.map((measure) => measure.scale)].filter((one) => one !== undefined));
  if (written.size === 0 || described['title-says'] === 'ignore') return undefined;
  for (const sheet of sheets) {
    const named = scalesAbove(sheet, headRows(sheet, { heads })[0] ?? 0, language);
    const [first] = named;
    if (first === undefined || named.some((one) => written.has(one.scale))) continue;
    const message = `"${first.text}" says that numbers are to be multiplied by ${first.scale}, but \`scale\` of the description is ${[...written].join(', ')}; write what is true of this release; where the title says it of no value, \`title-says: ignore\``;
    return { sheet, row: first.row, column: first.column, message, rule: 'wrong-unit' };
  }
  return undefined;
}

interface ScaleAbove {
  readonly scale: number;
  readonly text: string;
  readonly row: number;
  readonly column: number;
}

function scalesAbove({ rows, records }: Sheet, firstHead: number, language: string): readonly ScaleAbove[] {
  if (records) return [];
  return rows.slice(0, firstHead).flatMap((cells, row) =>
    cells.flatMap((cell, column) =>
      textOf(cell)
        .split(/[,;:()[\]|–—]/)
        .map((part) => part.trim())
        .filter((part) => saysScale.test(part) && part.split(/\s+/).length <= mostWords)
        .flatMap((text) => {
          const scale = scaleIn(text, language);
          return scale === undefined ? [] : [{ scale, text, row, column }];
        }),
    ),
  );
}
