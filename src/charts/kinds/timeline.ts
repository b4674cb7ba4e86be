import { framed, inTimeOrder, type Plan } from '../layout.ts';
import { textColumnLayers, textLayers } from '../text-layers.ts';
import type { ChartSpec } from '../types.ts';
import type { Kind } from './kind.ts';
import { axisHeight, axisLayers, yearsOf } from './time-axis.ts';
import { timeMarkLayers } from './time-marks.ts';
import { chooseTimelineLayout } from './timeline-layout.ts';

export const timeline: Kind = {
  called: 'timelines',
  knows: [],
  refuse: (rows) =>
    rows.some(({ start }) => start !== undefined)
      ? undefined
      : {
          what: 'has no row with a date, so that nothing can be put on its time axis',
          hint: 'name rows with a period, or leave the chart out',
        },
  draw,
};

/**
 * Plans and dated events in order of time: a day is a dot, anything longer a bar from its first day to its last, each
 * with its date in words beside it, or in a column where that would leave the axis too little room. Rows without a date
 * come last.
 */
function draw(plan: Plan): ChartSpec {
  const rows = inTimeOrder(plan.rows);
  const years = yearsOf(rows.flatMap(({ start, end }) => (start === undefined ? [] : [start, end ?? start])));
  if (years === undefined) throw new Error('rows without a date are refused');
  const layout = chooseTimelineLayout({ ...plan, rows }, years);
  const { left, width, height, columns, dates } = layout;
  return framed({ width, height, left, right: plan.width - left - width, top: axisHeight(plan), bottom: 1 }, [
    ...axisLayers(plan, { axis: { ...years, width }, height }),
    ...timeMarkLayers(layout.marks),
    ...textLayers('periods', dates),
    ...columns.flatMap(({ name, ...column }) =>
      textColumnLayers(plan, name, column, { x: column.x, middleOf: (row) => layout.marks[row]?.y ?? 0 }),
    ),
  ]);
}
