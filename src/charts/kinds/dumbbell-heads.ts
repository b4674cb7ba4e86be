import { largest } from '../../project/extremes.ts';
import { gap, type Plan } from '../layout.ts';
import { firstLine, type PlacedText } from '../text-layers.ts';
import { lineHeight } from '../theme-config.ts';
import type { ChartRow } from '../types.ts';
import { widest, wrapText } from '../wrap.ts';
import type { DotPlot } from './dot-plot.ts';
import { type Pair, valuesOf } from './pairs.ts';
import type { RowGrid } from './row-bands.ts';

interface HeadPlace {
  readonly grid: RowGrid<DotPlot>;
  readonly pairs: readonly Pair[];
  readonly low: number;
  /** Px from the left of a cell to its plot. */
  readonly left: number;
}

interface Heads {
  /** Of text over the rows. */
  readonly lines: number;
  readonly textsOf: (column: number) => readonly PlacedText[];
}

/** The dates over the first row of each column that has both: side by side, or the earlier over the later one. */
export function placeHeads(plan: Plan, { grid, pairs, low, left }: HeadPlace): Heads {
  const edges = { left: -left, right: grid.cell - left };
  const columns = Array.from({ length: grid.columns }, (_, column) => {
    const own = grid.bands.filter((band) => band.column === column).flatMap(({ index }) => pairs[index] ?? []);
    const first = own.find((pair) => valuesOf(pair).length === 2) ?? own.find((pair) => valuesOf(pair).length > 0);
    const heads = first === undefined ? [] : [...valuesOf(first)].sort((a, b) => a.value - b.value);
    return heads.map((row, index) => headOf(plan, row, { at: (row.value - low) * grid.plot.perUnit, index, edges }));
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
  const style = plan.styles.note;
  const lines = wrapText(period, { width: (edges.right - edges.left) * 0.45, style, metrics: plan.metrics });
  const width = widest(lines, style, plan.metrics);
  const wanted = index === 0 ? at + gap - width : at - gap;
  const left = Math.min(Math.max(wanted, edges.left), edges.right - width);
  return { lines, left, right: left + width, align: index === 0 ? 'right' : 'left' };
}

function textsIn({ styles }: Plan, heads: readonly Head[], stacked: boolean): readonly PlacedText[] {
  const { size } = styles.note;
  const line = lineHeight(size);
  let below = 0;
  return [...heads].reverse().map(({ lines, left, right, align }): PlacedText => {
    const bottom = -below - 1;
    if (stacked) below += lines.length * line;
    const y = firstLine(bottom - (lines.length * line) / 2, { lines: lines.length, size });
    return { lines, style: 'note', align, x: align === 'left' ? left : right, y };
  });
}
