/** Three to six round ticks from 0 to at or above a value: steps of 1, 2, 2.5 or 5 times a power of ten. */
export function valueTicks(most: number): readonly number[] {
  if (!(most > 0)) return [0, 1];
  const power = 10 ** Math.floor(Math.log10(most));
  const steps = [0.1, 0.2, 0.25, 0.5, 1, 2, 2.5, 5].map((step) => Number((step * power).toPrecision(3)));
  const step = steps.find((each) => Math.ceil(most / each) <= 5) ?? power;
  const count = Math.ceil(most / step);
  return Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(12)));
}
