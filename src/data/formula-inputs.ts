import { onceEach } from '../project/once-each.ts';
import type { Formula } from './formula.ts';
import { type Period, periodBefore, samePeriod, yearBefore } from './period.ts';
import { rankingOf } from './ranking.ts';
import { resolveReference, seriesOf } from './series.ts';
import { indexOf, order } from './series-index.ts';
import { readReference, type SeriesReference } from './series-reference.ts';
import type { Statistic, Statistics } from './types.ts';

/** For whom and when a formula is calculated; without them, for what its inputs name and are newest in. */
export interface Viewpoint {
  readonly place?: string | undefined;
  readonly period?: Period | undefined;
}

/** Why an input has no value. */
export interface NoInput {
  readonly why: string;
}

interface FormulaScope extends Viewpoint {
  readonly statistics: Statistics;
  /** The statistic of an id, those of formulas too. */
  readonly plain: (id: string) => Statistic | undefined;
}

/** The statistics that a formula is calculated from. Those of a change, an index or a moving sum are found by the calendar. */
export function formulaInputs(
  { name, inputs, word = '' }: Formula,
  scope: FormulaScope,
): readonly Statistic[] | NoInput {
  const [first = ''] = inputs;
  const member = memberOf(first);
  switch (name) {
    case 'change-on-year':
      return all(
        [
          { follow: 'year-before', member },
          { follow: 'latest', member },
        ],
        scope,
      );
    case 'change-on-period':
      return all(
        [
          { follow: 'previous', member },
          { follow: 'latest', member },
        ],
        scope,
      );
    case 'index':
      return all(
        [
          { follow: 'at', member, at: word },
          { follow: 'latest', member },
        ],
        scope,
      );
    case 'rank':
    case 'rank-from-lowest':
      return rankedOf(all(inputs, scope), scope);
    case 'moving-average':
    case 'annual-sum':
      return windowOf(member, readReference(first)?.last ?? 0, scope);
    default:
      return all(inputs, scope);
  }
}

/** The name of the series that an input follows, or the id that it is. */
export function memberOf(input: string): string {
  return readReference(input)?.member ?? input;
}

/** The series that a name means from here: with `place: each` it is a measure's, or of a place that is named whole. */
export function seriesName(member: string, { place, statistics, plain }: FormulaScope): string {
  if (place === undefined || plain(member) !== undefined) return member;
  const isMeasure = indexOf(statistics).placesOf(member).size > 0;
  return !isMeasure && seriesOf(member, statistics).length > 0 ? member : `${member}-${place}`;
}

function rankedOf(found: readonly Statistic[] | NoInput, { statistics }: FormulaScope): readonly Statistic[] | NoInput {
  const [one] = 'why' in found ? [] : found;
  if (one === undefined || (rankingOf(one, statistics)?.ids.length ?? 0) > 1) return found;
  return { why: `no other ${one.place.level} has a value of its own beside ${one.id}` };
}

function all(inputs: readonly (string | SeriesReference)[], scope: FormulaScope): readonly Statistic[] | NoInput {
  const found: Statistic[] = [];
  for (const input of inputs) {
    const one = single(input, scope);
    if ('why' in one) return one;
    found.push(one);
  }
  return found;
}

function single(input: string | SeriesReference, scope: FormulaScope): Statistic | NoInput {
  const own = typeof input === 'string' ? scope.plain(input) : undefined;
  if (own !== undefined) return own;
  const written = typeof input === 'string' ? (readReference(input) ?? { follow: 'latest', member: input }) : input;
  const reference: SeriesReference = { ...written, member: seriesName(written.member, scope) };
  if (scope.period === undefined || reference.follow === 'at') {
    const found = resolveReference(reference, scope.statistics);
    return typeof found === 'string' ? { why: found } : found;
  }
  const wanted = fromHere(reference, scope.period, scope);
  return wanted === undefined
    ? { why: `no period before ${scope.period.written} is known` }
    : ofPeriod(reference.member, wanted, scope);
}

function fromHere(
  { follow, member }: SeriesReference,
  period: Period,
  { statistics }: FormulaScope,
): Period | undefined {
  if (follow === 'year-before') return yearEarlier(period);
  if (follow !== 'previous') return period;
  const isEarlier = (one: Statistic): boolean => order(one) < `${period.end} ${period.start}`;
  return periodEarlier(period) ?? seriesOf(member, statistics).findLast(isEarlier)?.period;
}

/** The statistics of a table file share their periods: each is counted back from once. */
const [yearEarlier, periodEarlier] = [onceEach(yearBefore), onceEach(periodBefore)];

function ofPeriod(member: string, wanted: Period, { statistics }: FormulaScope): Statistic | NoInput {
  const [found, other] = indexOf(statistics).ofPeriod(member, wanted);
  if (other !== undefined) return { why: `${found?.id} and ${other.id} are both of ${wanted.written}` };
  if (found !== undefined) return found;
  const blank = indexOf(statistics)
    .missingOf(member)
    .find(({ period }) => samePeriod(period, wanted));
  const has = blank === undefined ? `no value for ${wanted.written}` : `${wanted.written} marked as ${blank.missing}`;
  return { why: `the series of "${member}" has ${has}` };
}

/** So many consecutive periods, the last of them the newest or the one that the formula is calculated for. */
function windowOf(name: string, count: number, scope: FormulaScope): readonly Statistic[] | NoInput {
  const member = seriesName(name, scope);
  const last = single({ follow: 'latest', member: name }, scope);
  if ('why' in last) return last;
  const found = [last];
  while (found.length < count) {
    const period = periodEarlier(found[0]?.period ?? last.period);
    if (period === undefined) return { why: `${last.id} is of a ${last.period.kind}, which has no period before it` };
    const before = ofPeriod(member, period, scope);
    if ('why' in before) return before;
    found.unshift(before);
  }
  return found;
}
