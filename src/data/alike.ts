import { isSpan, type Period } from './period.ts';
import { isBound, type Quantity } from './quantity.ts';
import type { Statistic } from './types.ts';

/** Below this base a percentage says less than the counts do. */
const smallestBase = 50;

/** The inputs of a formula, and what each may stand for. */
interface InputValues {
  readonly inputs: readonly Statistic[];
  readonly quantities: readonly Quantity[];
}

/** Why these cannot be divided: no percentage or rate is calculated from a bound. */
export function refuseBounds(name: string, { inputs, quantities }: InputValues): string | undefined {
  const bound = inputs.find((_, index) => {
    const quantity = quantities[index];
    return quantity !== undefined && (isBound(quantity) || quantity.soft === 'nearly');
  });
  if (bound !== undefined) {
    return `${name}: ${bound.id} is "${bound.qualifiers.join(' ')}", a bound, so no percentage or rate can be calculated from it`;
  }
  return name === 'per' ? undefined : refuseMixedAverage(name, { inputs, quantities });
}

/** Why these cannot be added or subtracted: no single hedge would be true of the result. */
export function refuseHedges(name: 'sum' | 'difference', { inputs, quantities }: InputValues): string | undefined {
  const soft = new Set(quantities.flatMap((quantity) => quantity.soft ?? []));
  const bounds = quantities.some(isBound);
  if (soft.size > 1 || (soft.size > 0 && bounds)) {
    return `${name}: ${inputs.map(({ qualifiers }) => `"${qualifiers.join(' ')}"`).join(' and ')} cannot be combined`;
  }
  if (name === 'difference' && quantities[1]?.soft === 'nearly') {
    return `difference: ${inputs[1]?.id} is "nearly", so the difference is not known`;
  }
  return refuseMixedAverage(name, { inputs, quantities });
}

function refuseMixedAverage(name: string, { inputs, quantities }: InputValues): string | undefined {
  const averages = quantities.filter(({ average }) => average).length;
  if (averages === 0 || averages === quantities.length) return undefined;
  const which = inputs.find((_, index) => quantities[index]?.average === true);
  return `${name}: ${which?.id} is an average, but the others are not`;
}

/** Why no percentage of this base is calculated. */
export function refuseSmallBase(name: string, base: Statistic): string | undefined {
  if (base.value <= 0 || base.value - base.halfUnit <= 0) return `${name}: the base ${base.id} is not above zero`;
  if (base.unit.kind !== 'count' || base.value >= smallestBase) return undefined;
  return `${name}: the base ${base.id} is ${base.value}; under ${smallestBase}, print the counts instead`;
}

/** Why the inputs are not all levels: changes cannot be added up or divided. */
export function refuseChanges(name: string, inputs: readonly Statistic[]): string | undefined {
  const change = inputs.find(({ comparedWith }) => comparedWith !== undefined);
  return change === undefined ? undefined : `${name}: ${change.id} is already a change; only levels can be used`;
}

type Trait = 'unit' | 'place' | 'period' | 'measure';

/** Which of the traits that must match the inputs differ in. */
export function refuseUnlike(name: string, inputs: readonly Statistic[], traits: readonly Trait[]): string | undefined {
  const [first, ...others] = inputs;
  if (first === undefined) return undefined;
  for (const trait of traits) {
    const other = others.find((candidate) => !isAlike(trait, first, candidate));
    if (other !== undefined) {
      return `${name}: the ${trait}s of ${first.id} (${traitText(trait, first)}) and ${other.id} (${traitText(trait, other)}) differ`;
    }
  }
  return undefined;
}

function isAlike(trait: Trait, a: Statistic, b: Statistic): boolean {
  switch (trait) {
    case 'unit':
      return a.unit.id === b.unit.id;
    case 'place':
      return a.place.id === b.place.id;
    case 'measure':
      return traitText('measure', a) === traitText('measure', b);
    case 'period':
      return isSpan(a.period) && sameDays(a.period, b.period) && (a.period.kind === b.period.kind || isPart(a, b));
  }
}

function traitText(trait: Trait, statistic: Statistic): string {
  switch (trait) {
    case 'unit':
      return statistic.unit.id;
    case 'place':
      return statistic.place.id;
    case 'measure':
      return typeof statistic.measure === 'string' ? statistic.measure : Object.values(statistic.measure).join(' / ');
    case 'period':
      return `${statistic.period.written}, ${statistic.period.kind}`;
  }
}

function sameDays(a: Period, b: Period): boolean {
  return a.start === b.start && a.end === b.end;
}

/** What was added in a year is part of the running total at its end, although only one of them is a flow. */
function isPart(a: Statistic, b: Statistic): boolean {
  const whole = ({ origin }: Statistic): string | undefined =>
    origin.kind === 'reported' ? origin.record['part-of'] : undefined;
  return whole(a) === b.id || whole(b) === a.id;
}

/** Why two different periods cannot be compared; undefined if they are of one kind, such as the same months. */
export function unlikePeriods(a: Period, b: Period): string | undefined {
  const both = `the periods ${a.written} (${a.kind}) and ${b.written} (${b.kind})`;
  if (!isSpan(a) || !isSpan(b)) return `${both} cannot be compared: a period was not stated`;
  if (sameDays(a, b)) return `${both} are the same`;
  if (a.kind !== b.kind) return `${both} are of different kinds`;
  switch (a.kind) {
    case 'year':
    case 'point':
      return undefined;
    case 'part-year':
      return a.start.slice(5) === b.start.slice(5) && lastOf(a.end) === lastOf(b.end) && yearsOf(a) === yearsOf(b)
        ? undefined
        : `${both} are not the same months`;
    default:
      return `${both} cannot be compared: a ${a.kind} period is comparable with no other`;
  }
}

/** The day of the year on which a period ends; 28 and 29 February count as the same day. */
function lastOf(end: string): string {
  return end.slice(5) === '02-29' ? '02-28' : end.slice(5);
}

function yearsOf({ start, end }: { readonly start: string; readonly end: string }): number {
  return Number(end.slice(0, 4)) - Number(start.slice(0, 4));
}
