import type { Data } from '../data/types.ts';
import type { Locale } from '../style/locale/locale.ts';
import { statisticDescriber } from './describe-statistic.ts';
import type { Manifest, ManifestStatistic } from './schema.ts';

/** A statistic of a manifest that is different in the data now. */
export interface ChangedStatistic {
  readonly id: string;
  /** What changed, such as `value: 38000 → 39000`, or that it is no longer there. */
  readonly changes: readonly string[];
}

/** What is told of a statistic that the data do not have. */
export const gone = 'no longer in the data';

/** The statistics of a manifest that are not the same in the data. `locale` is of the manifest's language. */
export function changedSince(
  manifest: Pick<Manifest, 'statistics'>,
  data: Data,
  locale: Locale,
): readonly ChangedStatistic[] {
  const describe = statisticDescriber(data, locale);
  return manifest.statistics.flatMap((before) => {
    const now = data.statistics.get(before.id) ?? data.missing.get(before.id);
    const changes = now === undefined ? [gone] : changesOf(before, describe(now));
    return changes.length === 0 ? [] : [{ id: before.id, changes }];
  });
}

function changesOf(before: ManifestStatistic, after: ManifestStatistic): readonly string[] {
  const [old, now] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  const names = [...new Set([...old.keys(), ...now.keys()])].filter((name) => !follows.has(name));
  return names.flatMap((name) => {
    const [a, b] = [show(old.get(name)), show(now.get(name))];
    return a === b ? [] : [`${name}: ${a} → ${b}`];
  });
}

/** How a value is written follows from it, and where it stands in its source says nothing of it. */
const follows: ReadonlySet<string> = new Set([
  ...['printed', 'period-printed', 'comparison-printed', 'cell', 'literal'],
]);

function show(value: unknown): string {
  if (value === undefined) return 'none';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
