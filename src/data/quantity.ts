import { largest, smallest } from '../project/extremes.ts';
import type { Qualifier } from './fields.ts';
import type { Statistic } from './types.ts';

/** A value with the range of true values that it may stand for. An end is infinite for a bound. */
export interface Quantity {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** The bound excludes the value itself: "more than", "less than". */
  readonly strict: boolean;
  /** Hedges that are not bounds. `nearly` is less than its value by an unknown amount. */
  readonly soft?: 'about' | 'nearly' | undefined;
  readonly average: boolean;
}

const lowerBounds: ReadonlySet<Qualifier> = new Set(['more-than', 'at-least']);
const upperBounds: ReadonlySet<Qualifier> = new Set(['less-than', 'up-to']);

/**
 * The number that a source shows: of a workbook that stores 75.18 and shows 75.2, that. What it stands for follows what
 * is shown.
 */
export function shownValue({ value, halfUnit, origin }: Pick<Statistic, 'value' | 'halfUnit' | 'origin'>): number {
  if (origin.kind !== 'table' || halfUnit === 0) return value;
  // Spreadsheets round the half away from zero.
  return clean(Math.sign(value) * Math.round(clean(Math.abs(value) / (2 * halfUnit))) * 2 * halfUnit);
}

/** The range of a statistic: its rounding, or everything beyond its bound; before rounding if it was calculated. */
export function quantityOf({ value, halfUnit, qualifiers, origin }: Statistic): Quantity {
  // Nearly all are so, and there may be a million.
  if (qualifiers.length === 0 && origin.kind !== 'calculated') {
    const shown = shownValue({ value, halfUnit, origin });
    return { value, low: shown - halfUnit, high: shown + halfUnit, strict: false, soft: undefined, average: false };
  }
  const hedges = {
    soft: qualifiers.find((qualifier) => qualifier === 'about' || qualifier === 'nearly'),
    strict: qualifiers.some((qualifier) => qualifier === 'more-than' || qualifier === 'less-than'),
    average: qualifiers.includes('average'),
  };
  if (origin.kind === 'calculated') {
    const [low, high] = origin.interval;
    return { ...hedges, value: origin.exact, low, high };
  }
  // "fell by more than 40%" is −40 or less: a bound limits the size, whatever the sign.
  const [upwards, downwards] = value < 0 ? [upperBounds, lowerBounds] : [lowerBounds, upperBounds];
  const rises = qualifiers.some((qualifier) => upwards.has(qualifier));
  const falls = qualifiers.some((qualifier) => downwards.has(qualifier));
  if (rises || falls) return { ...hedges, value, low: falls ? -Infinity : value, high: rises ? Infinity : value };
  return { ...hedges, value, low: value - halfUnit, high: value + halfUnit };
}

/** Whether the range is open at one end. */
export function isBound({ low, high }: Quantity): boolean {
  return !Number.isFinite(low) || !Number.isFinite(high);
}

/** The smallest and largest result of an operation over all combinations of the ends of its inputs. */
export function overCorners(
  inputs: readonly Quantity[],
  operation: (values: readonly number[]) => number,
): readonly [number, number] {
  const corners = inputs.reduce<readonly (readonly number[])[]>(
    (made, { low, high }) => made.flatMap((corner) => [...new Set([low, high])].map((end) => [...corner, end])),
    [[]],
  );
  const results = corners.map(operation).filter((result) => !Number.isNaN(result));
  return [clean(smallest(results)), clean(largest(results))];
}

/** Removes floating-point noise: 0.1 + 0.2 gives 0.3. */
export function clean(value: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(14)) : value;
}

/** The qualifiers of a calculated value: those of its open ends, or its hedge. */
export function qualifiersOf({ value, low, high, strict, soft, average }: Quantity): readonly Qualifier[] {
  const grows = value < 0 ? !Number.isFinite(low) : !Number.isFinite(high);
  const shrinks = value < 0 ? !Number.isFinite(high) : !Number.isFinite(low);
  const bound = grows ? (strict ? 'more-than' : 'at-least') : shrinks ? (strict ? 'less-than' : 'up-to') : undefined;
  const hedge: Qualifier | undefined = bound ?? soft;
  return [...(average ? (['average'] as const) : []), ...(hedge === undefined ? [] : [hedge])];
}

/** A calculated value, rounded to the digits that its interval supports. */
export interface Rounded {
  readonly value: number;
  readonly decimals: number;
}

/** The finest step in which a function's result is written: a size, or a number of significant figures. */
export type Finest = { readonly step: number } | { readonly figures: number } | undefined;

/**
 * Rounds to the digits that the interval supports. Only the last digit may be uncertain: the step is the smallest power
 * of ten such that half the width of the interval is at most five steps. A bound is rounded to its safe side.
 */
export function roundQuantity({ value, low, high }: Quantity, spread: number, finest: Finest): Rounded {
  const figures = finest !== undefined && 'figures' in finest ? finest.figures : undefined;
  const smallest =
    figures === undefined || value === 0 ? -Infinity : Math.floor(Math.log10(Math.abs(value))) - figures + 1;
  const exponents = [
    spread === 0 ? -Infinity : Math.ceil(clean(Math.log10(spread / 5))),
    finest !== undefined && 'step' in finest ? Math.round(Math.log10(finest.step)) : smallest,
  ];
  const exponent = largest(exponents);
  if (exponent === -Infinity) return { value: clean(value), decimals: decimalsOf(value) };
  const scaled = clean(exponent < 0 ? value * 10 ** -exponent : value / 10 ** exponent);
  const steps = !Number.isFinite(high)
    ? Math.floor(scaled)
    : !Number.isFinite(low)
      ? Math.ceil(scaled)
      : Math.sign(scaled) * Math.round(Math.abs(scaled));
  return {
    value: clean(exponent < 0 ? steps / 10 ** -exponent : steps * 10 ** exponent),
    decimals: Math.max(0, -exponent),
  };
}

function decimalsOf(value: number): number {
  return (/\.(\d+)$/.exec(String(clean(value)))?.[1] ?? '').length;
}
