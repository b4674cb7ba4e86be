import { gutter, labelLayers, type Plan, rowHeight, textColumn } from '../layout.ts';
import type { ChartRow, ChartSpec } from '../types.ts';
import { timeRows } from './time-rows.ts';

/** Plans and dated events in order of time: a bar from start to end, or a point; its date beside it. */
export function timeline(plan: Plan): ChartSpec {
  const { label } = plan.styles;
  const rows = [...plan.rows].sort((a, b) => compare(a.start ?? '9999', b.start ?? '9999'));
  const events = textColumn(plan, { texts: rows.map((row) => row.label), style: label, most: plan.width * 0.42 });
  const left = events.width + gutter;
  return timeRows(
    { ...plan, rows },
    {
      left,
      rowHeight: rowHeight(label, events.lines),
      text: (row: ChartRow) => row.period,
      fields: (_, index) => ({
        label: events.texts[index]?.join('\n') ?? '',
        lines: events.texts[index]?.length ?? 1,
      }),
      labels: labelLayers(events, { field: 'label', lines: 'lines', x: -left, size: label.size }),
    },
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
