import { onceEach } from '../project/once-each.ts';
import type { Grade } from './fields.ts';
import { groupBy } from './group.ts';
import { type Member, measureIdOf } from './series-index.ts';
import type { Ranked, Statistic, Statistics } from './types.ts';

/** All values that are ranked together. Shared by the ranks of all places. */
export interface Ranking {
  readonly ids: readonly string[];
  readonly sources: readonly string[];
  readonly grade: Grade | undefined;
  readonly rank: (value: number) => Ranked;
}

/** The ranking that a statistic stands in: its measure, unit, period and adjustment for the places of its level. */
export function rankingOf(statistic: Statistic, statistics: Statistics): Ranking | undefined {
  return rankingsOf(statistics)(statistic);
}

const rankingsOf = onceEach((statistics: Statistics) => {
  const members: readonly Member[] = [...statistics.values(), ...statistics.missing.values()];
  const ranked = members.filter(({ period }) => period.start !== undefined);
  const groups = groupBy(ranked, (member) => [levelOf(member), daysOf(member)].join('|'));
  const placesOf = placesByMeasure(ranked);
  const made = new Map<string, Ranking>();
  return (statistic: Statistic): Ranking | undefined => {
    const [level, days] = [levelOf(statistic), daysOf(statistic)];
    const key = [level, days].join('|');
    const group = groups.get(key);
    if (group === undefined) return undefined;
    const found = made.get(key) ?? rank(group.filter(isValue), placesOf.get(level) ?? 0);
    made.set(key, found);
    return found;
  };
});

function placesByMeasure(members: readonly Member[]): ReadonlyMap<string, number> {
  const groups = groupBy(members, levelOf);
  return new Map([...groups].map(([level, group]) => [level, new Set(group.map(({ place }) => place.id)).size]));
}

function levelOf(member: Member): string {
  const { measure, place, unit, period, adjustment } = member;
  return JSON.stringify([measureIdOf(member) ?? measure, place.level, unit.id, period.kind, adjustment]);
}

function daysOf({ period: { start, end } }: Member): string {
  return `${start} ${end}`;
}

function isValue(member: Member): member is Statistic {
  return 'value' in member;
}

function rank(values: readonly Statistic[], places: number): Ranking {
  const byValue = groupBy(values, ({ value }) => String(value));
  const descending = [...byValue.values()].toSorted(([a], [b]) => (b?.value ?? 0) - (a?.value ?? 0));
  const positions = new Map<number, Ranked>();
  let position = 1;
  for (const group of descending) {
    const [first] = group;
    const ranked: Ranked = {
      from: 'highest',
      position,
      of: values.length,
      tied: group.length - 1,
      missing: places - values.length,
    };
    if (first !== undefined) positions.set(first.value, ranked);
    position += group.length;
  }
  const grades = values.flatMap(({ grade }) => grade ?? []);
  return {
    ids: values.map(({ id }) => id),
    sources: [...new Set(values.flatMap(({ sources }) => sources))],
    grade: grades.length < values.length ? undefined : grades.toSorted().at(-1),
    rank: (value) => positions.get(value) ?? { from: 'highest', position: 0, of: 0, tied: 0, missing: places },
  };
}

/** The same place counted from the lowest value. */
export function fromLowest(ranked: Ranked): Ranked {
  const { position, of, tied } = ranked;
  return { ...ranked, from: 'lowest', position: of - position - tied + 1 };
}

/** Why a statistic has no rank to print. */
export function rankless(id: string): string {
  return `{{rank}} needs a statistic that data/calculated.yaml calculates with rank(id, level or places) or rank-from-lowest; "${id}" is not one`;
}
