import { widthOf } from './block-levels.ts';
import { wildcard } from './columns.ts';
import { type Sheet, type SheetRow, textOf } from './grid.ts';
import { isNumber } from './sheet-shape.ts';

/** A label that is the only text of its row, and not a note. Rows are counted from 0. */
export interface LoneLabel {
  readonly row: number;
  readonly text: string;
}

/** A row of data, with the headings that it stands under, one for each level; none where it stands under none. */
export interface BlockRow {
  readonly row: number;
  readonly label: string;
  readonly headings: readonly string[];
  /** Whether a blank row stands between it and its heading, behind other rows of data. */
  readonly apart: boolean;
}

/** The rows of a sheet between its heads and the end of its data. */
export interface Blocks {
  readonly headings: readonly LoneLabel[];
  readonly rows: readonly BlockRow[];
  /** Labels alone in their rows of which the rows alone do not tell what they head, with why. */
  readonly unclear: readonly (LoneLabel & { readonly why: string })[];
}

/** The headings between the rows of a sheet, where `from` is its first row below the heads and `end` the row behind the last. */
export function readBlocks(
  sheet: Sheet,
  { from, end }: { readonly from: number; readonly end: number },
  { levels, listed }: { readonly levels: number; readonly listed?: readonly string[] | undefined },
): Blocks {
  const isListed = listed?.map(wildcard);
  const reader = new BlockReader(levels);
  for (let row = from; row < end; row += 1) {
    const cells = sheet.rows[row] ?? [];
    const alone = labelAlone(cells);
    const first = cells.find((cell) => textOf(cell).trim() !== '');
    if (first === undefined) reader.blank();
    else if (alone === undefined) reader.data(row, textOf(first).trim());
    else if (!isNote(alone) && isListed?.some((matches) => matches(alone)) !== false) reader.label(row, alone);
  }
  const { headings, rows, unclear } = reader;
  return {
    headings,
    rows: withoutTotals(rows),
    unclear: [...unclear, ...(listed === undefined ? bothWays(headings, rows) : [])],
  };
}

/** Takes rows from the top; a label heads the data below it up to the next one. */
class BlockReader {
  readonly headings: LoneLabel[] = [];
  readonly rows: BlockRow[] = [];
  readonly unclear: Blocks['unclear'][number][] = [];
  /** Labels without data below them so far: of several levels, or at the end. */
  #waiting: LoneLabel[] = [];
  #current: readonly string[] = [];
  #apart = false;

  readonly #levels: number;

  constructor(levels: number) {
    this.#levels = levels;
  }

  blank(): void {
    this.#apart ||= this.rows.length > 0;
  }

  label(row: number, text: string): void {
    this.#waiting.push({ row, text });
  }

  data(row: number, label: string): void {
    if (this.#waiting.length > 0) this.#begin();
    this.rows.push({ row, label, headings: this.#current, apart: this.#apart });
  }

  #begin(): void {
    const levels = this.#levels;
    const labels = this.#waiting;
    const [first, second] = labels;
    if (first !== undefined && second !== undefined && labels.length > levels)
      this.unclear.push({ ...first, why: follows(first, second) });
    for (const label of labels) this.headings.push(label);
    const outer = this.#current.slice(0, Math.max(0, levels - labels.length));
    this.#current = [...outer, ...labels.slice(-levels).map(({ text }) => text)];
    [this.#waiting, this.#apart] = [[], false];
  }
}

/**
 * A blank row within a block is for the eye, where another heading follows or where another block has the same row; behind the last
 * block, it parts what belongs to none, as a total of all does.
 */
function withoutTotals(rows: readonly BlockRow[]): readonly BlockRow[] {
  const last = rows.at(-1)?.headings;
  const inOthers = new Set(rows.filter(({ headings }) => headings !== last).map(({ label }) => label));
  return rows.map((row) =>
    row.apart && row.headings === last && !inOthers.has(row.label) ? { ...row, headings: [] } : row,
  );
}

function follows(first: LoneLabel, second: LoneLabel): string {
  return `"${first.text}" and "${second.text}" stand alone in their rows, one after the other; where one heads the other, name both in \`blocks-say\`, the outer first: [place, measure]; where only some such labels are headings, list those in \`block-headings\``;
}

/** A label with values in one place and none in another may be a row whose values are all empty. */
function bothWays(headings: readonly LoneLabel[], rows: readonly BlockRow[]): Blocks['unclear'] {
  const labels = new Set(rows.map(({ label }) => label));
  return headings
    .filter(({ text }) => labels.has(text))
    .map((heading) => ({
      ...heading,
      why: `"${heading.text}" stands alone in its row here, and with values in another: it may be a heading or a row without values; list the headings in \`block-headings\``,
    }));
}

/**
 * A sheet with a column more for each level, behind all others, in which each row of data has the headings that it stands
 * under. Cells keep their addresses; of a label alone in its row, nothing is left but the label.
 */
export function withBlockHeadings(sheet: Sheet, { rows }: Blocks, levels: number): Sheet {
  const width = widthOf(sheet);
  const under = new Map(rows.map((row) => [row.row, row.headings]));
  return {
    ...sheet,
    rows: sheet.rows.map((cells, row): SheetRow => {
      const headings = under.get(row);
      if (headings === undefined) return labelAlone(cells) === undefined ? cells : cells.slice(0, 1);
      const padded = [...Array.from({ length: levels - headings.length }, () => ''), ...headings];
      return [
        ...Array.from({ length: width }, (_, at) => cells[at]),
        ...padded.map((text) => text.replace(/\s*:$/, '')),
      ];
    }),
  };
}

/** The text of a row that has no other; a merged one stands in each cell that it covers. */
export function labelAlone(row: SheetRow): string | undefined {
  const texts = new Set(row.map((cell) => textOf(cell).trim()).filter((text) => text !== ''));
  const [only] = texts;
  if (only === undefined || texts.size > 1) return undefined;
  const isLabel = textOf(row[0]).trim() !== '' || !row.some(isNumber);
  const isRow = row.length > 1 && row.every((cell) => isNumber(cell) && textOf(cell).trim() === only);
  return isLabel && !isRow ? only : undefined;
}

const marked =
  /^(?:[*†‡¹²³⁴⁵⁶⁷⁸⁹]|(?:foot)?notes?\b|sources?\s*:|quellen?\s*:|anmerkung|hinweis|nota\b|notas\b|fuentes?\s*:|remarque)/i;

/** Whether a text alone in its row is a note and no label: by its mark, or since it is a sentence. */
function isNote(text: string): boolean {
  const words = text.split(/\s+/).length;
  return (
    marked.test(text) || (/^\(?[\da-z]{1,2}\)\s/i.test(text) && words > 2) || (/\p{L}[.。]$/u.test(text) && words > 3)
  );
}
