import { framed, type Plan, round } from '../layout.ts';
import { textColumnLayers } from '../text-layers.ts';
import type { ChartSpec } from '../types.ts';
import { type CoverageLayout, chooseCoverageLayout } from './coverage-layout.ts';
import { drawMark } from './coverage-marks.ts';
import type { Kind } from './kind.ts';
import { markLayer, pxField } from './marks.ts';
import { axisHeight, axisLayers, yearsOf } from './time-axis.ts';
import { timeMarkLayers } from './time-marks.ts';

export const coverage: Kind = { called: 'coverage charts', knows: [], draw };

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
  const { left, right, rows, height, columns } = layout;
  const drawn = axis === undefined ? undefined : { ...axis, width: layout.width };
  const marks = rows.flatMap(({ marks: own, lanes, lanesTop }) =>
    own.map((mark) => drawMark(mark, lanesTop + (mark.lane + 0.5) * lanes)),
  );
  const top = drawn === undefined ? 0 : axisHeight(plan);
  return framed({ width: Math.max(1, layout.width), height, left, right, top, bottom: 1 }, [
    ...(drawn === undefined ? [] : axisLayers(plan, { axis: drawn, height })),
    ...betweenPlaces(plan, layout),
    ...timeMarkLayers(marks),
    ...columns.flatMap((column, index) =>
      textColumnLayers(plan, `column-${index}`, column, {
        x: column.x,
        middleOf: (row) => rows[row]?.[column.at] ?? 0,
      }),
    ),
  ]);
}

/** A line over each row that starts another place. */
function betweenPlaces(plan: Plan, { left, width, right, rows }: CoverageLayout): readonly ChartSpec[] {
  const tops = rows.flatMap(({ top }, index) =>
    index === 0 || plan.rows[index]?.place === plan.rows[index - 1]?.place ? [] : [{ y: round(top) }],
  );
  const mark = { type: 'rule', style: 'grid', x: round(-left), x2: round(width + right) };
  return markLayer('places', tops, mark, { y: pxField('y') });
}
