import { framed, labelFields, labelLayers, noRoom, type Plan, round } from '../layout.ts';
import type { ChartSpec } from '../types.ts';
import { type CoverageLayout, chooseCoverageLayout } from './coverage-layout.ts';
import { coverageLayers } from './coverage-marks.ts';
import { type Kind, nothing } from './kind.ts';
import { pxField } from './px-marks.ts';
import { axisHeight, axisLayers, yearsOf } from './time-axis.ts';

export const coverage: Kind = { refuse: nothing, draw };

/**
 * Which place and which period each source speaks for: a row for each place and source, or each place, named at the
 * left; each period of its values a mark of its own, periods that overlap in lanes; at the right the periods in words
 * and how many values. Whole years are bars, parts of years hatched bars, running totals of
 * unknown start bars with an open left end, days and months dots. A row without a stated period has no mark. A place
 * that follows itself is named once.
 */
function draw(plan: Plan): ChartSpec {
  const axis = yearsOf(plan.rows.flatMap(({ spans = [] }) => spans.flatMap(({ start, end }) => [start, end])));
  const layout = chooseCoverageLayout(plan, axis);
  if (layout === undefined) throw noRoom(plan);
  const { left, right, rows, height } = layout;
  const drawn = axis === undefined ? undefined : { ...axis, width: layout.width };
  const marks = rows.flatMap(({ marks: own, lanes, lanesTop }) =>
    own.map((mark) => ({ mark, middle: lanesTop + (mark.lane + 0.5) * lanes })),
  );
  return framed(
    {
      width: Math.max(1, layout.width),
      height,
      left,
      right,
      top: drawn === undefined ? 0 : axisHeight(plan),
      bottom: 1,
    },
    {
      values: rows.map(({ middle, head }, index) => ({
        id: plan.rows[index]?.id,
        middle: round(middle),
        head: round(head),
        ...Object.assign({}, ...layout.columns.map((column) => labelFields(column, index))),
      })),
      layer: [
        ...(drawn === undefined ? [] : axisLayers(plan, { axis: drawn, height })),
        ...betweenPlaces(plan, layout),
        ...coverageLayers(marks),
        ...layout.columns.flatMap((column) => labelLayers(plan, { ...column, y: pxField(column.at) })),
      ],
    },
  );
}

/** A line over each row that starts another place. */
function betweenPlaces(plan: Plan, { left, width, right, rows }: CoverageLayout): readonly ChartSpec[] {
  const tops = rows.flatMap(({ top }, index) =>
    index === 0 || plan.rows[index]?.place === plan.rows[index - 1]?.place ? [] : [{ y: round(top) }],
  );
  if (tops.length === 0) return [];
  return [
    {
      name: 'places',
      data: { values: tops },
      mark: { type: 'rule', style: 'grid', x: round(-left), x2: round(width + right) },
      encoding: { y: pxField('y') },
    },
  ];
}
