import { largest, smallest } from '../../project/extremes.ts';
import { mix } from '../../style/theme/colour.ts';
import type { Plan } from '../layout.ts';
import { classOf } from './map-classes.ts';

/** Classes of values, from the least to the greatest. */
export interface Classes {
  /** Where the second class begins, and each that follows. */
  readonly edges: readonly number[];
  /** The fill of each. */
  readonly colours: readonly string[];
  readonly least: number;
  readonly most: number;
}

const shares = [0.1, 0.28, 0.5, 0.75, 1] as const;

/** Five classes of equal width with round edges, or fewer where five would have none; darker is more. */
export function classesOf(plan: Pick<Plan, 'rows' | 'theme'>): Classes {
  const values = plan.rows.map(({ value }) => value);
  const [least, most] = [smallest(values), largest(values)];
  const edges = roundEdges(least, most);
  const used = shares.filter((_, index) => index <= edges.length);
  const spread =
    edges.length === 4
      ? shares
      : used.map((_, index) => shares[Math.round((index * 4) / Math.max(1, edges.length))] ?? 1);
  return { edges, colours: spread.map((share) => mix(plan.theme.paper, plan.theme.accent, share)), least, most };
}

/** At most four round values between the least and the greatest. */
function roundEdges(least: number, most: number): readonly number[] {
  if (!(most > least)) return [];
  const step = (most - least) / 5;
  const power = 10 ** Math.floor(Math.log10(step));
  for (const factor of [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10, 12, 15, 20]) {
    const wide = Number((factor * power).toPrecision(3));
    const first = Math.floor(least / wide) + 1;
    const count = Math.ceil(most / wide) - first;
    if (count <= 4 && count > 0)
      return Array.from({ length: count }, (_, index) => Number(((first + index) * wide).toPrecision(12)));
  }
  return [];
}

/** The fill of a value. */
export function fillOf(value: number, { edges, colours }: Classes): string {
  return colours[classOf(value, edges)] ?? '';
}
