import type { Qualifier, Unit } from '../../data/schema.ts';
import type { LocaleFile } from './schema.ts';

/** A number to print with its unit, and the digits after the point that its source printed. */
export interface NumberWithUnit {
  readonly value: number;
  /** Digits after the decimal point where the value is printed without a scale; otherwise the value itself tells. */
  readonly decimals?: number;
  readonly qualifiers: readonly Qualifier[];
  readonly unit: Unit;
}

export interface QuantityOptions {
  /** Without its unit a share keeps its "%"; `never` leaves that out too, for a column whose head has it. */
  readonly unit?: boolean | 'never';
  /** Writes a plus or minus before a change. */
  readonly sign?: boolean;
}

/** A quantity in words, in the order in which they stand; each with the spaces that it has. */
export interface QuantityParts {
  /** "more than ". */
  readonly lead: string;
  /** "−42.7", "705 million". */
  readonly number: string;
  /** " cases", "%". */
  readonly unit: string;
  /** What a qualifier puts after all else. */
  readonly tail: string;
}

/** Whether a quantity is printed by its size, its direction in words: "more than −40%" would say the opposite of what is meant. */
export function saysSize({ value, qualifiers }: Pick<NumberWithUnit, 'qualifiers' | 'value'>): boolean {
  return value < 0 && qualifiers.length > 0;
}

/** What the words of a quantity are put together with. */
export interface QuantityWords {
  readonly file: LocaleFile;
  readonly number: (value: number, decimals?: number) => string;
  readonly unitName: (unit: Unit, value: number) => string;
}

const noBreak = '\u00a0';
const minus = '\u2212';

export function quantityParts(
  { value, decimals, qualifiers, unit }: NumberWithUnit,
  { unit: withUnit = true, sign = false }: QuantityOptions,
  { file, number, unitName }: QuantityWords,
): QuantityParts {
  const size = saysSize({ value, qualifiers });
  const patterns = [...(size ? [file.words['fall-of']] : []), ...qualifiers.map((each) => file.qualifiers[each])];
  const around = patterns.reduceRight(
    (text: string, pattern) => (pattern ?? '{value}').replace('{value}', () => text),
    '\u0000',
  );
  const [lead = '', tail = ''] = around.split('\u0000');
  const signed = size ? '' : value < 0 ? minus : sign && value > 0 ? '+' : '';
  const named = withUnit === true || (withUnit === false && unit.kind === 'share');
  const name = named ? unitName(unit, value) : '';
  const gap = name === '' || /^[%‰°]/.test(name) || !file['space-before-unit'] ? '' : noBreak;
  return { lead, number: `${signed}${number(Math.abs(value), decimals)}`, unit: `${gap}${name}`, tail };
}
