import { measureIdOf } from './series-index.ts';
import type { Statistic, Statistics } from './types.ts';

/** The values of one source, and of these of its measures alone where there are any; in the order of the source. */
export function statisticsOfSource(
  { source, measures }: { readonly source: string; readonly measures?: readonly string[] | undefined },
  { ofTables, single }: Statistics,
): readonly Statistic[] {
  const isMeant = (one: Statistic): boolean =>
    one.sources.includes(source) &&
    one.origin.kind !== 'calculated' &&
    (measures === undefined || measures.includes(measureIdOf(one) ?? ''));
  const tables = ofTables.flatMap(({ first, all }) => (first().some(isMeant) ? all().filter(isMeant) : []));
  return [...tables, ...[...single()].filter(isMeant)];
}
