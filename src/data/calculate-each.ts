import { applyFormula } from './apply-formula.ts';
import type { Formula } from './formula.ts';
import { formulaInputs, memberOf, seriesName, type Viewpoint } from './formula-inputs.ts';
import type { Period } from './period.ts';
import { refuseOtherTotal } from './refusals.ts';
import type { CalculatedRecord, Place, Unit } from './schema.ts';
import { partOfSeries } from './series.ts';
import { indexOf } from './series-index.ts';
import { readReference } from './series-reference.ts';
import type { LeftOut, Located, Statistic, Statistics } from './types.ts';

/** A formula for many places or periods, and what is known. */
interface ForEach {
  readonly record: Located<CalculatedRecord>;
  readonly formula: Formula;
  readonly places: ReadonlyMap<string, Place>;
  readonly units: ReadonlyMap<string, Unit>;
  readonly statistics: Statistics;
  readonly plain: (id: string) => Statistic | undefined;
}

/** The results of a formula for many, or why there are none. */
export interface EachCalculated {
  readonly statistics: readonly Statistic[];
  readonly why: string | undefined;
  /** Where the evidence does not allow all of them. */
  readonly leftOut?: LeftOut;
}

/**
 * Calculates a formula for each place that has the measure of its first input and, with `period: each`, for each period
 * of that series. Where the data have no value of an input, as a year before the first, there is no result and nothing to
 * tell; where the evidence does not allow one, there is.
 */
export function calculateEach(each: ForEach): EachCalculated {
  const { record, formula, places, units, statistics: known } = each;
  const statistics: Statistic[] = [];
  let why: string | undefined;
  const refused: { readonly id: string; readonly why: string }[] = [];
  for (const view of viewpoints(each)) {
    const id = idOf(record, view);
    const inputs = formulaInputs(formula, { ...each, ...view });
    const none = 'why' in inputs ? inputs.why : outsideTotal(formula, inputs, places);
    if ('why' in inputs || none !== undefined) {
      why ??= none;
      continue;
    }
    const made = applyFormula({ record, formula, inputs, places, units, statistics: known, id });
    if (typeof made === 'string') refused.push({ id, why: made });
    else statistics.push(view.period === undefined ? withPeriod(made) : made);
  }
  const [first] = refused;
  if (first === undefined) return { statistics, why };
  return {
    statistics,
    why: first.why,
    leftOut: { record, ...first, count: refused.length, results: statistics.length },
  };
}

/** Of one region's total only the places in it have a share. */
function outsideTotal({ name }: Formula, [a, b]: readonly Statistic[], places: ForEach['places']): string | undefined {
  return name !== 'share-of-total' || a === undefined || b === undefined
    ? undefined
    : refuseOtherTotal({ a, b, places });
}

/** Without `period: each` the id has the period of the result, so that the newest keeps the ids of earlier ones. */
function withPeriod(made: Statistic): Statistic {
  return { ...made, id: `${made.id}-${written(made.period)}` };
}

function* viewpoints({ record, formula, ...scope }: ForEach): Generator<Viewpoint> {
  const [first = ''] = formula.inputs;
  const member = memberOf(first);
  const places = record.place === undefined ? [undefined] : indexOf(scope.statistics).placesOf(member);
  for (const place of places) {
    if (record.period === undefined) {
      yield { place };
      continue;
    }
    const { from } = readReference(first) ?? {};
    const series = { follow: 'series' as const, member: seriesName(member, { ...scope, place }) };
    const periods = partOfSeries(from === undefined ? series : { ...series, from }, scope.statistics);
    for (const { period } of periods) yield { place, period };
  }
}

function idOf({ id }: CalculatedRecord, { place, period }: Viewpoint): string {
  return [id, ...(place === undefined ? [] : [place]), ...(period === undefined ? [] : [written(period)])].join('-');
}

/** A period as it stands in an id: 2015-q1, 2015-16. */
function written(period: Period): string {
  return period.written.toLowerCase().replace(/\//g, '-');
}
