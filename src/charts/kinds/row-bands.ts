import { largest } from '../../project/extremes.ts';
import { barHeight, gutter, heightOf, type Plan } from '../layout.ts';
import { fitIn, lineIn, widthIn, wrapIn } from '../measure.ts';
import { firstLine } from '../text-layers.ts';

/** What a row is called, and what is written under its mark. */
interface RowItem {
  /** The whole name, then shorter ones. */
  readonly names: readonly string[];
  readonly note?: string | undefined;
}

/** Where the mark of a row stands, in px from the top of the plot, and how thick it may be. */
export interface MarkBand {
  readonly index: number;
  readonly middle: number;
  readonly thickness: number;
}

/** A row as it stands, in px from the top of the plot. */
export interface Band extends MarkBand {
  /** Its column of rows, from 0. */
  readonly column: number;
  readonly name: readonly string[];
  /** The middle of the first line of its name, and of its note. */
  readonly nameY: number;
  readonly note: readonly string[];
  readonly noteY: number;
}

/** How marks and their values stand in the room that the names leave. */
export interface RowPlot {
  /** Of each row's value. */
  readonly lines: readonly number[];
  /** Px of texts under each row's mark. */
  readonly under?: readonly number[];
}

export interface RowGrid<P extends RowPlot> {
  readonly bands: readonly Band[];
  readonly columns: number;
  /** Width of a column of rows, and of the space between two. */
  readonly cell: number;
  readonly between: number;
  /** Px that the names take at the left of the marks; 0 where they stand over them. */
  readonly left: number;
  readonly height: number;
  readonly plot: P;
}

interface RowRequest<P extends RowPlot> {
  readonly items: readonly RowItem[];
  /** Undefined where the room is too small. The first that fits is taken; the last takes whatever there is. */
  readonly plots: readonly ((room: number, cell: number) => P | undefined)[];
}

/** Px of rows that a page has room for under a title and over a source line. */
const pageHeight = 760;
const mostColumns = 3;
/** A column of rows is at least so many times as wide as a letter is high. */
const leastCell = 16;

/**
 * Rows with their names, where a page has room for them: at the left of their marks, or over these where marks and
 * values would have too little room; lower where there are many; in columns side by side where one is higher than a
 * page; and with shortened names at last.
 */
export function rowBands<P extends RowPlot>(plan: Plan, request: RowRequest<P>): RowGrid<P> {
  let best: RowGrid<P> | undefined;
  for (const grid of attempts(plan, request)) {
    if (grid.height <= pageHeight) return stretched(plan, grid);
    if (best === undefined || grid.height < best.height) best = grid;
  }
  if (best === undefined) throw new Error('the last plot of rows takes whatever room there is');
  return best;
}

interface Attempt {
  readonly columns: number;
  readonly tight: boolean;
  /** Of the cell, what the names take at most at the left; undefined where they stand over their marks. */
  readonly share: number | undefined;
  readonly lines: number;
  /** Whether names may be cut. */
  readonly cut: boolean;
}

function* attempts<P extends RowPlot>(plan: Plan, request: RowRequest<P>): Generator<RowGrid<P>> {
  const tries = triesOf(plan);
  for (const plot of request.plots)
    for (const attempt of tries) {
      const grid = layOut(plan, request, plot, attempt);
      if (grid !== undefined) yield grid;
    }
}

function triesOf(plan: Plan): readonly Attempt[] {
  const counts = Array.from({ length: mostColumns }, (_, index) => index + 1).filter(
    (count) => count === 1 || cellOf(plan, count).cell >= plan.styles.label.size * leastCell,
  );
  const whole = counts.flatMap((columns) =>
    [false, true].flatMap((tight) =>
      [0.36, 0.28, 0.2, undefined].map((share): Attempt => {
        return { columns, tight, share, lines: tight ? 2 : share === undefined ? 6 : 4, cut: share === undefined };
      }),
    ),
  );
  const short = counts.flatMap((columns) =>
    [0.5, 0.36, 0.28, 0.2, undefined].map((share): Attempt => ({ columns, tight: true, share, lines: 1, cut: true })),
  );
  return [...whole, ...short];
}

function cellOf(plan: Plan, columns: number) {
  const between = gutter * 1.5;
  return { between, cell: (plan.width - (columns - 1) * between) / columns };
}

function layOut<P extends RowPlot>(
  plan: Plan,
  { items }: RowRequest<P>,
  plotIn: RowRequest<P>['plots'][number],
  { columns, tight, share, lines, cut }: Attempt,
): RowGrid<P> | undefined {
  const { cell, between } = cellOf(plan, columns);
  const names = items.map((item) => fitIn(plan, item.names, 'label', { width: cell * (share ?? 1), lines }));
  if (!cut && names.some((name, index) => isCut(name, items[index]))) return undefined;
  const left = share === undefined ? 0 : Math.ceil(widthIn(plan, names.flat(), 'label')) + gutter;
  const plot = plotIn(cell - left, cell);
  if (plot === undefined) return undefined;
  const perColumn = Math.ceil(items.length / columns);
  const tops = new Map<number, number>();
  const bands = items.map(({ note = '' }, index): Band => {
    const column = Math.floor(index / perColumn);
    const noted = note === '' ? [] : wrapIn(plan, note, 'note', cell - left);
    const placed = placeBand(plan, {
      ...{ top: tops.get(column) ?? 0, name: names[index] ?? [], note: noted, tight, over: share === undefined },
      ...{ lines: plot.lines[index] ?? 1, under: plot.under?.[index] ?? 0 },
    });
    tops.set(column, placed.bottom);
    return { index, column, ...placed };
  });
  return { bands, columns, cell, between, left, plot, height: largest([...tops.values()], 0) };
}

function isCut(name: readonly string[], item: RowItem | undefined): boolean {
  return name.at(-1)?.endsWith('…') === true && item?.names.at(-1)?.endsWith('…') !== true;
}

interface Placing {
  readonly top: number;
  readonly name: readonly string[];
  readonly note: readonly string[];
  readonly lines: number;
  readonly under: number;
  readonly tight: boolean;
  readonly over: boolean;
}

function placeBand(plan: Plan, { top, name, note, lines, under, tight, over }: Placing) {
  const { size } = plan.styles.label;
  const [line, noteLine] = [lineIn(plan, 'label'), lineIn(plan, 'note')];
  const bar = barHeight(plan.styles.value);
  const pad = size * (tight ? 0.2 : 0.5);
  const beside = Math.max(size * (tight ? 1.5 : 1.95), Math.max(name.length, lines) * line + pad);
  const mark = Math.max(bar, lines * line);
  const nameTop = top + pad;
  const height = Math.round(over ? pad + name.length * line + 1 + mark + pad : beside);
  const middle = over ? nameTop + name.length * line + 1 + mark / 2 : top + height / 2;
  return {
    ...{ name, note, middle, thickness: Math.min(bar, Math.round(size * (tight ? 1.15 : 1.3))) },
    nameY: over ? nameTop + line / 2 : firstLine(middle, { lines: name.length, size }),
    noteY: top + height + under + noteLine / 2 - pad / 2,
    bottom: top + height + under + note.length * noteLine,
  };
}

/** Rows further apart, where the author asks for a greater height. */
function stretched<P extends RowPlot>(plan: Plan, grid: RowGrid<P>): RowGrid<P> {
  const more = heightOf(plan, grid.height) - grid.height;
  if (more <= 0) return grid;
  const each = more / Math.ceil(grid.bands.length / grid.columns);
  const seen = new Map<number, number>();
  const bands = grid.bands.map((band) => {
    const before = seen.get(band.column) ?? 0;
    seen.set(band.column, before + 1);
    const by = (before + 0.5) * each;
    const thickness = Math.round(Math.min(band.thickness + each * 0.6, band.thickness * 2));
    return { ...band, thickness, middle: band.middle + by, nameY: band.nameY + by, noteY: band.noteY + by };
  });
  return { ...grid, bands, height: grid.height + more };
}
