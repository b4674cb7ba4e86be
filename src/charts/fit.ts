import { largest } from '../project/extremes.ts';
/** Something drawn at a value that needs room on both sides of it, in px. */
export interface Extent {
  readonly value: number;
  readonly before: number;
  readonly after: number;
}

/** Where zero stands, in px from the left (or bottom) of the room, and how many px one unit of value is. */
export interface FittedScale {
  readonly origin: number;
  readonly perUnit: number;
}

/**
 * The largest scale at which every extent lies inside the room, and the smallest origin that goes with it. `perUnit`
 * is 0 or less where the extents do not fit at any scale, and infinite where all values are the same.
 */
export function fitScale(extents: readonly Extent[], room: number): FittedScale {
  let [most, least] = [Number.POSITIVE_INFINITY, 0];
  for (const low of extents) {
    for (const high of extents) {
      const [left, distance] = [room - low.before - high.after, high.value - low.value];
      if (distance > 0) most = Math.min(most, left / distance);
      // Where labels face each other, their marks need a distance.
      else if (left < 0) least = distance < 0 ? Math.max(least, left / distance) : Number.POSITIVE_INFINITY;
    }
  }
  const perUnit = least > most ? -1 : most;
  const scale = Number.isFinite(perUnit) ? perUnit : 0;
  const origin = largest(extents.map(({ value, before }) => before - value * scale));
  return { origin, perUnit };
}
