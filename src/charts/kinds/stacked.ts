import type { Kind } from './kind.ts';
import { refuseStacks, standForTime } from './stack-rows.ts';
import { drawStackedBars } from './stacked-bars.ts';
import { drawStackedTime } from './stacked-time.ts';

/** Parts of several wholes: bars of categories, or columns and areas over time. */
export const stacked: Kind = {
  called: 'stacks',
  knows: ['order', 'normalised', 'colours', 'height'],
  refuse: refuseStacks,
  unlimited: true,
  draw: (plan) => (standForTime(plan.rows) ? drawStackedTime(plan) : drawStackedBars(plan)),
};
