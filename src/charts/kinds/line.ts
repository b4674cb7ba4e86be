import { largest } from '../../project/extremes.ts';
import { framed, gap, inTimeOrder, type Plan } from '../layout.ts';
import { lineHeight } from '../theme-config.ts';
import type { ChartRow, ChartSpec } from '../types.ts';
import { belowZero, blame, type JudgedRow, type Kind, type Refusal } from './kind.ts';
import { placePeriods, placeSeriesNames, placeValues } from './line-labels.ts';
import { axisRoom, gridLayers, lineDatum, lineLayers, valueTicks } from './line-layers.ts';
import { lineSegments, placePoints, seriesOf } from './line-points.ts';

const plotHeight = 150;
const maxSeries = 4;

export const line: Kind = { refuse, draw };

function refuse(rows: readonly JudgedRow[]): Refusal | undefined {
  const undated = rows.find(({ start }) => start === undefined);
  if (undated !== undefined)
    return blame(undated, `has a row without a period, ${undated.id}`, 'use kind: bars, or a table');
  const below = belowZero(rows, 'and its axis starts at zero');
  if (below !== undefined) return below;
  const series = [...new Set(rows.map(({ group = '' }) => group))];
  if (series.length > maxSeries)
    return { what: `has ${series.length} lines; the limit is ${maxSeries}`, hint: 'use kind: multiples' };
  for (const name of series) {
    const starts = rows.filter(({ group = '' }) => group === name).map(({ start }) => start);
    if (starts.length < 2)
      return { what: `has a line with one point, "${name}"`, hint: 'a line needs two periods or more' };
    if (new Set(starts).size < starts.length)
      return { what: `has two values of one period in "${name}"`, hint: 'give series a group' };
  }
  return undefined;
}

/**
 * Lines over time from zero, one for each `group` and at most four, named at their ends. Points stand at the true
 * distance in time; a missing period and a partial one break the line. Every value is labelled where there is room;
 * otherwise the first, last, highest and lowest, and a value axis of few ticks.
 */
function draw(plan: Plan): ChartSpec {
  const rows = inTimeOrder(plan.rows);
  const series = [...new Set(rows.map(seriesOf))];
  const ticks = valueTicks(largest(rows.map(({ value }) => value)));
  const top = ticks.at(-1) ?? 1;
  const names =
    series.length > 1 ? largest(series.map((name) => plan.metrics.width(name, plan.styles.value))) + gap * 2 : 0;
  const atTime = (row: ChartRow | undefined) => rows.filter(({ start }) => start === row?.start);
  const segments = lineSegments(rows);
  const attempt = (withAxis: boolean) => {
    const first = endRoom(plan, atTime(rows[0]));
    const left = first + (withAxis ? axisRoom(plan, ticks) : 0);
    const right = Math.max(names, endRoom(plan, atTime(rows.at(-1))));
    const points = placePoints(rows, { width: plan.width - left - right, height: plotHeight, top });
    const values = placeValues(plan, { points, single: series.length === 1, all: !withAxis });
    return { first, left, right, points, values, withAxis };
  };
  const bare = attempt(false);
  const drawn = bare.values.length === rows.length ? bare : attempt(true);
  const width = plan.width - drawn.left - drawn.right;
  const { size } = plan.styles.note;
  const values = rows.map((row) => {
    const side = drawn.values.find((placed) => placed.row === row)?.side;
    return lineDatum(plan, row, { segment: segments.get(row.id), side });
  });
  return framed(
    {
      width,
      height: plotHeight,
      left: drawn.left,
      right: drawn.right,
      top: Math.ceil(lineHeight(plan.styles.value.size) + gap),
      bottom: Math.ceil(lineHeight(size) + 8),
    },
    {
      values,
      layer: [
        ...gridLayers(plan, { ticks, top, labelled: drawn.withAxis, offset: drawn.first }),
        ...lineLayers(plan, { rows, top, values }),
        ...placePeriods(plan, { points: drawn.points, y: plotHeight + 8, width: plan.width, left: drawn.left }),
        ...(series.length > 1 ? placeSeriesNames(plan, { points: drawn.points, height: plotHeight, width }) : []),
      ],
    },
  );
}

/** Half of the widest label under or over the first or last points. */
function endRoom(plan: Plan, rows: readonly ChartRow[]): number {
  const { value, note } = plan.styles;
  const widths = rows.flatMap((row) => [plan.metrics.width(row.text, value), plan.metrics.width(row.period, note)]);
  return Math.ceil(largest(widths) / 2) + 1;
}
