import { type CitedDocument, findDocument } from '../data/documents.ts';
import { type Period, parsePeriod } from '../data/period.ts';
import type { Text } from '../data/schema.ts';
import type { Data, Statistic } from '../data/types.ts';
import { BriefError } from '../errors.ts';
import type { Locale } from '../locale/locale.ts';

/** What a statistic says, in words of one language. */
export interface Wording {
  /** "more than 7,900 cases". */
  readonly value: (
    statistic: Statistic,
    options?: { readonly unit?: boolean | 'never'; readonly sign?: boolean },
  ) => string;
  /** "fell by 42.7%". */
  readonly change: (statistic: Statistic) => string;
  readonly measure: (statistic: Statistic) => string;
  readonly place: (statistic: Statistic) => string;
  readonly period: (statistic: Statistic) => string;
  /** What a change is compared with, as in "the year before"; nothing for a level. */
  readonly comparator: (statistic: Statistic) => string | undefined;
  /** Who reported it; of what Briefpress calculated, that it did. */
  readonly reporter: (statistic: Statistic) => string;
  /** The date or the months of an event, or that none was stated. */
  readonly date: (event: { readonly date?: string | undefined }) => string;
  /** The label of what Briefpress calculated. */
  readonly calculated: string;
  readonly text: (text: Text, where: string) => string;
  readonly sourceTitle: (document: CitedDocument) => string;
  /** "Publisher, 4 January 2024". */
  readonly sourceName: (document: CitedDocument) => string;
}

/** The words of statistics in a locale. @throws BriefError data where a text lacks the language. */
export function createWording(data: Data, locale: Locale): Wording {
  const text = (value: Text, where: string): string => {
    const found = locale.text(value);
    if (found === undefined) {
      throw new BriefError('data', `${where} has no text in ${locale.tag}`, { hint: `add ${locale.tag} to it` });
    }
    return found;
  };
  const value: Wording['value'] = (statistic, options) =>
    locale.quantity(
      { value: statistic.value, ...digits(statistic), qualifiers: statistic.qualifiers, unit: statistic.unit },
      options,
    );
  const period = ({ period: span }: { readonly period: Period }): string => locale.period(span);
  return {
    text,
    value,
    date: ({ date }) => locale.period(parsePeriod(date ?? 'not-stated')),
    calculated: locale.word('calculated'),
    change: (statistic) => {
      if (statistic.value === 0) return locale.word('unchanged');
      const size = {
        value: Math.abs(statistic.value),
        ...digits(statistic),
        qualifiers: statistic.qualifiers,
        unit: statistic.unit,
      };
      return locale.word(statistic.value < 0 ? 'fell-by' : 'rose-by', { value: locale.quantity(size) });
    },
    measure: (statistic) => text(statistic.measure, `the measure of ${statistic.id}`),
    place: ({ place }) => text(place.name, `the place ${place.id}`),
    period,
    comparator: ({ comparedWith }) => {
      if (comparedWith === undefined) return undefined;
      return comparedWith === 'previous-year' ? locale.word('year-earlier') : locale.period(comparedWith);
    },
    reporter: (statistic) => {
      if (statistic.reportedBy !== undefined) return text(statistic.reportedBy, `the reporter of ${statistic.id}`);
      if (statistic.origin.kind === 'calculated') return locale.word('calculated');
      const publishers = statistic.sources.flatMap((id) => findDocument(id, data)?.publisher ?? []);
      return publishers.length === 0 ? locale.word('not-stated') : locale.list([...new Set(publishers)]);
    },
    sourceTitle: ({ id, title }) => text(title, `the title of ${id}`),
    sourceName: ({ publisher, published }) => `${publisher}, ${locale.date(published)}`,
  };
}

function digits({ decimals }: Statistic): { readonly decimals?: number } {
  return decimals === undefined ? {} : { decimals };
}
