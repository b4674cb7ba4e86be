import { largest } from '../../project/extremes.ts';
import { gap, layersWithRows, type Plan, tone, toneColor, where } from '../layout.ts';
import type { ChartRow, ChartSpec } from '../types.ts';
import { labelOffset, type PlacedValue } from './line-labels.ts';
import { seriesOf } from './line-points.ts';

/** Third cue beside the name at the end and the tone: lines after the first of a tone are dashed. */
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
  const zero = { name: 'zero', mark: 'rule', encoding: { y: { datum: 0, axis: null }, ...across } };
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
  readonly values: readonly PlacedValue[];
}

export function lineLayers(plan: Plan, { rows, top, values }: Lines): readonly ChartSpec[] {
  const names = [...new Set(rows.map(seriesOf))];
  const y = height(top);
  const encoding = { x: time, y, color: toneColor };
  const isAccent = (name: string) =>
    rows.some((row) => seriesOf(row) === name && tone(row, plan.highlight) === 'accent');
  const dash = (name: string) => {
    const alike = names.filter((other) => isAccent(other) === isAccent(name));
    return dashes[alike.indexOf(name)] ?? dashes[0];
  };
  return [
    ...names.map((name, index) => ({
      name: `line-${index + 1}`,
      transform: [where('series', name)],
      mark: { type: 'line', ...(dash(name) === dashes[0] ? {} : { strokeDash: dash(name) }) },
      encoding: { ...encoding, detail: { field: 'segment', type: 'nominal' } },
    })),
    ...layersWithRows([
      rows.some((row) => !row.partial) && {
        name: 'points',
        transform: [where('hatched', false)],
        mark: { type: 'point', shape: 'circle', size: 36 },
        encoding,
      },
      rows.some((row) => row.partial) && {
        name: 'rings',
        transform: [where('hatched', true)],
        mark: { type: 'point', shape: 'circle', size: 36, filled: false, fill: plan.paper, strokeWidth: 1.75 },
        encoding,
      },
      ...(['above', 'below'] as const).map((side) => {
        const ids = values.filter((value) => value.side === side).map(({ row }) => row.id);
        const dy = labelOffset(plan.styles.value) * (side === 'above' ? -1 : 1);
        return (
          ids.length > 0 && {
            name: `values-${side}`,
            transform: [{ filter: { field: 'id', oneOf: ids } }],
            mark: { type: 'text', style: 'value', align: 'center', baseline: 'middle', dy },
            encoding: { x: time, y, text: { field: 'text' } },
          }
        );
      }),
    ]),
  ];
}
