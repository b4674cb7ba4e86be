import { largest } from '../../project/extremes.ts';
import { gap, layerWhere, once, type Plan, tone, toneColor } from '../layout.ts';
import type { ChartRow, ChartSpec } from '../types.ts';
import { labelOffset } from './line-labels.ts';
import { seriesOf } from './line-points.ts';

/** A third cue beside the name at the end and the colour: lines after the first of a tone are dashed. */
const dashes = [
  [1, 0],
  [6, 3],
  [2, 3],
  [8, 3, 2, 3],
] as const;

const time = { field: 'start', type: 'temporal', axis: null, scale: { type: 'utc', nice: false } } as const;

function height(top: number): ChartSpec {
  return { field: 'value', type: 'quantitative', axis: null, scale: { domain: [0, top], nice: false } };
}

/** Three to six round ticks from 0 to at or above a value: steps of 1, 2, 2.5 or 5 times a power of ten. */
export function valueTicks(most: number): readonly number[] {
  if (!(most > 0)) return [0, 1];
  const power = 10 ** Math.floor(Math.log10(most));
  const steps = [0.1, 0.2, 0.25, 0.5, 1, 2, 2.5, 5].map((step) => Number((step * power).toPrecision(3)));
  const step = steps.find((each) => Math.ceil(most / each) <= 5) ?? power;
  const count = Math.ceil(most / step);
  return Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(12)));
}

/** Px that the labels of a value axis take. */
export function axisRoom(plan: Plan, ticks: readonly number[]): number {
  return (
    Math.ceil(largest(ticks.map((tick) => plan.metrics.width(plan.locale.number(tick), plan.styles.note)))) + gap * 2
  );
}

interface Grid {
  readonly ticks: readonly number[];
  readonly top: number;
  readonly labelled: boolean;
  /** Px from the axis labels to the first points, which the first values' labels need. */
  readonly offset: number;
}

/** The line at zero, and where values are not all labelled, a few light lines with their values. */
export function gridLayers(plan: Plan, { ticks, top, labelled, offset }: Grid): readonly ChartSpec[] {
  const y = { ...height(top), field: 'tick' };
  const values = ticks.map((tick) => ({ tick, text: plan.locale.number(tick) }));
  const across = { x: { value: 0 }, x2: { value: 'width' } };
  const zero = { name: 'zero', data: once, mark: 'rule', encoding: { y: { datum: 0, axis: null }, ...across } };
  if (!labelled) return [zero];
  return [
    {
      name: 'grid',
      data: { values: values.slice(1) },
      mark: { type: 'rule', style: 'grid' },
      encoding: { y, ...across },
    },
    zero,
    {
      name: 'ticks',
      data: { values },
      mark: { type: 'text', style: 'note', align: 'right', baseline: 'middle', x: -gap * 2 - offset },
      encoding: { y, text: { field: 'text' } },
    },
  ];
}

interface Lines {
  readonly rows: readonly ChartRow[];
  readonly top: number;
  /** What `lineDatum` makes of the rows. */
  readonly values: readonly ReturnType<typeof lineDatum>[];
}

/**
 * A row as the data of lines hold it: `segment` names the points that are joined, `side` where its value is written.
 */
export function lineDatum(
  plan: Plan,
  row: ChartRow,
  { segment, side }: { readonly segment: string | undefined; readonly side: 'above' | 'below' | undefined },
) {
  const { id, start, value, text, partial } = row;
  const look = { tone: tone(row, plan.highlight), hatched: partial };
  return { id, series: seriesOf(row), start, value, text, ...look, segment, side };
}

export function lineLayers(plan: Plan, { rows, top, values }: Lines): readonly ChartSpec[] {
  const names = [...new Set(rows.map(seriesOf))];
  const y = height(top);
  const encoding = { x: time, y, color: toneColor };
  const isAccent = (name: string) => values.some(({ series, tone: own }) => series === name && own === 'accent');
  const dash = (name: string) => {
    const alike = names.filter((other) => isAccent(other) === isAccent(name));
    return dashes[alike.indexOf(name)] ?? dashes[0];
  };
  const point = { type: 'point', shape: 'circle', size: 36 };
  const ring = { ...point, filled: false, fill: plan.paper, strokeWidth: 1.75 };
  const text = { type: 'text', style: 'value', align: 'center', baseline: 'middle' };
  return [
    ...names.flatMap((series, index) => {
      const mark = { type: 'line', ...(dash(series) === dashes[0] ? {} : { strokeDash: dash(series) }) };
      const joined = { ...encoding, detail: { field: 'segment', type: 'nominal' } };
      return layerWhere(values, { series }, { name: `line-${index + 1}`, mark, encoding: joined });
    }),
    ...layerWhere(values, { hatched: false }, { name: 'points', mark: point, encoding }),
    ...layerWhere(values, { hatched: true }, { name: 'rings', mark: ring, encoding }),
    ...(['above', 'below'] as const).flatMap((side) => {
      const dy = labelOffset(plan.styles.value) * (side === 'above' ? -1 : 1);
      const words = { x: time, y, text: { field: 'text' } };
      return layerWhere(values, { side }, { name: `values-${side}`, mark: { ...text, dy }, encoding: words });
    }),
  ];
}
