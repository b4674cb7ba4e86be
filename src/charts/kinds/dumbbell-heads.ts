import { largest } from '../../project/extremes.ts';
import { gap, type Plan } from '../layout.ts';
import { lineIn, widthIn, wrapIn } from '../measure.ts';
import type { PlacedText } from '../text-layers.ts';
import type { ChartRow } from '../types.ts';
import type { BesidePlot } from './beside-plot.ts';
import type { RowGrid } from './row-bands.ts';
import { type DatePair, valuesOf } from './two-dates.ts';

interface HeadPlace {
  readonly grid: RowGrid<BesidePlot>;
  readonly pairs: readonly DatePair[];
  /** Px from the left of a cell to its plot. */
  readonly left: number;
}

interface Heads {
  /** Of text over the rows. */
  readonly lines: number;
  readonly textsOf: (column: number) => readonly PlacedText[];
}

/** The dates over the first row of each column that has both: side by side, or the earlier over the later one. */
export function placeHeads(plan: Plan, { grid, pairs, left }: HeadPlace): Heads {
  const edges = { left: -left, right: grid.cell - left };
  const columns = Array.from({ length: grid.columns }, (_, column) => {
    const own = grid.bands.filter((band) => band.column === column).flatMap(({ index }) => pairs[index] ?? []);
    const first = own.find((pair) => valuesOf(pair).length === 2) ?? own.find((pair) => valuesOf(pair).length > 0);
    const heads = first === undefined ? [] : [...valuesOf(first)].sort((a, b) => a.value - b.value);
    return heads.map((row, index) =>
      headOf(plan, row, { at: (row.value - grid.plot.low) * grid.plot.perUnit, index, edges }),
    );
  });
  const stacked = columns.some(([one, two]) => one !== undefined && two !== undefined && one.right + gap > two.left);
  const counts = columns.map((heads) => heads.map(({ lines }) => lines.length));
  const lines = largest(
    counts.map((own) => (stacked ? own.reduce((sum, count) => sum + count, 0) : largest(own, 0))),
    0,
  );
  return { lines, textsOf: (column) => textsIn(plan, columns[column] ?? [], stacked) };
}

interface Head {
  readonly lines: readonly string[];
  readonly left: number;
  readonly right: number;
  readonly align: 'left' | 'right';
}

interface HeadAt {
  readonly at: number;
  readonly index: number;
  readonly edges: { readonly left: number; readonly right: number };
}

/** The date of the lower value ends at its dot, that of the higher begins there; neither leaves the cell. */
function headOf(plan: Plan, { period }: ChartRow, { at, index, edges }: HeadAt): Head {
  const lines = wrapIn(plan, period, 'note', (edges.right - edges.left) * 0.45);
  const width = widthIn(plan, lines, 'note');
  const wanted = index === 0 ? at + gap - width : at - gap;
  const left = Math.min(Math.max(wanted, edges.left), edges.right - width);
  return { lines, left, right: left + width, align: index === 0 ? 'right' : 'left' };
}

function textsIn(plan: Plan, heads: readonly Head[], stacked: boolean): readonly PlacedText[] {
  const line = lineIn(plan, 'note');
  let below = 0;
  return [...heads].reverse().map(({ lines, left, right, align }): PlacedText => {
    const bottom = -below - 1;
    if (stacked) below += lines.length * line;
    return { lines, style: 'note', align, x: align === 'left' ? left : right, y: bottom - (lines.length - 0.5) * line };
  });
}
