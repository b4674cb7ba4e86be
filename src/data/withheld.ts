import { onceEach } from '../project/once-each.ts';
import { groupBy } from './group.ts';
import { type Member, measureIdOf } from './series-index.ts';
import type { MissingValue, Statistic, Statistics } from './types.ts';

/** The parts of a total of which exactly one is withheld: who knows the total and the others knows that one too. */
export interface ExposedParts {
  readonly values: readonly Statistic[];
  readonly withheld: MissingValue;
}

/** The parts of a total: the same of the places directly inside its own, and the measures that are `part-of` its own. */
export function exposedPartsOf(whole: Statistic, statistics: Statistics): readonly ExposedParts[] {
  const { byPlace, byMeasure } = indexOf(statistics);
  return exposed([byPlace.get(ofPlace(whole, whole.place.id)), byMeasure.get(ofMeasure(whole, measureOf(whole)))]);
}

/** The parts, itself among them, of a total that a statistic is a part of. */
export function exposedBeside(part: Statistic, statistics: Statistics): readonly ExposedParts[] {
  const { byPlace, byMeasure } = indexOf(statistics);
  return exposed([byPlace.get(ofPlace(part, part.place.within)), byMeasure.get(ofMeasure(part, wholeOf(part)))]);
}

function exposed(groups: readonly (readonly Member[] | undefined)[]): readonly ExposedParts[] {
  return groups.flatMap((members = []) => {
    const [withheld, other] = members.filter(isWithheld);
    return withheld === undefined || other !== undefined ? [] : [{ values: members.filter(isValue), withheld }];
  });
}

interface PartsIndex {
  readonly byPlace: ReadonlyMap<string, readonly Member[]>;
  readonly byMeasure: ReadonlyMap<string, readonly Member[]>;
}

/** The parts of each total. Without a value that is withheld nobody asks for them. */
const indexOf = onceEach((statistics: Statistics): PartsIndex => {
  if (statistics.missing.size === 0) return { byPlace: new Map(), byMeasure: new Map() };
  const members: readonly Member[] = [...statistics.values(), ...statistics.missing.values()];
  const inside = members.filter(({ place }) => place.within !== undefined);
  const parts = members.filter((member) => wholeOf(member) !== undefined);
  return {
    byPlace: groupBy(inside, (member) => ofPlace(member, member.place.within)),
    byMeasure: groupBy(parts, (member) => ofMeasure(member, wholeOf(member))),
  };
});

/** By the place around the parts. */
function ofPlace(member: Member, around: string | undefined): string {
  return [around, measureOf(member), common(member)].join('|');
}

/** By the measure that the parts make up. */
function ofMeasure(member: Member, whole: string | undefined): string {
  return [whole, member.place.id, common(member)].join('|');
}

function common({ unit, period, adjustment }: Member): string {
  return [unit.id, period.kind, period.start, period.end, JSON.stringify(adjustment)].join('|');
}

function measureOf(member: Member): string {
  return measureIdOf(member) ?? member.id;
}

function wholeOf({ origin }: Member): string | undefined {
  if (origin.kind === 'table') return origin.measure['part-of'];
  return origin.kind === 'reported' ? origin.record['part-of'] : undefined;
}

function isValue(member: Member): member is Statistic {
  return 'value' in member;
}

function isWithheld(member: Member): member is MissingValue {
  return 'missing' in member && (member.missing === 'suppressed' || member.missing === 'too-small-to-show');
}
