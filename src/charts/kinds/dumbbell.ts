import { largest, smallest } from '../../project/extremes.ts';
import { type Plan, round, toneOf } from '../layout.ts';
import { lineIn } from '../measure.ts';
import { namesOf } from '../names.ts';
import { textLayers } from '../text-layers.ts';
import type { ChartRow, ChartSpec, ColourToken } from '../types.ts';
import { type BesidePlot, besidePlots, besideTexts, type PlotRow, type TextBeside } from './beside-plot.ts';
import { dotFittings, dotSize, dotsInRows } from './dots-in-rows.ts';
import { placeHeads } from './dumbbell-heads.ts';
import type { Kind } from './kind.ts';
import { markLayer, pxField } from './marks.ts';
import { type Band, rowBands } from './row-bands.ts';
import { rowSpec } from './row-spec.ts';
import { type DatePair, notesOf, pairsOf, refusePairs, valuesOf } from './two-dates.ts';

export const dumbbell: Kind = {
  called: 'dumbbells',
  knows: ['order', 'axis: data', 'height', 'colours', 'annotations'],
  refuse: refusePairs,
  draw,
};

/**
 * Two dates over several categories: a dot for each date, joined, the later one in the accent colour; sorted by the
 * later value. The dates are written over the dots of the first row. A bound is a dot with a tip, a part year a ring.
 */
function draw(plan: Plan): ChartSpec {
  const pairs = pairsOf(plan);
  const rows = pairs.map((pair) => plotRow(plan, pair));
  const axis = axisOf(plan);
  const items = pairs.map((pair) => ({ names: namesOf(pair), note: notesOf(plan, pair).join('\n') }));
  const grid = rowBands(plan, { items, plots: besidePlots(plan, rows, { fittings: dotFittings, axes: [axis] }) });
  const { plot } = grid;
  const left = grid.left + plot.start;
  const heads = placeHeads(plan, { grid, pairs, left });
  return rowSpec(plan, {
    grid,
    left,
    width: plot.width,
    top: Math.ceil(heads.lines * lineIn(plan, 'note')) + (heads.lines > 0 ? 1 : 0),
    marks: (bands) => [
      ...pairLayers(plan, { bands, pairs, plot }),
      ...textLayers('values', besideTexts(plan, rows, { bands, plot })),
      ...textLayers('periods', heads.textsOf(bands[0]?.column ?? 0)),
    ],
  });
}

/** The lower value stands at the left of its dot and the higher at the right. */
function plotRow(plan: Plan, pair: DatePair): PlotRow {
  const half = dotSize(plan) / 2;
  const ends = [half, half] as const;
  const [first, second] = [...valuesOf(pair)].sort((a, b) => a.value - b.value);
  if (first === undefined) return { low: 0, high: 0, ends };
  const beside = ({ id, text }: ChartRow): TextBeside => ({ id, text, style: 'value' });
  if (second === undefined) return { low: first.value, high: first.value, ends, after: beside(first) };
  return { low: first.value, high: second.value, ends, before: beside(first), after: beside(second) };
}

function axisOf({ rows, options }: Plan) {
  const values = rows.map(({ value }) => value);
  const low = options.axis === 'data' ? smallest(values) : smallest(values, 0);
  const high = options.axis === 'data' ? largest(values) : largest(values, 0);
  return { low, high: high > low ? high : low + 1 };
}

interface Drawn {
  readonly bands: readonly Band[];
  readonly pairs: readonly DatePair[];
  readonly plot: BesidePlot;
}

function pairLayers(plan: Plan, { bands, pairs, plot }: Drawn): readonly ChartSpec[] {
  const drawn = bands.flatMap(({ index, middle }) => {
    const pair = pairs[index];
    return pair === undefined ? [] : [{ pair, middle }];
  });
  const joins = drawn.flatMap(({ pair, middle }) => {
    const [from, to] = valuesOf(pair).map(({ value }) => round((value - plot.low) * plot.perUnit));
    return from === undefined || to === undefined ? [] : [{ from, to, middle: round(middle) }];
  });
  const dots = drawn.flatMap(({ pair, middle }) =>
    valuesOf(pair).map((row) => ({ row, middle, tone: toneIn(plan, pair, row === pair.to) })),
  );
  const along = { x: pxField('from'), x2: { field: 'to' }, y: pxField('middle') };
  return [...markLayer('joins', joins, { type: 'rule', strokeWidth: 2 }, along), ...dotsInRows(plan, dots, plot)];
}

/** The later date has the colour; where one category is highlighted, the others are grey. */
function toneIn(plan: Plan, { to, from }: DatePair, isLater: boolean): ColourToken {
  if (!isLater) return 'context';
  const row = [to, from].map((entry) => toneOf(plan, entry));
  return row.includes('accent') ? 'accent' : 'neutral';
}
