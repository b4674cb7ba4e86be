import { gutter, labelLayers, type Plan, rowHeight, textColumn } from '../layout.ts';
import type { ChartRow, ChartSpec } from '../types.ts';
import { timeRows } from './time-rows.ts';

/**
 * Which place and which period each source speaks for: a row for each, the source's name and the place at the left,
 * the period as a bar on a time axis. A source that follows itself is named once. Rows without dates say so.
 */
export function coverage(plan: Plan): ChartSpec {
  const { label, note } = plan.styles;
  const names = plan.rows.map((row, index) => (plan.rows[index - 1]?.label === row.label ? '' : row.label));
  const sources = textColumn(plan, { texts: names, style: label, most: plan.width * 0.3 });
  const places = textColumn(plan, { texts: plan.rows.map(({ place }) => place), style: note, most: plan.width * 0.2 });
  const left = sources.width + gutter + places.width + gutter;
  return timeRows(plan, {
    left,
    rowHeight: rowHeight(label, Math.max(sources.lines, places.lines)),
    text: (row: ChartRow) => row.period,
    fields: (_, index) => ({
      label: sources.texts[index]?.join('\n') ?? '',
      lines: sources.texts[index]?.length ?? 1,
      place: places.texts[index]?.join('\n') ?? '',
      placeLines: places.texts[index]?.length ?? 1,
    }),
    labels: [
      ...labelLayers(sources, { field: 'label', lines: 'lines', x: -left, size: label.size }),
      ...labelLayers(places, {
        field: 'place',
        lines: 'placeLines',
        x: -places.width - gutter,
        style: 'note',
        size: note.size,
      }),
    ],
  });
}
