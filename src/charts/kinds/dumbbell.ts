import { groupBy } from '../../data/group.ts';
import { largest } from '../../project/extremes.ts';
import { type Extent, fitScale } from '../fit.ts';
import {
  barHeight,
  framed,
  gap,
  gutter,
  inTimeOrder,
  isOpen,
  labelLayers,
  layerWhere,
  noRoom,
  type Plan,
  rowHeight,
  rowScale,
  textColumn,
  toneScale,
} from '../layout.ts';
import { lineHeight } from '../theme-config.ts';
import type { ChartRow, ChartSpec } from '../types.ts';
import { blame, type JudgedRow, type Kind, type Refusal } from './kind.ts';

export const dumbbell: Kind = { refuse, draw };

/** A category with its value at each date. */
interface Category {
  readonly label: string;
  readonly from: ChartRow;
  readonly to: ChartRow;
  /** The same two by value. */
  readonly low: ChartRow;
  readonly high: ChartRow;
}

function refuse(rows: readonly JudgedRow[]): Refusal | undefined {
  const hint = 'a dumbbell shows the same two periods of every category; use kind: bars or a table otherwise';
  const starts = new Set(rows.map(({ start }) => start));
  if (starts.size !== 2 || starts.has(undefined)) return { what: 'does not have exactly two periods', hint };
  const below = rows.find(({ value }) => value < 0);
  if (below !== undefined) return blame(below, `has a negative value, ${below.id}`, hint);
  const unpaired = rows.find(({ label }) => {
    const own = rows.filter((row) => row.label === label);
    return own.length !== 2 || own[0]?.start === own[1]?.start;
  });
  return unpaired && blame(unpaired, `has no pair of rows for "${unpaired.label}"`, hint);
}

/**
 * Two dates over several categories: a dot for each date, joined, the later one in the accent colour; sorted by the
 * later value. The dates are written over the dots of the first row. A bound is a dot with a tip, a part year a ring.
 */
function draw(plan: Plan): ChartSpec {
  const categories = categoriesOf(plan);
  const { label } = plan.styles;
  const column = textColumn(plan, {
    texts: categories.map((category) => category.label),
    style: label,
    most: plan.width * 0.34,
  });
  const dot = Math.round(barHeight(label) * 0.75);
  const room = plan.width - column.width - gutter;
  const { origin, perUnit } = fitScale(extents(plan, { categories, dot }), room);
  const most = largest(
    categories.flatMap(({ from, to }) => [from.value, to.value]),
    0,
  );
  const width = perUnit * most;
  if (!(width >= room * 0.25)) throw noRoom(plan);
  const left = column.width + gutter + origin;
  const top = Math.ceil(lineHeight(plan.styles.note.size));
  const values = categories.map((category, index) => datumOf(category, column.texts[index] ?? [category.label]));
  return framed(
    { width, height: rowHeight(label, column.lines) * categories.length, left, right: plan.width - left - width, top },
    {
      values,
      layer: [
        ...dumbbellLayers(plan, { values, dot, most }),
        ...labelLayers(plan, { ...column, field: 'label', style: 'label', x: -left }),
      ],
    },
  );
}

function categoriesOf(plan: Plan): readonly Category[] {
  return [...groupBy(plan.rows, (row) => row.label)]
    .flatMap(([label, own]): readonly Category[] => {
      const [from, to] = inTimeOrder(own);
      if (from === undefined || to === undefined) return [];
      return [{ label, from, to, ...(from.value <= to.value ? { low: from, high: to } : { low: to, high: from }) }];
    })
    .sort((a, b) => b.to.value - a.to.value);
}

/** Values stand beside their dots, the periods beside those of the first category. */
function extents(
  plan: Plan,
  { categories, dot }: { readonly categories: readonly Category[]; readonly dot: number },
): readonly Extent[] {
  const { value, note } = plan.styles;
  const room = ({ text }: ChartRow): number => plan.metrics.width(text, value) + gap + dot / 2;
  const head = ({ period }: ChartRow): number => plan.metrics.width(period, note) + gap;
  return [
    { value: 0, before: 0, after: 0 },
    ...categories.flatMap(({ low, high }) => [
      { value: low.value, before: room(low), after: 0 },
      { value: high.value, before: 0, after: room(high) },
    ]),
    ...categories.slice(0, 1).flatMap(({ low, high }) => [
      { value: low.value, before: head(low), after: dot / 2 },
      { value: high.value, before: dot / 2, after: head(high) },
    ]),
  ];
}

type Shape = keyof typeof shapes;

function datumOf({ from, to, low, high }: Category, lines: readonly string[]) {
  const shape = (row: ChartRow): Shape => (row.partial ? 'ring' : isOpen(row) ? 'tip' : 'dot');
  return {
    id: to.id,
    label: lines.join('\n'),
    labelLines: lines.length,
    from: from.value,
    to: to.value,
    low: low.value,
    high: high.value,
    lowText: low.text,
    highText: high.text,
    lowPeriod: low.period,
    highPeriod: high.period,
    fromShape: shape(from),
    toShape: shape(to),
  };
}

const shapes = { dot: 'circle', ring: 'circle', tip: 'M-0.9,-1L1,0L-0.9,1Z' } as const;

interface DumbbellLayers {
  readonly values: readonly ReturnType<typeof datumOf>[];
  /** Diameter of a dot in px. */
  readonly dot: number;
  /** The largest value. */
  readonly most: number;
}

/**
 * The periods are written over the first category; the lower values at the left of their marks, the higher at the
 * right.
 */
function dumbbellLayers(plan: Plan, { values, dot, most }: DumbbellLayers): readonly ChartSpec[] {
  const scale = { domain: [0, most > 0 ? most : 1], nice: false };
  const at = (field: string) => ({ field, type: 'quantitative', axis: null, scale });
  const join = { x: at('low'), x2: { field: 'high' }, y: rowScale };
  const sides = [
    { end: 'low', align: 'right', sign: -1 },
    { end: 'high', align: 'left', sign: 1 },
  ] as const;
  return [
    { name: 'joins', mark: { type: 'rule', strokeWidth: 2 }, encoding: join },
    ...(['from', 'to'] as const).flatMap((end) => {
      const color = { ...toneScale, datum: end === 'to' ? 'accent' : 'context' };
      const encoding = { x: at(end), y: rowScale, color };
      return (['dot', 'ring', 'tip'] as const).flatMap((shape) => {
        const ring = shape === 'ring' ? { filled: false, fill: plan.paper, strokeWidth: 2 } : {};
        const mark = { type: 'point', shape: shapes[shape], size: dot * dot, ...ring };
        return layerWhere(values, { [`${end}Shape`]: shape }, { name: `${end}-${shape}`, mark, encoding });
      });
    }),
    ...sides.map(({ end, align, sign }) => ({
      mark: { type: 'text', style: 'value', align, baseline: 'middle', dx: sign * (gap + dot / 2) },
      encoding: { x: at(end), y: rowScale, text: { field: `${end}Text` } },
    })),
    ...sides.flatMap(({ end, align, sign }) => {
      const mark = { type: 'text', style: 'note', align, baseline: 'bottom', y: 0, dx: sign };
      const encoding = { x: at(end), text: { field: `${end}Period` } };
      return layerWhere(values, { id: values[0]?.id }, { name: `${end}-period`, mark, encoding });
    }),
  ];
}
