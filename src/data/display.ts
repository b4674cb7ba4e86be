import type { Qualifier } from './fields.ts';

/** What a number can be given in: "15.4 million", 15.4百万. `none`: written out. */
export const scaleNames = ['none', 'thousand', 'ten-thousand', 'million', 'hundred-million', 'billion'] as const;

export type ScaleName = (typeof scaleNames)[number];

/** What a number of a scale is multiplied by. */
export const scaleFactors: Readonly<Record<ScaleName, number>> = {
  none: 1,
  thousand: 1e3,
  'ten-thousand': 1e4,
  million: 1e6,
  'hundred-million': 1e8,
  billion: 1e9,
};

/** The most decimals that can be asked for. */
export const mostDecimals = 6;

/** How a value is shown where it is shown; what is not said is as the language has it. */
export interface Display {
  /** Digits after the decimal sign; a value gets no more of them than its source gives. */
  readonly decimals?: number | undefined;
  readonly scale?: ScaleName | undefined;
  /** The sign of its currency in place of the currency's name. */
  readonly sign?: 'currency' | undefined;
}

/** Which way a number is rounded: to the nearest, half to even; or so that a bound stays true. */
export type Rounding = 'nearest' | 'down' | 'up';

/** Which way the size of a value is rounded: "more than 7,949" is more than 7,900, and not more than 8,000. */
export function roundingOf(qualifiers: readonly Qualifier[]): Rounding {
  if (qualifiers.some((each) => each === 'more-than' || each === 'at-least')) return 'down';
  return qualifiers.some((each) => each === 'less-than' || each === 'up-to' || each === 'nearly') ? 'up' : 'nearest';
}

/** A number in whole steps; `step` is a power of ten. Noise of binary fractions is no digit: 2.675 is half-way. */
export function roundTo(value: number, step: number, rounding: Rounding): number {
  const steps = Number((value / step).toPrecision(15));
  const lower = Math.floor(steps);
  const rest = steps - lower;
  const up = rounding === 'nearest' ? rest > 0.5 || (rest === 0.5 && lower % 2 !== 0) : rounding === 'up' && rest > 0;
  return Number(((lower + (up ? 1 : 0)) * step).toPrecision(15));
}

/** Digits after the point that a number has as it is written. */
export function decimalsIn(value: number): number {
  const [digits = '', exponent = '0'] = String(Number(value.toPrecision(15))).split('e');
  return Math.max(0, (/\.(\d+)$/.exec(digits)?.[1] ?? '').length - Number(exponent));
}
