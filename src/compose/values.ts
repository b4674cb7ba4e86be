import { type CitedDocument, findDocument, isSource } from '../data/documents.ts';
import { isPartOfYear, type Period, parsePeriod, yearBefore } from '../data/period.ts';
import type { Text } from '../data/schema.ts';
import type { Data, Statistic } from '../data/types.ts';
import { BriefError } from '../project/errors.ts';
import type { Locale } from '../style/locale/locale.ts';
import { type NumberWithUnit, type QuantityOptions, type QuantityParts, saysSize } from '../style/locale/quantity.ts';
import type { Html } from './briefing.ts';
import { fillWords, html, sourced } from './html.ts';

/** What a statistic says, in words of one language. */
export interface Wording {
  /** "more than 7,900 cases". */
  readonly value: (statistic: Statistic, options?: QuantityOptions) => string;
  readonly parts: (statistic: Statistic, options?: QuantityOptions) => QuantityParts;
  /** The same as markup. */
  readonly say: (statistic: Statistic, options?: QuantityOptions) => Said;
  /** "fell by 42.7%". */
  readonly sayChange: (statistic: Statistic) => Said;
  /** The size of a change without its direction: "42.7%". */
  readonly saySize: (statistic: Statistic) => Said;
  readonly measure: (statistic: Statistic) => string;
  readonly place: (statistic: Statistic) => string;
  readonly period: (of: { readonly period: Period }) => string;
  /** What a change is compared with, as in "the year before"; nothing for a level. */
  readonly comparator: (statistic: Statistic) => string | undefined;
  /** Who reported it; for a calculated value, that Briefpress calculated it. */
  readonly reporter: (statistic: Statistic) => string;
  /** The date or months of an event, or that none is stated. */
  readonly date: (event: { readonly date?: string | undefined }) => string;
  /** The label of what Briefpress calculated. */
  readonly calculated: string;
  /** " (words)". */
  readonly inBrackets: (words: string) => string;
  readonly text: (text: Text, where: string) => string;
  readonly sourceTitle: (document: CitedDocument) => string;
  /** The title, marked with its language where it is cited in another than the page's. */
  readonly citedTitle: (document: CitedDocument) => Html;
  /** "Publisher, 4 January 2024". */
  readonly sourceName: (document: CitedDocument) => string;
}

/** A statistic in words. */
export interface Said {
  readonly words: Html;
  /** Whether they give the size only, without a sign, because the direction is in words. */
  readonly size: boolean;
}

/** The words of statistics in a locale. @throws BriefError data where a text lacks the language. */
export function createWording(data: Data, locale: Locale): Wording {
  const text: Wording['text'] = (value, where) => {
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
    calculated: locale.word('calculated'),
    inBrackets: locale.brackets,
    measure: (statistic) => text(statistic.measure, `the measure of ${statistic.id}`),
    place: ({ place }) => text(place.name, `the place ${place.id}`),
    reporter: (statistic) => {
      if (statistic.reportedBy !== undefined) return text(statistic.reportedBy, `the reporter of ${statistic.id}`);
      if (statistic.origin.kind === 'calculated') return locale.word('calculated');
      const publishers = statistic.sources.flatMap((id) => {
        const publisher = findDocument(id, data)?.publisher;
        return publisher === undefined ? [] : [text(publisher, `the publisher of ${id}`)];
      });
      return publishers.length === 0 ? locale.word('not-stated') : locale.list([...new Set(publishers)]);
    },
  };
}

function valueWording(locale: Locale): Pick<Wording, 'value' | 'parts' | 'say' | 'sayChange' | 'saySize'> {
  const parts: Wording['parts'] = (statistic, options) => locale.quantityParts(quantityOf(statistic), options);
  const saySize: Wording['saySize'] = (statistic) => ({
    words: partsHtml(locale.quantityParts(quantityOf({ ...statistic, value: Math.abs(statistic.value) }))),
    size: true,
  });
  return {
    value: (statistic, options) => locale.quantity(quantityOf(statistic), options),
    parts,
    say: (statistic, options) => ({ words: partsHtml(parts(statistic, options)), size: saysSize(statistic) }),
    sayChange: (statistic) => {
      if (statistic.value === 0) return { words: html`${locale.word('unchanged')}`, size: true };
      const word = locale.word(statistic.value < 0 ? 'fell-by' : 'rose-by');
      return { words: fillWords(word, { value: saySize(statistic).words }), size: true };
    },
    saySize,
  };
}

function periodWording(locale: Locale): Pick<Wording, 'date' | 'period' | 'comparator'> {
  return {
    date: ({ date }) => locale.period(parsePeriod(date ?? 'not-stated')),
    period: ({ period }) => {
      const words = locale.period(period);
      return isPartOfYear(period) ? locale.word('part-of-period', { period: words }) : words;
    },
    comparator: ({ comparedWith, period }) => {
      if (comparedWith === undefined) return undefined;
      if (comparedWith !== 'previous-year') return locale.period(comparedWith);
      const earlier = yearBefore(period);
      return earlier === undefined ? locale.word('year-earlier') : locale.period(earlier);
    },
  };
}

function documentWording(
  text: Wording['text'],
  locale: Locale,
): Pick<Wording, 'sourceTitle' | 'citedTitle' | 'sourceName'> {
  const sourceTitle: Wording['sourceTitle'] = ({ id, title }) => text(title, `the title of ${id}`);
  return {
    sourceTitle,
    citedTitle: (document) => {
      const words = sourced('source', sourceTitle(document));
      const lang = titleLanguage(document, locale.tag);
      // Chromium writes the language of a passage into its PDF only where the passage has a role.
      return lang === undefined ? words : html`<span role="emphasis" lang="${lang}">${words}</span>`;
    },
    sourceName: ({ id, publisher, published, of }) => {
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

function quantityOf({ value, decimals, qualifiers, unit }: Statistic): NumberWithUnit {
  return { value, ...(decimals === undefined ? {} : { decimals }), qualifiers, unit };
}

/** A number in the unit's name is not part of the value. */
function partsHtml({ lead, number, unit, tail }: QuantityParts): Html {
  return html`${lead}${number}${sourced('word', unit)}${tail}`;
}
