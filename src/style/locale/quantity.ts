import { type Display, roundingOf } from '../../data/display.ts';
import type { Qualifier } from '../../data/fields.ts';
import type { Unit } from '../../data/schema.ts';
import { BriefError } from '../../project/errors.ts';
import { fill } from './fill.ts';
import type { Numbers } from './numbers.ts';
import type { LocaleFile } from './schema.ts';

/** A number to print with its unit, and the digits after the point that its source printed. */
export interface NumberWithUnit {
  readonly value: number;
  /** Digits after the decimal point where the value is printed without a scale; otherwise the value itself tells. */
  readonly decimals?: number;
  /** The place of the last digit that its source gives, a power of ten; missing: the value itself tells. */
  readonly step?: number;
  readonly qualifiers: readonly Qualifier[];
  readonly unit: Unit;
}

export interface QuantityOptions {
  /** Without its unit a share keeps its "%"; `never` leaves that out too, for a column whose head has it. */
  readonly unit?: boolean | 'never';
  /** Writes a plus or minus before a change. */
  readonly sign?: boolean;
  /** What the author chose. */
  readonly display?: Display | undefined;
}

/** A quantity in words, in the order in which they stand; each with the spaces that it has. */
export interface QuantityParts {
  /** "more than ". */
  readonly lead: string;
  /** "−42.7", "705 million", "€2,150.50". */
  readonly number: string;
  /** " cases", "%", " €". */
  readonly unit: string;
  /** What a qualifier puts after all else. */
  readonly tail: string;
  /** Whether the number is not the value itself. */
  readonly rounded: boolean;
}

/** Whether a quantity is printed by its size, its direction in words: "more than −40%" would say the opposite of what is meant. */
export function saysSize({ value, qualifiers }: Pick<NumberWithUnit, 'qualifiers' | 'value'>): boolean {
  return value < 0 && qualifiers.length > 0;
}

/** What the words of a quantity are put together with. */
export interface QuantityWords {
  readonly file: LocaleFile;
  readonly numbers: Numbers;
  readonly unitName: (unit: Unit, value: number) => string;
}

const noBreak = '\u00a0';
const minus = '\u2212';

/** @throws BriefError data for a unit without a currency whose sign is wanted. */
export function quantityParts(
  quantity: NumberWithUnit,
  { unit: withUnit = true, sign = false, display = {} }: QuantityOptions,
  { file, numbers, unitName }: QuantityWords,
): QuantityParts {
  const { value, decimals, step, qualifiers, unit } = quantity;
  const size = saysSize(quantity);
  const patterns = [...(size ? [file.words['fall-of']] : []), ...qualifiers.map((each) => file.qualifiers[each])];
  const around = patterns.reduceRight(
    (text: string, pattern) => (pattern ?? '{value}').replace('{value}', () => text),
    '\u0000',
  );
  const [lead = '', tail = ''] = around.split('\u0000');
  const signed = size ? '' : value < 0 ? minus : sign && value > 0 ? '+' : '';
  const shown = numbers.show({ value: Math.abs(value), decimals, step, rounding: roundingOf(qualifiers) }, display);
  const currency = display.sign === 'currency' ? signOf(unit, numbers) : { before: '', after: '' };
  const named = display.sign === undefined && (withUnit === true || (withUnit === false && unit.kind === 'share'));
  const name = named ? unitName(unit, value) : '';
  return {
    lead,
    number: `${signed}${currency.before}${shown.text}`,
    unit: `${currency.after}${unitAfter(name, shown.scaled, file)}`,
    tail,
    rounded: shown.rounded,
  };
}

/** A unit with the space before it, and with the word that links it to the word of a scale. */
function unitAfter(name: string, scaled: boolean, file: LocaleFile): string {
  const { 'space-before-unit': beforeWord, 'space-before-percent': beforePercent = false } = file;
  const isPercent = /^[%‰]/.test(name);
  if (name === '' || name.startsWith('°') || !(isPercent ? beforePercent : beforeWord)) return name;
  const link = scaled && !isPercent ? file['unit-after-scale'] : undefined;
  if (link === undefined) return `${noBreak}${name}`;
  const isVowel = /^[aeiouhyœ]/.test(name.normalize('NFD').toLowerCase());
  return `${noBreak}${fill(isVowel ? link.vowel : link.consonant, { unit: name }).replaceAll(' ', noBreak)}`;
}

function signOf({ id, currency }: Unit, numbers: Numbers): ReturnType<Numbers['currencySign']> {
  if (currency !== undefined) return numbers.currencySign(currency);
  throw new BriefError('data', `the unit "${id}" has no currency, so that no currency sign can be printed`, {
    hint: 'add "currency" to the unit in data/units.yaml, or leave the sign out',
  });
}
