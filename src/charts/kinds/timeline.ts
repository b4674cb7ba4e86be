import { framed, labelLayers, noRoom, type Plan, round } from '../layout.ts';
import type { ChartSpec } from '../types.ts';
import { barLayer, dotLayer, pxField } from './px-marks.ts';
import { chooseTimelineLayout, type TimelineLayout, type TimelineRow } from './timeline-layout.ts';
import { axisHeight, axisLayers, yearsOf } from './year-axis.ts';

/**
 * Plans and dated events in order of time: a day is a dot, whatever is longer a bar from its first day to its last, each
 * with its date in words beside it, or in a column where that would leave the axis too little room. What has no date is
 * named at the end.
 */
export function timeline(plan: Plan): ChartSpec {
  const rows = [...plan.rows].sort((a, b) => ((a.start ?? '9999') < (b.start ?? '9999') ? -1 : 1));
  const years = yearsOf(rows.flatMap(({ start, end }) => (start === undefined ? [] : [start, end ?? start])));
  const layout = years && chooseTimelineLayout({ ...plan, rows }, years);
  if (years === undefined || layout === undefined) throw noRoom(plan);
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
        ...Object.assign({}, ...layout.columns.map((column) => columnFields(column, index))),
      })),
      layer: [
        ...axisLayers(plan, { axis: { ...years, width }, height }),
        ...barLayer('spans', bars(false)),
        ...barLayer('hatched', bars(true)),
        ...dotLayer(dots),
        ...periodLayers(layout),
        ...layout.columns.flatMap((column) => columnLayers(plan, column)),
      ],
    },
  );
}

type LayoutColumn = TimelineLayout['columns'][number];

function columnFields({ field, texts }: LayoutColumn, index: number) {
  return { [field]: texts[index]?.join('\n') ?? '', [`${field}Lines`]: texts[index]?.length ?? 1 };
}

function columnLayers(plan: Plan, { field, style, x, ...column }: LayoutColumn): readonly ChartSpec[] {
  const styled = style === 'note' ? { style } : {};
  const { size } = plan.styles[style];
  return labelLayers(column, { field, lines: `${field}Lines`, x, size, y: pxField('middle'), ...styled });
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
