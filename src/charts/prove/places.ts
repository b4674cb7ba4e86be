import { largest, smallest } from '../../project/extremes.ts';
import type { EndSide } from './ends.ts';

/** A mark along one side of a plot, in px. */
export interface PlacedMark {
  readonly id: string;
  readonly value: number;
  readonly panel: string;
  readonly from: number;
}

/** Rounding of a drawing, in px. */
export const tolerance = 0.75;

/** The place of each is in one straight line with its value, the higher the further along. */
export function placeFault(marks: readonly PlacedMark[], side: EndSide): string | undefined {
  const low = smallest(marks.map(({ value }) => value));
  const high = largest(marks.map(({ value }) => value));
  const steps: number[] = [];
  for (const panel of new Set(marks.map((mark) => mark.panel))) {
    const own = marks.filter((mark) => mark.panel === panel);
    const [least, most] = [extreme(own, -1), extreme(own, 1)];
    if (least === undefined || most === undefined || most.value === least.value) continue;
    const step = (most.from - least.from) / (most.value - least.value);
    if (side === 'y' ? step > 0 : step < 0) return 'its axis is reversed';
    const off = own.find(({ value, from }) => Math.abs(from - least.from - (value - least.value) * step) > tolerance);
    if (off !== undefined) return `${off.id} is not where its value would put it`;
    steps.push(step * (high - low));
  }
  return largest(steps) - smallest(steps) > 4 * tolerance ? 'its panels have a scale each' : undefined;
}

function extreme(marks: readonly PlacedMark[], sign: 1 | -1): PlacedMark | undefined {
  return marks.reduce<PlacedMark | undefined>(
    (found, mark) => (found === undefined || (mark.value - found.value) * sign > 0 ? mark : found),
    undefined,
  );
}
