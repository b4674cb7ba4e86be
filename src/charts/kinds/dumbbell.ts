import { largest, smallest } from '../../project/extremes.ts';
import { type Plan, round, toneOf } from '../layout.ts';
import { namesOf } from '../names.ts';
import { textLayers } from '../text-layers.ts';
import { lineHeight } from '../theme-config.ts';
import type { ChartSpec, ColourToken } from '../types.ts';
import { dotLayers } from './dot-marks.ts';
import { type Beside, besideTexts, type DotPlot, type DotRow, dotPlots, dotSize } from './dot-plot.ts';
import { placeHeads } from './dumbbell-heads.ts';
import { type Kind, refuseOptions } from './kind.ts';
import { gapOf, type Pair, pairsOf, refusePairs, valuesOf } from './pairs.ts';
import { pxField } from './px-marks.ts';
import { type Band, rowBands } from './row-bands.ts';
import { annotationAt } from './row-order.ts';
import { rowSpec } from './row-spec.ts';

export const dumbbell: Kind = {
  refuse: (rows, judging) =>
    refusePairs(rows, judging) ??
    refuseOptions('dumbbells', ['order', 'axis: data', 'height', 'colours', 'annotations'], judging),
  draw,
};

/**
 * Two dates over several categories: a dot for each date, joined, the later one in the accent colour; sorted by the
 * later value. The dates are written over the dots of the first row. A bound is a dot with a tip, a part year a ring.
 */
function draw(plan: Plan): ChartSpec {
  const pairs = pairsOf(plan);
  const rows = pairs.map(dotRow);
  const axis = axisOf(plan);
  const items = pairs.map((pair) => ({ names: namesOf(pair), note: noteOf(plan, pair) }));
  const grid = rowBands(plan, { items, plots: dotPlots(plan, rows, axis) });
  const left = grid.left + grid.plot.start;
  const heads = placeHeads(plan, { grid, pairs, low: axis.low, left });
  const line = lineHeight(plan.styles.note.size);
  return rowSpec(plan, {
    grid,
    left,
    width: grid.plot.width,
    top: Math.ceil(heads.lines * line) + (heads.lines > 0 ? 1 : 0),
    marks: (bands) => ({
      values: [],
      layer: [
        ...pairLayers(plan, { bands, pairs, axis, plot: grid.plot }),
        ...textLayers('values', besideTexts(plan, rows, { bands, plot: grid.plot, low: axis.low })),
        ...textLayers('periods', heads.textsOf(bands[0]?.column ?? 0)),
      ],
    }),
  });
}

/** The lower value stands at the left of its dot and the higher at the right. */
function dotRow(pair: Pair): DotRow {
  const [first, second] = [...valuesOf(pair)].sort((a, b) => a.value - b.value);
  if (first === undefined) return { low: 0, high: 0 };
  const beside = ({ id, text }: { readonly id: string; readonly text: string }): Beside => {
    return { id, text, style: 'value' };
  };
  if (second === undefined) return { low: first.value, high: first.value, after: beside(first) };
  return { low: first.value, high: second.value, before: beside(first), after: beside(second) };
}

function axisOf({ rows, options }: Plan) {
  const values = rows.map(({ value }) => value);
  const low = options.axis === 'data' ? smallest(values) : smallest(values, 0);
  const high = options.axis === 'data' ? largest(values) : largest(values, 0);
  return { low, high: high > low ? high : low + 1 };
}

/** Why a value is missing, and what the author says of one. */
function noteOf(plan: Plan, pair: Pair): string | undefined {
  const words = [gapOf(pair)?.text, annotationAt(plan, pair.from.id), annotationAt(plan, pair.to.id)];
  const told = words.filter((text) => text !== undefined);
  return told.length === 0 ? undefined : told.join('\n');
}

interface Drawn {
  readonly bands: readonly Band[];
  readonly pairs: readonly Pair[];
  readonly axis: { readonly low: number; readonly high: number };
  readonly plot: DotPlot;
}

function pairLayers(plan: Plan, { bands, pairs, axis, plot }: Drawn): readonly ChartSpec[] {
  const drawn = bands.flatMap(({ index, middle }) => {
    const pair = pairs[index];
    return pair === undefined ? [] : [{ pair, middle }];
  });
  const joins = drawn.flatMap(({ pair, middle }) => {
    const [from, to] = valuesOf(pair).map(({ value }) => round((value - axis.low) * plot.perUnit));
    return from === undefined || to === undefined ? [] : [{ from, to, middle: round(middle) }];
  });
  const dots = drawn.flatMap(({ pair, middle }) =>
    valuesOf(pair).map((row) => ({ row, middle, tone: toneIn(plan, pair, row === pair.to) })),
  );
  const join = {
    name: 'joins',
    data: { values: joins },
    mark: { type: 'rule', strokeWidth: 2 },
    encoding: { x: pxField('from'), x2: { field: 'to' }, y: pxField('middle') },
  };
  const look = { domain: [axis.low, axis.high], size: dotSize(plan) };
  return [...(joins.length === 0 ? [] : [join]), ...dotLayers(plan, dots, look)];
}

/** The later date has the colour; where one category is highlighted, the others are grey. */
function toneIn(plan: Plan, { to, from }: Pair, isLater: boolean): ColourToken {
  if (!isLater) return 'context';
  const row = [to, from].map((entry) => toneOf(plan, entry));
  return row.includes('accent') ? 'accent' : 'neutral';
}
