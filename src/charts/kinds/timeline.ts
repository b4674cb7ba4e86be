import { framed, inTimeOrder, labelFields, labelLayers, type Plan, round } from '../layout.ts';
import type { ChartSpec } from '../types.ts';
import type { Kind } from './kind.ts';
import { barLayer, dotLayer, pxField } from './px-marks.ts';
import { axisHeight, axisLayers, yearsOf } from './time-axis.ts';
import { chooseTimelineLayout, type TimelineLayout, type TimelineRow } from './timeline-layout.ts';

export const timeline: Kind = {
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
  const { left, width, height } = layout;
  const bars = (hatched: boolean) =>
    layout.rows.flatMap(({ row, shape, x, x2, middle }) =>
      shape === 'bar' && row.partial === hatched ? [{ x, x2, y: middle }] : [],
    );
  const dots = layout.rows.flatMap(({ shape, x, x2, middle }) =>
    shape === 'dot' ? [{ x: (x + x2) / 2, y: middle }] : [],
  );
  return framed(
    { width, height, left, right: plan.width - left - width, top: axisHeight(plan), bottom: 1 },
    {
      values: layout.rows.map(({ row, middle }, index) => ({
        id: row.id,
        middle: round(middle),
        ...Object.assign({}, ...layout.columns.map((column) => labelFields(column, index))),
      })),
      layer: [
        ...axisLayers(plan, { axis: { ...years, width }, height }),
        ...barLayer('spans', bars(false)),
        ...barLayer('hatched', bars(true)),
        ...dotLayer(dots),
        ...periodLayers(layout),
        ...layout.columns.flatMap((column) => labelLayers(plan, { ...column, y: pxField('middle') })),
      ],
    },
  );
}

/** Dates in words beside their marks, on the side that has room. */
function periodLayers({ beside, rows }: TimelineLayout): readonly ChartSpec[] {
  if (!beside) return [];
  return (['left', 'right'] as const).flatMap((side) => {
    const values = rows
      .filter((row) => row.side === side)
      .map(({ text, textX, middle }: TimelineRow) => ({ text, x: round(textX), y: round(middle) }));
    if (values.length === 0) return [];
    const mark = { type: 'text', style: 'note', align: side === 'left' ? 'right' : 'left', baseline: 'middle' };
    const encoding = { x: pxField('x'), y: pxField('y'), text: { field: 'text' } };
    return [{ name: `periods-${side}`, data: { values }, mark, encoding }];
  });
}
