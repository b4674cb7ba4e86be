/** What takes a stretch of a row, in any unit. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The lane of each stretch, from 0: those that overlap stand in lanes of their own, and there are as few as can be. */
export function lanesOf(stretches: readonly Stretch[]): readonly number[] {
  const order = stretches
    .map((stretch, index) => ({ ...stretch, index }))
    .sort((a, b) => a.from - b.from || b.to - a.to || a.index - b.index);
  const ends: number[] = [];
  const lanes = new Map<number, number>();
  for (const { from, to, index } of order) {
    const free = ends.findIndex((end) => end <= from);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = to;
    lanes.set(index, lane);
  }
  return stretches.map((_, index) => lanes.get(index) ?? 0);
}
