import { fitScale } from '../fit.ts';
import {
  barHeight,
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
  const { label, value } = plan.styles;
  const column = textColumn(plan, { texts: rows.map((row) => row.label), style: label, most: plan.width * 0.36 });
  const bar = barHeight(value);
  const room = plan.width - column.width - gutter;
  const domain = domainOf(rows);
  const edges = domain.map((edge) => ({ value: edge, before: 0, after: 0 }));
  const extents = rows.map((row) => {
    const width = plan.metrics.width(row.text, value) + gap + (isOpen(row) ? bar / 2 : 0);
    return { value: row.value, before: row.value < 0 ? width : 0, after: row.value < 0 ? 0 : width };
  });
  const { origin, perUnit } = fitScale([...edges, ...extents], room);
  const [low = 0, high = 1] = domain;
  const width = perUnit * (high - low);
  if (width < room * 0.25) throw noRoom(plan);
  const left = column.width + gutter + origin + low * perUnit;
  return framed(
    { width, height: rowHeight(label, column.lines) * rows.length, left, right: plan.width - left - width },
    {
      values: rows.map((row, index) => ({
        ...datum(row, column.texts[index] ?? [row.label], plan.highlight),
        falls: row.value < 0,
      })),
      layer: [
        ...changeLayers(rows, { bar, domain }),
        zeroLine,
        ...labelLayers(column, { field: 'label', lines: 'lines', x: -left, size: label.size }),
      ],
    },
  );
}

function domainOf(rows: readonly ChartRow[]): readonly [number, number] {
  const values = rows.map((row) => row.value);
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  if (low === 0 && high === 0) return [0, 1];
  const most = Math.max(-low, high);
  return low < 0 && high > 0 ? [-most, most] : [low, high];
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
