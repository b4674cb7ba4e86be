import type { Plan } from '../layout.ts';
import type { ChartSpec } from '../types.ts';
import { timeRows } from './time-rows.ts';

/** Plans and dated events in order of time: a bar from start to end, or a point; its date beside it. */
export function timeline(plan: Plan): ChartSpec {
  const rows = [...plan.rows].sort((a, b) => ((a.start ?? '9999') < (b.start ?? '9999') ? -1 : 1));
  return timeRows({ ...plan, rows }, [
    { field: 'label', texts: rows.map(({ label }) => label), style: 'label', most: 0.42 },
  ]);
}
