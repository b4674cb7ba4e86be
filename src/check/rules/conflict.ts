import { groupBy } from '../../data/group.ts';
import { isSpan } from '../../data/period.ts';
import type { Data, Statistic } from '../../data/types.ts';
import { agree } from '../range.ts';
import { reportedStatistics } from '../reported.ts';
import type { Fault, Rule } from '../rule.ts';
import { anyWords, nameWithValue } from '../words.ts';

/** Statistics of the same measure, place and period whose values cannot all be right. */
export const conflict: Rule = {
  name: 'conflict',
  explainable: true,
  run: ({ data }) => {
    const statistics = reportedStatistics(data)
      .map(({ statistic }) => statistic)
      .filter(({ period }) => isSpan(period));
    const groups = groupBy(statistics, keyOf);
    return [...[...groups.values()].flatMap(compare), ...compareWithTables(groups, data)];
  },
};

/** Single values against the cells of tables; a table agrees with itself. Few measures of tables are worded as theirs. */
function compareWithTables(groups: ReadonlyMap<string, readonly Statistic[]>, { statistics }: Data): readonly Fault[] {
  const wanted = new Set([...groups.values()].flatMap((group) => group.slice(0, 1).map(wordsOf)));
  const isWanted = new Map<Statistic['measure'], boolean>();
  const found: Fault[] = [];
  for (const cell of wanted.size === 0 ? [] : statistics.values()) {
    if (cell.origin.kind !== 'table' || cell.adjustment !== undefined) continue;
    const known = isWanted.get(cell.measure) ?? wanted.has(wordsOf(cell));
    isWanted.set(cell.measure, known);
    if (!known || !isSpan(cell.period)) continue;
    for (const single of groups.get(keyOf(cell)) ?? []) if (!agree(cell, single)) found.push(fault(single, cell));
  }
  return found;
}

function keyOf({ measure, place, period, unit, comparedWith }: Statistic): string {
  const compared =
    typeof comparedWith === 'object' ? `${comparedWith.start}/${comparedWith.end}` : (comparedWith ?? '');
  return [wordsOf({ measure }), place.id, period.kind, period.start, period.end, unit.id, compared].join(' | ');
}

function wordsOf({ measure }: Pick<Statistic, 'measure'>): string {
  return anyWords(measure).toLowerCase().replace(/\s+/g, ' ');
}

function fault(later: Statistic, earlier: Statistic): Fault {
  const message = `${nameWithValue(later)} and ${nameWithValue(earlier)} have the same measure, place and period but do not agree; correct them`;
  return { ...later.at(['value']), message, statistics: [later.id, earlier.id] };
}

function compare(group: readonly Statistic[]): readonly Fault[] {
  return group.flatMap((later, index) =>
    group
      .slice(0, index)
      .filter((earlier) => !agree(earlier, later))
      .map((earlier) => fault(later, earlier)),
  );
}
