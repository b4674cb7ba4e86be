import { type Display, decimalsIn, type Rounding, roundTo, scaleFactors, scaleNames } from '../../data/display.ts';
import { BriefError } from '../../project/errors.ts';
import { fill } from './fill.ts';
import type { LocaleFile } from './schema.ts';

const noBreak = '\u00a0';

/** How one language writes numbers. */
export interface Numbers {
  /** "2.719 billion", "38,000", "42.7". */
  number(value: number, decimals?: number): string;
  /** How many digits `number` prints after the decimal sign. */
  decimals(value: number, decimals?: number): number;
  /** A size as it is shown where the author chose how. @throws BriefError data for a scale that the language lacks. */
  show(size: Size, display: Display): ShownNumber;
  /** How many digits a size has after the decimal sign in a scale, where none is dropped. */
  decimalsInScale(size: number, scale: Display['scale']): number;
  /** "€" and what stands between it and its number: before or after it. */
  currencySign(currency: string): { readonly before: string; readonly after: string };
}

/** The size of a value, without its sign. */
export interface Size {
  readonly value: number;
  /** Digits after the point where it is printed without a scale; otherwise the value itself tells. */
  readonly decimals?: number | undefined;
  /** The place of its last digit that its source gives, a power of ten; missing: the value itself tells. */
  readonly step?: number | undefined;
  readonly rounding: Rounding;
}

export interface ShownNumber {
  readonly text: string;
  /** Whether it is not the value itself. */
  readonly rounded: boolean;
  /** Whether the word of a scale stands in it. */
  readonly scaled: boolean;
}

export function createNumbers(tag: string, { scales, grouping }: Pick<LocaleFile, 'scales' | 'grouping'>): Numbers {
  const plural = new Intl.PluralRules(tag);
  const write = ({ value, decimals, text }: Scaled): string => {
    const form = typeof text === 'string' ? text : plural.select(value) === 'one' ? text.one : text.other;
    return fill(form.replaceAll(' ', noBreak), { value: digitsOf({ tag, grouping, decimals }).format(value) });
  };
  const scaleOf = (size: number, { scale }: Display): NumberScale => {
    if (scale === undefined) return scales.find(({ from = Infinity }) => size >= from) ?? plain;
    const found = scale === 'none' ? plain : scales.find(({ divide }) => divide === scaleFactors[scale]);
    if (found !== undefined) return found;
    throw new BriefError('data', `the language ${tag} has no words for the scale "${scale}"`, {
      hint: `scales of ${tag}: ${scalesOf(scales).join(', ')}`,
    });
  };
  return {
    number: (value, decimals) => write(scaleNumber(value, scales, decimals)),
    decimals: (value, decimals) => scaleNumber(value, scales, decimals).decimals,
    show: (size, display) => {
      const { value } = size;
      if (display.scale === undefined && display.decimals === undefined) {
        const exact = scaleNumber(value, scales, size.decimals);
        return { text: write(exact), rounded: false, scaled: exact.text !== plain.text };
      }
      const scale = scaleOf(value, display);
      const shown = roundForDisplay(size, scale.divide, display.decimals);
      const back = Number((shown.value * scale.divide).toPrecision(15));
      const rounded = back !== Number(value.toPrecision(15));
      return { text: write({ ...shown, text: scale.text }), rounded, scaled: scale !== plain };
    },
    decimalsInScale: (size, scale) => decimalsIn(size / scaleOf(size, { scale }).divide),
    currencySign: (currency) => currencySign(tag, currency),
  };
}

/** The scales that a topic in a language can choose. */
export function scalesOf(scales: LocaleFile['scales']): readonly (typeof scaleNames)[number][] {
  return scaleNames.filter((name) => name === 'none' || scales.some(({ divide }) => divide === scaleFactors[name]));
}

interface Scaled {
  readonly value: number;
  readonly decimals: number;
  readonly text: NumberScale['text'];
}

type NumberScale = Pick<LocaleFile['scales'][number], 'divide' | 'text'>;

const plain: NumberScale = { divide: 1, text: '{value}' };

/** No digit is added or dropped: a scale is used only where the scaled value is exact in the decimals that it allows. */
function scaleNumber(value: number, scales: LocaleFile['scales'], decimals = 0): Scaled {
  const scale = scales.find(
    ({ from = Infinity, divide, decimals: most = 4 }) => Math.abs(value) >= from && decimalsIn(value / divide) <= most,
  );
  if (scale === undefined) return { value, decimals: Math.max(decimalsIn(value), decimals), text: plain.text };
  const scaled = value / scale.divide;
  return { value: scaled, decimals: decimalsIn(scaled), text: scale.text };
}

/**
 * A size in a scale, rounded to the decimals that are wanted. It gets none that its source does not give, and enough of
 * them that what is not zero does not print as zero.
 */
function roundForDisplay(
  { value, step, rounding }: Size,
  divide: number,
  wanted: number | undefined,
): Omit<Scaled, 'text'> {
  const scaled = value / divide;
  const needed = decimalsIn(scaled);
  const given = step === undefined ? needed : Math.max(0, Math.round(Math.log10(divide / step)));
  let decimals = Math.min(wanted ?? needed, Math.max(given, needed));
  let rounded = roundTo(scaled, 10 ** -decimals, rounding);
  while (rounded === 0 && value !== 0 && decimals < needed) {
    decimals += 1;
    rounded = roundTo(scaled, 10 ** -decimals, rounding);
  }
  return { value: rounded, decimals };
}

interface DigitForm {
  readonly tag: string;
  readonly grouping: LocaleFile['grouping'];
  readonly decimals: number;
}

/** Making a format takes longer than using it a hundred times. */
const formats = new Map<string, Intl.NumberFormat>();

function digitsOf({ tag, grouping, decimals }: DigitForm): Intl.NumberFormat {
  const key = `${tag} ${grouping} ${decimals}`;
  const format =
    formats.get(key) ??
    new Intl.NumberFormat(tag, {
      useGrouping: grouping === 'from-five-digits' ? 'min2' : 'always',
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
  formats.set(key, format);
  return format;
}

function currencySign(tag: string, currency: string): { readonly before: string; readonly after: string } {
  const parts = new Intl.NumberFormat(tag, { style: 'currency', currency }).formatToParts(1);
  const at = parts.findIndex(({ type }) => type === 'currency');
  const digit = parts.findIndex(({ type }) => type === 'integer');
  const sign = parts[at]?.value ?? currency;
  const space = parts.some(({ type }, index) => type === 'literal' && (index - at) * (index - digit) < 0)
    ? noBreak
    : '';
  return at < digit ? { before: `${sign}${space}`, after: '' } : { before: '', after: `${space}${sign}` };
}
