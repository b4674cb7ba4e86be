import { groupBy } from '../../data/group.ts';
import { largest } from '../../project/extremes.ts';
import { type Extent, fitScale } from '../fit.ts';
import {
  barHeight,
  framed,
  gap,
  gutter,
  isOpen,
  labelLayers,
  layersWithRows,
  noRoom,
  type Plan,
  rowHeight,
  rowScale,
  textColumn,
  where,
} from '../layout.ts';
import { lineHeight } from '../theme-config.ts';
import type { ChartRow, ChartSpec } from '../types.ts';

interface Pair {
  readonly label: string;
  readonly from: ChartRow;
  readonly to: ChartRow;
}

/**
 * Two dates over several categories: a dot for each date, joined, the later one in the accent colour; sorted by the
 * later value. The dates are written over the dots of the first row. A bound is a dot with a tip, a part year a ring.
 */
export function dumbbell(plan: Plan): ChartSpec {
  const pairs = pairRows(plan);
  const { label } = plan.styles;
  const column = textColumn(plan, { texts: pairs.map((pair) => pair.label), style: label, most: plan.width * 0.34 });
  const dot = Math.round(barHeight(label) * 0.75);
  const room = plan.width - column.width - gutter;
  const { origin, perUnit } = fitScale(extents(plan, { pairs, dot }), room);
  const most = largest(
    pairs.flatMap(({ from, to }) => [from.value, to.value]),
    0,
  );
  const width = perUnit * most;
  if (!(width >= room * 0.25)) throw noRoom(plan);
  const left = column.width + gutter + origin;
  const top = Math.ceil(lineHeight(plan.styles.note.size));
  return framed(
    { width, height: rowHeight(label, column.lines) * pairs.length, left, right: plan.width - left - width, top },
    {
      values: pairs.map((pair, index) => pairDatum(pair, column.texts[index] ?? [pair.label])),
      layer: [
        ...pairLayers(plan, { pairs, dot, most }),
        ...labelLayers(column, { field: 'label', lines: 'lines', x: -left, size: label.size }),
      ],
    },
  );
}

function pairRows(plan: Plan): readonly Pair[] {
  return [...groupBy(plan.rows, (row) => row.label)]
    .flatMap(([label, own]): readonly Pair[] => {
      const [from, to] = [...own].sort((a, b) => ((a.start ?? '') < (b.start ?? '') ? -1 : 1));
      return from === undefined || to === undefined ? [] : [{ label, from, to }];
    })
    .sort((a, b) => b.to.value - a.to.value);
}

function ends({ from, to }: Pair): { readonly low: ChartRow; readonly high: ChartRow } {
  return from.value <= to.value ? { low: from, high: to } : { low: to, high: from };
}

function extents(
  plan: Plan,
  { pairs, dot }: { readonly pairs: readonly Pair[]; readonly dot: number },
): readonly Extent[] {
  const { value, note } = plan.styles;
  const room = (row: ChartRow) => plan.metrics.width(row.text, value) + gap + dot / 2;
  const first = pairs[0];
  const heads = first === undefined ? [] : Object.values(ends(first));
  return [
    { value: 0, before: 0, after: 0 },
    ...pairs.flatMap((pair) => {
      const { low, high } = ends(pair);
      return [
        { value: low.value, before: room(low), after: 0 },
        { value: high.value, before: 0, after: room(high) },
      ];
    }),
    ...heads.map((row, index) => {
      const width = plan.metrics.width(row.period, note) + gap;
      return { value: row.value, before: index === 0 ? width : dot / 2, after: index === 0 ? dot / 2 : width };
    }),
  ];
}

function pairDatum(pair: Pair, lines: readonly string[]) {
  const { low, high } = ends(pair);
  const shape = (row: ChartRow) => (row.partial ? 'ring' : isOpen(row) ? 'tip' : 'dot');
  return {
    id: pair.to.id,
    label: lines.join('\n'),
    lines: lines.length,
    from: pair.from.value,
    to: pair.to.value,
    low: low.value,
    high: high.value,
    lowText: low.text,
    highText: high.text,
    lowPeriod: low.period,
    highPeriod: high.period,
    fromShape: shape(pair.from),
    toShape: shape(pair.to),
  };
}

const shapes = { dot: 'circle', ring: 'circle', tip: 'M-0.9,-1L1,0L-0.9,1Z' } as const;

interface Marks {
  readonly pairs: readonly Pair[];
  readonly dot: number;
  readonly most: number;
}

function pairLayers(plan: Plan, { pairs, dot, most }: Marks): readonly ChartSpec[] {
  const scale = { domain: [0, most > 0 ? most : 1], nice: false };
  const at: At = (field) => ({ field, type: 'quantitative', axis: null, scale });
  return layersWithRows([
    {
      name: 'joins',
      mark: { type: 'rule', strokeWidth: 2 },
      encoding: { x: at('low'), x2: { field: 'high' }, y: rowScale },
    },
    ...(['from', 'to'] as const).flatMap((end) => dotLayers(end, { plan, pairs, dot, at })),
    ...(['low', 'high'] as const).map((end) => valueLayer(end, { dot, at })),
    ...(['low', 'high'] as const).map((end) => periodLayer(end, { first: pairs[0], at })),
  ]);
}

/** The horizontal place of a field of the data. */
type At = (field: string) => ChartSpec;

interface Dots {
  readonly plan: Plan;
  readonly pairs: readonly Pair[];
  readonly dot: number;
  readonly at: At;
}

/** The earlier or the later values, a layer for each shape that there is. */
function dotLayers(end: 'from' | 'to', { plan, pairs, dot, at }: Dots): readonly (ChartSpec | false)[] {
  const data = pairs.map((pair) => pairDatum(pair, ['']));
  const color = {
    datum: end === 'to' ? 'accent' : 'context',
    type: 'nominal',
    legend: null,
    scale: { domain: ['accent', 'context'] },
  };
  return (['dot', 'ring', 'tip'] as const).map(
    (shape) =>
      data.some((pair) => pair[`${end}Shape`] === shape) && {
        name: `${end}-${shape}`,
        transform: [where(`${end}Shape`, shape)],
        mark: {
          type: 'point',
          shape: shapes[shape],
          size: dot * dot,
          ...(shape === 'ring' ? { filled: false, fill: plan.paper, strokeWidth: 2 } : {}),
        },
        encoding: { x: at(end), y: rowScale, color },
      },
  );
}

/** The lower values at the left of their marks, the higher at the right. */
function valueLayer(end: 'low' | 'high', { dot, at }: Pick<Dots, 'dot' | 'at'>): ChartSpec {
  const [align, side] = end === 'low' ? ['right', -1] : ['left', 1];
  return {
    mark: { type: 'text', style: 'value', align, baseline: 'middle', dx: side * (gap + dot / 2) },
    encoding: { x: at(end), y: rowScale, text: { field: `${end}Text` } },
  };
}

/** The period of the values, over the first pair. */
function periodLayer(
  end: 'low' | 'high',
  { first, at }: { readonly first: Pair | undefined; readonly at: At },
): ChartSpec {
  const [align, dx] = end === 'low' ? ['right', -1] : ['left', 1];
  return {
    name: `${end}-period`,
    transform: [where('id', first?.to.id)],
    mark: { type: 'text', style: 'note', align, baseline: 'bottom', y: 0, dx },
    encoding: { x: at(end), text: { field: `${end}Period` } },
  };
}
