/** Something along a line, with where it wants to begin and how much it takes. */
export interface Sized {
  readonly at: number;
  readonly size: number;
}

/**
 * Things in the order of their places, each with where it begins so that none meet, in `start`: no further on than it
 * must, and within bounds if all fit.
 */
export function standApart<Thing extends Sized>(
  things: readonly Thing[],
  { low, high }: { readonly low: number; readonly high: number },
): readonly (Thing & { readonly start: number })[] {
  let edge = low;
  const pushed = things
    .toSorted((a, b) => a.at - b.at)
    .map((thing) => {
      const start = Math.max(thing.at, edge);
      edge = start + thing.size;
      return { ...thing, start };
    });
  let limit = high;
  return pushed
    .toReversed()
    .map((thing) => {
      limit = Math.min(thing.start, limit - thing.size);
      return { ...thing, start: limit };
    })
    .toReversed();
}
