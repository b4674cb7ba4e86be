import { largest, smallest } from '../../project/extremes.ts';
import { fitScale } from '../fit.ts';
import {
  barHeight,
  type Column,
  datum,
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
  toneColor,
  where,
  zeroLine,
} from '../layout.ts';
import type { ChartRow, ChartSpec } from '../types.ts';
import { openEnd } from './open-end.ts';

/**
 * Changes as bars to both sides of a line at no change, from the largest rise to the largest fall, in one colour: the
 * sign and the side tell the direction. The axis is symmetric where there are rises and falls.
 */
export function change(plan: Plan): ChartSpec {
  const rows = [...plan.rows].sort((a, b) => b.value - a.value);
  const layout = [0.36, 0.28, 0.2]
    .flatMap((share) => [true, false].map((symmetric) => layOut(plan, { rows, share, symmetric })))
    .find(({ width }) => width >= plan.width * 0.2);
  if (layout === undefined) throw noRoom(plan);
  const { column, domain, left, width } = layout;
  const { label, value } = plan.styles;
  return framed(
    { width, height: rowHeight(label, column.lines) * rows.length, left, right: plan.width - left - width },
    {
      values: rows.map((row, index) => ({
        ...datum(row, column.texts[index] ?? [row.label], plan.highlight),
        falls: row.value < 0,
      })),
      layer: [
        ...changeLayers(rows, { bar: barHeight(value), domain }),
        zeroLine,
        ...labelLayers(column, { field: 'label', lines: 'lines', x: -left, size: label.size }),
      ],
    },
  );
}

interface Layout {
  readonly column: Column;
  readonly domain: readonly [number, number];
  readonly left: number;
  readonly width: number;
}

interface Attempt {
  readonly rows: readonly ChartRow[];
  /** Of the width, what the labels take at most. */
  readonly share: number;
  readonly symmetric: boolean;
}

function layOut(plan: Plan, { rows, share, symmetric }: Attempt): Layout {
  const { label, value } = plan.styles;
  const column = textColumn(plan, { texts: rows.map((row) => row.label), style: label, most: plan.width * share });
  const domain = domainOf(rows, symmetric);
  const edges = domain.map((edge) => ({ value: edge, before: 0, after: 0 }));
  const extents = rows.map((row) => {
    const width = plan.metrics.width(row.text, value) + gap + (isOpen(row) ? barHeight(value) / 2 : 0);
    return { value: row.value, before: row.value < 0 ? width : 0, after: row.value < 0 ? 0 : width };
  });
  const taken = column.width + gutter;
  const { origin, perUnit } = fitScale([...edges, ...extents], plan.width - taken);
  const [low, high] = domain;
  return { column, domain, left: taken + origin + low * perUnit, width: perUnit * (high - low) };
}

function domainOf(rows: readonly ChartRow[], symmetric: boolean): readonly [number, number] {
  const values = rows.map((row) => row.value);
  const [low, high] = [smallest(values, 0), largest(values, 0)];
  if (low === 0 && high === 0) return [0, 1];
  const most = Math.max(-low, high);
  return symmetric && low < 0 && high > 0 ? [-most, most] : [low, high];
}

function changeLayers(
  rows: readonly ChartRow[],
  { bar, domain }: { readonly bar: number; readonly domain: readonly number[] },
): readonly ChartSpec[] {
  const length = { field: 'value', type: 'quantitative', axis: null, scale: { domain, nice: false } };
  const encoding = { x: length, y: rowScale, color: toneColor };
  const mark = { type: 'bar', height: bar };
  return layersWithRows([
    rows.some((row) => !row.partial) && { name: 'bars', transform: [where('hatched', false)], mark, encoding },
    rows.some((row) => row.partial) && { name: 'hatched', transform: [where('hatched', true)], mark, encoding },
    ...[false, true].flatMap((falls) => {
      const side = rows.filter((row) => row.value < 0 === falls);
      return [
        side.some(isOpen) && {
          name: falls ? 'open-fall' : 'open-rise',
          transform: [where('open', true), where('falls', falls)],
          mark: openEnd(bar, falls ? 'left' : 'right'),
          encoding,
        },
        ...[false, true].map(
          (open) =>
            side.some((row) => isOpen(row) === open) && {
              transform: [where('open', open), where('falls', falls)],
              mark: {
                type: 'text',
                style: 'value',
                align: falls ? 'right' : 'left',
                baseline: 'middle',
                dx: (falls ? -1 : 1) * (gap + (open ? bar / 2 : 0)),
              },
              encoding: { x: length, y: rowScale, text: { field: 'text' } },
            },
        ),
      ];
    }),
  ]);
}
