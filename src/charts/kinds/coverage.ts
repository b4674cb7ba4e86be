import type { Plan } from '../layout.ts';
import type { ChartSpec } from '../types.ts';
import { timeRows } from './time-rows.ts';

/**
 * Which place and which period each source speaks for: a row for each, the source's name and the place at the left,
 * the period as a bar on a time axis. A source that follows itself is named once. Rows without dates say so.
 */
export function coverage(plan: Plan): ChartSpec {
  const names = plan.rows.map((row, index) => (plan.rows[index - 1]?.label === row.label ? '' : row.label));
  return timeRows(plan, [
    { field: 'label', texts: names, style: 'label', most: 0.3 },
    { field: 'place', texts: plan.rows.map(({ place }) => place), style: 'note', most: 0.2 },
  ]);
}
