import { groupBy } from '../../data/group.ts';
import { reporterOf } from '../../data/reported.ts';
import { seriesOf } from '../../data/series.ts';
import { measureIdOf } from '../../data/series-index.ts';
import { type Data, isPrintable, type Source, type Statistic } from '../../data/types.ts';
import { reportedStatistics, singleValues } from '../reported.ts';
import type { Fault, Rule } from '../rule.ts';
import { bodyStatistics } from '../topic-uses.ts';

/** A statistic that has no evidence grade and whose source has none. */
export const noGrade: Rule = {
  name: 'no-grade',
  needsAll: true,
  run: ({ data }) =>
    lacking(data, {
      single: ({ grade }) => grade === undefined,
      source: ({ record }) => record.grade === undefined,
      says: 'has no evidence grade; add "grade: A", B, C or D',
    }),
};

/** A statistic that does not say who reported it. */
export const noReporter: Rule = {
  name: 'no-reporter',
  needsAll: true,
  run: ({ data }) =>
    lacking(data, {
      single: ({ reportedBy }) => reportedBy === undefined,
      source: (source) => reporterOf(source) === undefined,
      says: 'does not say who reported it; add "reported-by"',
    }),
};

interface Lacking {
  readonly single: (statistic: Statistic) => boolean;
  /** Of a source with tables, which give their statistics what the source says. */
  readonly source: (source: Source) => boolean;
  readonly says: string;
}

/** What one value lacks is told at the value; what several lack or all of a table, once at their source. */
function lacking(data: Data, { single, source: ofSource, says }: Lacking): readonly Fault[] {
  const values = reportedStatistics(data).flatMap(({ statistic }) => (single(statistic) ? [statistic] : []));
  const bySource = groupBy(values, ({ sources }) => sources[0] ?? '');
  return [...data.sources.values()].flatMap((source): readonly Fault[] => {
    const found = bySource.get(source.id) ?? [];
    const [one, ...others] = found;
    const ofTables = source.record.tables !== undefined && ofSource(source);
    if (one !== undefined && others.length === 0 && !ofTables) {
      return [{ ...one.at(['id']), message: `"${one.id}" ${says} to it or to its source` }];
    }
    if (one === undefined && !ofTables) return [];
    const which = ofTables
      ? 'each statistic of its tables'
      : `each of ${found.length} statistics, such as "${one?.id}",`;
    return [{ ...source.at(), message: `source "${source.id}": ${which} ${says} to the source` }];
  });
}

/**
 * A single value that was typed into a YAML file, and that no topic prints in its body and that does not say why. What
 * was imported from a table or a spreadsheet, what a formula gives for each place or period, and references, which are for
 * calculating, may be there unprinted.
 */
export const unused: Rule = {
  name: 'unused',
  needsAll: true,
  run: ({ data, topics, complete }) => {
    if (!complete) return [];
    const printed = topics.flatMap((topic) => [...bodyStatistics(topic, data)]);
    // An older period of a series that a topic follows is not printed once there are newer ones, but is still in use.
    const followed = topics.flatMap(({ follows = [] }) => follows.flatMap((id) => seriesOf(id, data.statistics)));
    const used = new Set([...printed, ...followed.map(({ id }) => id)]);
    const found: Fault[] = [];
    for (const statistic of singleValues(data)) {
      const { id, at } = statistic;
      if (measureIdOf(statistic) !== undefined || !isPrintable(statistic) || used.has(id)) continue;
      const position = at(['id']);
      const message = `no topic prints "${id}" in its body; print it in one, or say why not with "not-printed"`;
      if (!position.file.endsWith('.csv')) found.push({ ...position, severity: 'warning', message });
    }
    return found;
  },
};
