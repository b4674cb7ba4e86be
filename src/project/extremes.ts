/**
 * The largest of any number of numbers, `floor` where none is above it. `Math.max(...)` with each as an argument
 * overflows the stack from some ten thousands on, sooner the deeper it is called.
 */
export function largest(numbers: Iterable<number>, floor = Number.NEGATIVE_INFINITY): number {
  let found = floor;
  for (const number of numbers) found = Math.max(found, number);
  return found;
}

/** The smallest of any number of numbers, `ceiling` where none is below it. */
export function smallest(numbers: Iterable<number>, ceiling = Number.POSITIVE_INFINITY): number {
  let found = ceiling;
  for (const number of numbers) found = Math.min(found, number);
  return found;
}
