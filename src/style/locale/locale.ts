import type { Period } from '../../data/period.ts';
import type { Text, Unit } from '../../data/schema.ts';
import { BriefError } from '../../project/errors.ts';
import { formatDate, formatPeriod, formatPeriods } from './dates.ts';
import { fill } from './fill.ts';
import { type NumberForm, numberForm } from './number-form.ts';
import { createNumbers, type Numbers } from './numbers.ts';
import { type NumberWithUnit, type QuantityOptions, type QuantityParts, quantityParts } from './quantity.ts';
import type { LocaleFile } from './schema.ts';
import { spacing } from './spacing.ts';

/** How one language writes numbers, dates, lists and the page's fixed words. */
export interface Locale extends Pick<Numbers, 'number' | 'decimals' | 'decimalsInScale'> {
  readonly tag: string;
  /** How its numbers are read back. */
  readonly numberForm: NumberForm;
  /** A fixed word of the page; `{name}` in it is replaced. @throws BriefError data for a word the file lacks. */
  word(key: string, values?: Readonly<Record<string, string | number>>): string;
  /** A text in this language; undefined if it is not given in it. */
  text(text: Text): string | undefined;
  /** "more than 7,900 cases", "80.7%", with no-break spaces. */
  quantity(quantity: NumberWithUnit, options?: QuantityOptions): string;
  quantityParts(quantity: NumberWithUnit, options?: QuantityOptions): QuantityParts;
  unitName(unit: Unit, value: number): string;
  columnName(unit: Unit): string;
  /** "30 July 2024" of YYYY-MM-DD. */
  date(date: string): string;
  /** "2023", "Q1 2015", "2015/16", "January to October 2022", "not stated". */
  period(period: Period): string;
  /** The same with short names of months, where the language has them: "Jan 2020". */
  shortPeriod(period: Period): string;
  /** A period as it stands after "compared with", where its form differs: "dem 1. Quartal 2015". */
  comparedPeriod(period: Period): string;
  /** "Q1 2015 to Q4 2020": from one period to a later one of the same kind. */
  periods(first: Period, last: Period): string;
  list(items: readonly string[]): string;
  /** Punctuation between words that are put together, with its spaces. */
  readonly joins: LocaleFile['joins'];
  /** " (text)", with the space before it where the language has one. */
  brackets(text: string): string;
  /** The outer and the inner pair of quotation marks. */
  readonly quotes: readonly string[];
  /** A running text with the spaces that the language has beside marks. */
  spaced(text: string): string;
  readonly script: LocaleFile['script'];
}

/** The locale that a file of `templates/locales/` describes. `tag` is the file's name, a BCP 47 language tag. */
export function createLocale(tag: string, file: LocaleFile): Locale {
  const language = tag.split('-')[0] ?? tag;
  const plural = new Intl.PluralRules(tag);
  const pick = <T>(forms: Readonly<Record<string, T>>): T | undefined => forms[tag] ?? forms[language] ?? forms.mul;
  const word = wordsOf(tag, file);
  const numbers = createNumbers(tag, file);
  const unitName = (unit: Unit, value: number): string => {
    const form = pick(unit.text);
    if (form === undefined) {
      throw new BriefError('data', `data/units.yaml: the unit "${unit.id}" has no text in ${tag}`, {
        hint: `add ${tag} to its text`,
      });
    }
    return typeof form === 'string' ? form : plural.select(Math.abs(value)) === 'one' ? form.one : form.other;
  };
  const parts: Locale['quantityParts'] = (quantity, options = {}) =>
    quantityParts(quantity, options, { file, numbers, unitName });
  return {
    tag,
    numberForm: numberForm(tag, file.scales),
    word,
    text: (text) => (typeof text === 'string' ? text : pick(text)),
    number: numbers.number,
    decimals: numbers.decimals,
    decimalsInScale: numbers.decimalsInScale,
    quantity: (quantity, options) => {
      const { lead, number: digits, unit, tail } = parts(quantity, options);
      return `${lead}${digits}${unit}${tail}`;
    },
    quantityParts: parts,
    unitName,
    columnName: (unit) => (unit.column === undefined ? undefined : pick(unit.column)) ?? unitName(unit, 2),
    date: (date) => formatDate(file, date),
    period: (period) => formatPeriod(file, period, word('not-stated')),
    shortPeriod: (period) => formatPeriod(withShortMonths(file), period, word('not-stated')),
    comparedPeriod: (period) => formatPeriod(asCompared(file), period, word('not-stated')),
    periods: (first, last) => formatPeriods(file, first, last, word('not-stated')),
    list: (items) => joinList(file, items),
    joins: file.joins,
    brackets: (inside) => fill(file.joins.brackets, { text: inside }),
    quotes: file.quotes ?? ['“', '”', '‘', '’'],
    spaced: spacing(file),
    script: file.script,
  };
}

function wordsOf(tag: string, { words }: LocaleFile): Locale['word'] {
  return (key, values = {}) => {
    const found = words[key];
    if (found !== undefined) return fill(found, values);
    throw new BriefError('data', `templates/locales/${tag}.yaml: the word "${key}" is missing`, {
      hint: 'add it under "words"',
    });
  };
}

function withShortMonths(file: LocaleFile): LocaleFile {
  return { ...file, months: file['short-months'] ?? file.months };
}

function asCompared(file: LocaleFile): LocaleFile {
  const forms = Object.entries(file['dates-compared'] ?? {}).filter(([, form]) => form !== undefined);
  return { ...file, dates: { ...file.dates, ...Object.fromEntries(forms) } };
}

function joinList(file: LocaleFile, items: readonly string[]): string {
  const last = items.at(-1);
  if (last === undefined || items.length === 1) return last ?? '';
  const { separator, last: before, 'of-two': ofTwo = before } = file.list;
  return `${items.slice(0, -1).join(separator)}${items.length === 2 ? ofTwo : before}${last}`;
}
