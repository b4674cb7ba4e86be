import { isLater, isSpan, sameDays, unlikePeriods } from './period.ts';
import { isBound, type Quantity } from './quantity.ts';
import type { Place, Text, Unit } from './schema.ts';
import type { Statistic, Statistics } from './types.ts';
import { type ExposedParts, exposedBeside, exposedPartsOf } from './withheld.ts';

/** The arguments of a formula's function. */
export interface FormulaInputs {
  readonly inputs: readonly Statistic[];
  /** The first two of the inputs. */
  readonly a: Statistic;
  readonly b: Statistic;
  /** What each input may stand for. */
  readonly quantities: readonly Quantity[];
  readonly units: ReadonlyMap<string, Unit>;
  /** The n of `per`. */
  readonly per: number;
  /** Everything that is known, to see what stands beside the inputs. */
  readonly statistics: Statistics;
  readonly places: ReadonlyMap<string, Place>;
  /** Whom `rank` compares with. */
  readonly word: string;
}

/** Why the inputs of a formula do not allow it, in words; undefined if they do. */
type FormulaRefusal = string | undefined;

/** Below this base a percentage says less than the counts do. */
const smallestBase = 50;

/** Changes cannot be added up or divided. */
export function refuseChanges({ inputs }: FormulaInputs): FormulaRefusal {
  const change = inputs.find(({ comparedWith }) => comparedWith !== undefined);
  return change && `${change.id} is already a change; only levels can be used`;
}

/** No percentage or rate is calculated from a bound. */
export function refuseBounds({ inputs, quantities }: FormulaInputs): FormulaRefusal {
  const index = quantities.findIndex((quantity) => isBound(quantity) || quantity.soft === 'nearly');
  const bound = inputs[index];
  return (
    bound &&
    `${bound.id} is "${bound.qualifiers.join(' ')}", a bound, so no percentage or rate can be calculated from it`
  );
}

/** Hedged values are not added or subtracted where no single hedge would be true of the result. */
export function refuseHedges({ inputs, quantities }: FormulaInputs): FormulaRefusal {
  const soft = new Set(quantities.flatMap((quantity) => quantity.soft ?? []));
  if (soft.size + (quantities.some(isBound) ? 1 : 0) < 2 || soft.size === 0) return undefined;
  return `${inputs.map(({ qualifiers }) => `"${qualifiers.join(' ')}"`).join(' and ')} cannot be combined`;
}

/** An average is combined with averages only. */
export function refuseAverages({ inputs, quantities }: FormulaInputs): FormulaRefusal {
  if (quantities.every(({ average }) => average)) return undefined;
  const found = inputs[quantities.findIndex(({ average }) => average)];
  return found && `${found.id} is an average, but the others are not`;
}

/** No percentage is calculated of a base that is small or may be zero. */
export function refuseSmallBase({ id, value, halfUnit, unit }: Statistic): FormulaRefusal {
  if (value <= 0 || value - halfUnit <= 0) return `the base ${id} is not above zero`;
  if (unit.kind !== 'count' || value >= smallestBase) return undefined;
  return `the base ${id} is ${value}; under ${smallestBase}, print the counts instead`;
}

/** Nothing is divided by what may be zero. */
export function refuseZero({ b, quantities: [, divisor] }: FormulaInputs): FormulaRefusal {
  return divisor === undefined || (divisor.low <= 0 && divisor.high >= 0) ? `${b.id} may be zero` : undefined;
}

/** A change in per cent is of levels, from the earlier to the later. */
export function refusePercentChange({ a, b }: FormulaInputs): FormulaRefusal {
  if (a.unit.kind === 'share') return `${a.id} is a percentage; use difference(${b.id}, ${a.id}) for percentage points`;
  const unlike = unlikePeriods(a.period, b.period);
  if (unlike !== undefined || isLater(b.period, a.period)) return unlike;
  return `the earlier period comes first; write percent-change(${b.id}, ${a.id})`;
}

/** Only amounts that do not overlap are added up. */
export function refuseSum({ a: { unit }, inputs }: FormulaInputs): FormulaRefusal {
  if (unit.kind !== 'count' && unit.kind !== 'money' && unit.kind !== 'mass')
    return `${unit.id} cannot be added up; only counts, money and weights can`;
  const nested = inputs.find((input) => inputs.some(({ id }) => wholeOf(input) === id));
  return nested && `${nested.id} is a part of ${wholeOf(nested)}, which is already in the sum`;
}

/** A reference (`b`) must overlap the period, or end or start within a year of it. */
export function refuseDistantReference({ a, b }: FormulaInputs): FormulaRefusal {
  if (!isSpan(a.period) || !isSpan(b.period))
    return `${b.id} cannot be used, because no period is stated for it or for ${a.id}`;
  const days = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;
  const apart = Math.max(days(a.period.end, b.period.start), days(b.period.end, a.period.start));
  return apart <= 366 ? undefined : `${b.id} is more than a year away from the period of ${a.id}`;
}

/**
 * Nothing is calculated from parts of one total, or from it and a part, where exactly one part is withheld: the result
 * would tell that one.
 */
export function refuseExposing({ inputs, statistics }: FormulaInputs): FormulaRefusal {
  const named = new Set(inputs.map(({ id }) => id));
  for (const input of inputs) {
    const ofWhole = exposedPartsOf(input, statistics).filter(({ values }) => values.some(({ id }) => named.has(id)));
    const beside = exposedBeside(input, statistics).filter(
      ({ values }) => values.filter(({ id }) => named.has(id)).length > 1,
    );
    const [found] = [...ofWhole, ...beside];
    if (found !== undefined) return sayExposed(found);
  }
  return undefined;
}

/** A share of a total gives away the one part that is withheld, once those of all others are known. */
export function refuseExposingShares({ a, statistics }: FormulaInputs): FormulaRefusal {
  const [found] = exposedBeside(a, statistics);
  return found && sayExposed(found);
}

function sayExposed({ withheld }: ExposedParts): string {
  return `${withheld.id} is the only part of its total that is ${withheld.missing === 'suppressed' ? 'suppressed' : 'too small to show'}, and could be calculated from this`;
}

/** A share of a total is of the same place or of a place inside that of the total. */
export function refuseOtherTotal({ a, b, places }: Pick<FormulaInputs, 'a' | 'b' | 'places'>): FormulaRefusal {
  if (a.place.id === b.place.id) return undefined;
  const around = new Set<string>();
  for (let id = a.place.within; id !== undefined && !around.has(id); id = places.get(id)?.within) around.add(id);
  if (!around.has(b.place.id)) return `${a.place.id}, the place of ${a.id}, is not inside ${b.place.id}`;
  return refuseUnlike([a, b], ['measure']);
}

/** What is added up or averaged over periods must be of whole ones. */
export function refuseMoments({ a }: FormulaInputs): FormulaRefusal {
  return a.period.kind === 'point' ? `${a.id} is of one day, and states are not added up` : undefined;
}

const traits = {
  unit: ({ unit }: Statistic): string => unit.id,
  place: ({ place }: Statistic): string => place.id,
  period: ({ period }: Statistic): string => `${period.written}, ${period.kind}`,
  measure: ({ measure }: Statistic): string => words(measure),
  adjustment: ({ adjustment }: Statistic): string => (adjustment === undefined ? 'not adjusted' : words(adjustment)),
} as const;

function words(text: Text): string {
  return typeof text === 'string' ? text : Object.values(text).join(' / ');
}

/** The inputs must be the same in these traits. */
export function refuseUnlike(
  [first, ...others]: readonly Statistic[],
  wanted: readonly (keyof typeof traits)[],
): FormulaRefusal {
  if (first === undefined) return undefined;
  for (const trait of wanted) {
    const isAlike = (other: Statistic): boolean =>
      trait === 'period' ? isOfOnePeriod(first, other) : traits[trait](first) === traits[trait](other);
    const other = others.find((candidate) => !isAlike(candidate));
    if (other !== undefined)
      return `the ${trait}s of ${first.id} (${traits[trait](first)}) and ${other.id} (${traits[trait](other)}) differ`;
  }
  return undefined;
}

/** What was added in a year is part of the running total at its end, although only one of them is a flow. */
function isOfOnePeriod(a: Statistic, b: Statistic): boolean {
  const isPart = wholeOf(a) === b.id || wholeOf(b) === a.id;
  return isSpan(a.period) && sameDays(a.period, b.period) && (a.period.kind === b.period.kind || isPart);
}

/** The id of the total that a statistic is declared to be a part of. */
export function wholeOf({ origin }: Statistic): string | undefined {
  return origin.kind === 'reported' ? origin.record['part-of'] : undefined;
}
