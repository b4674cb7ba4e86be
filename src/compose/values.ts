import { type Display, decimalsIn } from '../data/display.ts';
import { type CitedDocument, findDocument, isSource } from '../data/documents.ts';
import { isPartOfYear, type Period, parsePeriod, yearBefore } from '../data/period.ts';
import type { Text } from '../data/schema.ts';
import type { Member } from '../data/series-index.ts';
import type { Data, MissingValue, Statistic } from '../data/types.ts';
import { BriefError } from '../project/errors.ts';
import type { Locale } from '../style/locale/locale.ts';
import { type NumberWithUnit, type QuantityOptions, type QuantityParts, saysSize } from '../style/locale/quantity.ts';
import { fillWords, type Html, html, sourced } from './html.ts';
import { sayRank } from './say-rank.ts';
import { sayMissing, sayStatuses } from './statuses.ts';

/** What statistics, places and documents say, in words of one language. */
export type Wording = ReturnType<typeof createWording>;

/** A statistic in words. */
export interface Said {
  readonly words: Html;
  /** Whether they give the size only, without a sign, because the direction is in words. */
  readonly size: boolean;
  /** Whether the number in them is not the value itself. */
  readonly rounded: boolean;
}

/** What tells who reported a statistic, or that it is missing. */
type Reported = Pick<Member, 'id' | 'origin' | 'sources' | 'reportedBy'>;

/** The words of statistics in a locale. @throws BriefError data where a text lacks the language. */
export function createWording(data: Data, locale: Locale) {
  const text = (value: Text, where: string): string => {
    const found = locale.text(value);
    if (found === undefined) {
      throw new BriefError('data', `${where} has no text in ${locale.tag}`, { hint: `add ${locale.tag} to it` });
    }
    return found;
  };
  return {
    text,
    ...valueWording(locale),
    ...periodWording(locale),
    ...documentWording(text, locale),
    /** The label of what Briefpress calculated. */
    calculated: locale.word('calculated'),
    /** " (words)". */
    inBrackets: locale.brackets,
    /** The outer and the inner pair of quotation marks. */
    quotes: locale.quotes,
    measure: ({ id, measure }: Pick<Statistic, 'id' | 'measure'>): string => text(measure, `the measure of ${id}`),
    /** Why there is no value. */
    missing: (of: MissingValue): string => sayMissing(of, locale),
    /** What its source says of the value beside it; undefined where that is nothing. */
    statuses: (of: Statistic): string | undefined => sayStatuses(of, locale),
    place: ({ place }: Pick<Statistic, 'place'>): string => text(place.name, `the place ${place.id}`),
    /** Who reported it; for a calculated value, that Briefpress calculated it. */
    reporter: ({ id, reportedBy, origin, sources }: Reported): string => {
      if (reportedBy !== undefined) return text(reportedBy, `the reporter of ${id}`);
      if (origin.kind === 'calculated') return locale.word('calculated');
      const publishers = sources.flatMap((source) => {
        const publisher = findDocument(source, data)?.publisher;
        return publisher === undefined ? [] : [text(publisher, `the publisher of ${source}`)];
      });
      return publishers.length === 0 ? locale.word('not-stated') : locale.list([...new Set(publishers)]);
    },
  };
}

/** One end of an interval. */
interface Bound {
  readonly kind: 'lower' | 'upper';
  readonly value: number;
}

function valueWording(locale: Locale) {
  const parts = (statistic: Statistic, options?: QuantityOptions): QuantityParts =>
    locale.quantityParts(quantityOf(statistic), asShown(statistic, options));
  /** The size of a change without its direction: "42.7%". */
  const saySize = (statistic: Statistic, display?: Display): Said => {
    const said = parts({ ...statistic, value: Math.abs(statistic.value) }, { display });
    return { words: partsHtml(said), size: true, rounded: said.rounded };
  };
  return {
    /** "more than 7,900 cases". */
    value: (statistic: Statistic, options?: QuantityOptions): string =>
      locale.quantity(quantityOf(statistic), asShown(statistic, options)),
    parts,
    /** The same as markup. */
    say: (statistic: Statistic, options?: QuantityOptions): Said => {
      const said = parts(statistic, options);
      return { words: partsHtml(said), size: saysSize(statistic), rounded: said.rounded };
    },
    /** "fell by 42.7%". */
    sayChange: (statistic: Statistic, display?: Display): Said => {
      if (statistic.value === 0) return { words: html`${locale.word('unchanged')}`, size: true, rounded: false };
      const word = locale.word(statistic.value < 0 ? 'fell-by' : 'rose-by');
      const said = saySize(statistic, display);
      return { ...said, words: fillWords(word, { value: said.words }) };
    },
    saySize,
    /** "third highest of 12"; undefined for what is no rank. */
    sayRank: (statistic: Statistic): Said | undefined => {
      const words = sayRank(statistic, locale);
      return words && { words, size: false, rounded: false };
    },
    /** An end of the interval of a statistic, rounded outwards where it is. */
    bound: (statistic: Statistic, { kind, value }: Bound, display: Display | undefined): string => {
      const outwards = (kind === 'lower') === value >= 0 ? 'at-least' : 'up-to';
      const end = { ...statistic, value: Math.abs(value), decimals: undefined, halfUnit: 0 };
      const { number } = parts({ ...end, qualifiers: [outwards] }, { unit: 'never', display });
      return value < 0 ? `\u2212${number}` : number;
    },
  };
}

function periodWording(locale: Locale) {
  return {
    /** The date or months of an event, or that none is stated. */
    date: ({ date }: { readonly date?: string | undefined }): string =>
      locale.period(parsePeriod(date ?? 'not-stated')),
    period: ({ period }: { readonly period: Period }): string => {
      const words = locale.period(period);
      return isPartOfYear(period) ? locale.word('part-of-period', { period: words }) : words;
    },
    /** What a change is compared with, as in "the year before", in the form after "compared with"; undefined for a level. */
    comparator: ({ comparedWith, period }: Statistic): string | undefined => {
      if (comparedWith === undefined) return undefined;
      if (comparedWith !== 'previous-year') return locale.comparedPeriod(comparedWith);
      const earlier = yearBefore(period);
      return earlier === undefined ? locale.word('year-earlier') : locale.comparedPeriod(earlier);
    },
    /** The period of a value that another is compared with, in the form after "compared with". */
    comparedPeriod: ({ period }: { readonly period: Period }): string => {
      const words = locale.comparedPeriod(period);
      return isPartOfYear(period) ? locale.word('part-of-period', { period: words }) : words;
    },
  };
}

function documentWording(text: (value: Text, where: string) => string, locale: Locale) {
  const sourceTitle = ({ id, title }: CitedDocument): string => text(title, `the title of ${id}`);
  return {
    sourceTitle,
    /** The title, marked with its language where it is cited in another than the page's. */
    citedTitle: (document: CitedDocument): Html => {
      const words = sourced('source', sourceTitle(document));
      const lang = titleLanguage(document, locale.tag);
      // Chromium writes the language of a passage into its PDF only where the passage has a role.
      return lang === undefined ? words : html`<span role="emphasis" lang="${lang}">${words}</span>`;
    },
    /** "Publisher, 4 January 2024". */
    sourceName: ({ id, publisher, published, of }: CitedDocument): string => {
      const date = locale.date(published);
      const copied = isSource(of) && of.record['date-of'] === 'copy';
      const dated = copied ? locale.word('copy-of', { date }) : date;
      return [text(publisher, `the publisher of ${id}`), dated].join(locale.joins.comma);
    },
  };
}

/**
 * The language of the title that a page in `tag` cites a document by, where it is another than the page's: a title that
 * is not given per language is the document's own.
 */
export function titleLanguage({ title, of }: CitedDocument, tag: string): string | undefined {
  if (typeof title !== 'string' || !isSource(of) || of.record['title-ours'] === true) return undefined;
  const { language } = of.record;
  return language.split('-')[0] === tag.split('-')[0] ? undefined : language;
}

/** A workbook may store more decimals than it shows: it is printed with those that it shows, unless others are asked for. */
function asShown({ value, decimals, origin }: Statistic, options: QuantityOptions = {}): QuantityOptions {
  const { display } = options;
  const isLonger = origin.kind === 'table' && decimals !== undefined && decimalsIn(value) > decimals;
  if (!isLonger || display?.decimals !== undefined || (display?.scale ?? 'none') !== 'none') return options;
  return { ...options, display: { ...display, decimals } };
}

function quantityOf({ value, decimals, halfUnit, qualifiers, unit }: Statistic): NumberWithUnit {
  const step =
    halfUnit > 0 ? 10 ** Math.floor(Math.log10(2.000001 * halfUnit)) : 10 ** -(decimals ?? decimalsIn(value));
  return { value, ...(decimals === undefined ? {} : { decimals }), step, qualifiers, unit };
}

/** A number in the unit's name is not part of the value. */
function partsHtml({ lead, number, unit, tail }: QuantityParts): Html {
  return html`${lead}${number}${sourced('word', unit)}${tail}`;
}
