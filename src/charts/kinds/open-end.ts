import type { ChartSpec } from '../types.ts';

const tips = {
  right: 'M-0.02,-1L0.8,0L-0.02,1Z',
  left: 'M0.02,-1L-0.8,0L0.02,1Z',
  up: 'M-1,0.02L0,-0.4L1,0.02Z',
} as const;

/** The tip of a bar whose value is a bound: the bar goes on, nobody said how far. `bar` is its thickness in px. */
export function openEnd(bar: number, towards: keyof typeof tips): ChartSpec {
  return { type: 'point', shape: tips[towards], size: bar * bar };
}
