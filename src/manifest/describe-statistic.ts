import { createWording } from '../compose/values.ts';
import { findDocument } from '../data/documents.ts';
import type { Data, Statistic } from '../data/types.ts';
import type { Locale } from '../style/locale/locale.ts';
import type { ManifestStatistic } from './schema.ts';

/** Gives statistics as the manifest has them, texts in the locale's language, spaces plain. */
export function statisticDescriber(data: Data, locale: Locale): (statistic: Statistic) => ManifestStatistic {
  const wording = createWording(data, locale);
  const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
  return (statistic) => {
    const { id, value, qualifiers, unit, period, comparedWith, grade, sources, origin } = statistic;
    return {
      id,
      measure: plain(wording.measure(statistic)),
      value,
      printed: plain(wording.value(statistic, { sign: comparedWith !== undefined })),
      qualifiers: [...qualifiers],
      unit: unit.id,
      'unit-name': plain(locale.columnName(unit)),
      place: plain(wording.place(statistic)),
      period: period.written,
      ...(comparedWith === undefined
        ? {}
        : { 'compared-with': comparedWith === 'previous-year' ? comparedWith : comparedWith.written }),
      'reported-by': plain(wording.reporter(statistic)),
      ...(grade === undefined ? {} : { grade }),
      sources: sources.flatMap((source) => {
        const document = findDocument(source, data);
        if (document === undefined) return [];
        const { published, url } = document;
        const publisher = wording.text(document.publisher, `the publisher of ${source}`);
        const title = plain(wording.sourceTitle(document));
        return [{ id: source, title, publisher, published, ...(url === undefined ? {} : { url }) }];
      }),
      ...(origin.kind === 'reported' ? { paragraph: origin.record.paragraph } : {}),
      ...(origin.kind === 'calculated' ? { formula: origin.record.formula } : {}),
    };
  };
}
