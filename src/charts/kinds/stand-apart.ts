/** Something along a line, with where it wants to begin and how much it takes. */
export interface Sized {
  /** Where what it belongs to is. */
  readonly of: number;
  readonly at: number;
  readonly size: number;
}

/** Things that touch each other, as far to one side of their places as to the other. */
interface Cluster<Thing> {
  readonly things: readonly Thing[];
  readonly start: number;
  readonly size: number;
}

/**
 * Things in the order of what they belong to, so that no line to one crosses that to another, each with where it begins so that
 * none meet, in `start`: those that stand too close are moved to both sides alike, and all are within bounds if they fit.
 */
export function standApart<Thing extends Sized>(
  things: readonly Thing[],
  { low, high }: { readonly low: number; readonly high: number },
): readonly (Thing & { readonly start: number })[] {
  const clusters: Cluster<Thing>[] = [];
  for (const thing of things.toSorted((a, b) => a.of - b.of)) {
    let cluster = clusterOf([thing], low, high);
    for (let before = clusters.at(-1); before !== undefined && before.start + before.size > cluster.start; ) {
      clusters.pop();
      cluster = clusterOf([...before.things, ...cluster.things], low, high);
      before = clusters.at(-1);
    }
    clusters.push(cluster);
  }
  return clusters.flatMap(({ things: own, start }) => {
    let edge = start;
    return own.map((thing) => {
      edge += thing.size;
      return { ...thing, start: edge - thing.size };
    });
  });
}

function clusterOf<Thing extends Sized>(things: readonly Thing[], low: number, high: number): Cluster<Thing> {
  let size = 0;
  let sum = 0;
  for (const thing of things) {
    sum += thing.at - size;
    size += thing.size;
  }
  return { things, size, start: Math.min(Math.max(sum / things.length, low), high - size) };
}
