import { sayMissing } from '../compose/statuses.ts';
import { createWording } from '../compose/values.ts';
import { findDocument } from '../data/documents.ts';
import type { Data, MissingValue, Statistic } from '../data/types.ts';
import type { Locale } from '../style/locale/locale.ts';
import type { ManifestStatistic } from './schema.ts';

type Describer = (statistic: Statistic | MissingValue) => ManifestStatistic;

/** Gives statistics as the manifest has them, texts in the locale's language, spaces plain. */
export function statisticDescriber(data: Data, locale: Locale): Describer {
  const wording = createWording(data, locale);
  const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
  return (statistic) => {
    const { id, measure, unit, place, period, adjustment, sources } = statistic;
    return {
      id,
      measure: plain(wording.text(measure, `the measure of ${id}`)),
      ...('value' in statistic ? valueAndBounds(statistic) : { missing: statistic.missing }),
      ...('bounds' in statistic && statistic.bounds !== undefined
        ? { bounds: plain(wording.text(statistic.bounds, `the bounds of ${id}`)) }
        : {}),
      ...statusOf(statistic),
      ...(adjustment === undefined ? {} : { adjustment: plain(wording.text(adjustment, `the adjustment of ${id}`)) }),
      printed:
        'value' in statistic
          ? plain(wording.value(statistic, { sign: statistic.comparedWith !== undefined }))
          : sayMissing(statistic, locale),
      qualifiers: 'value' in statistic ? [...statistic.qualifiers] : [],
      unit: unit.id,
      'unit-name': plain(locale.columnName(unit)),
      place: plain(wording.text(place.name, `the place ${place.id}`)),
      period: period.written,
      ...comparedWith(statistic),
      'reported-by': plain(wording.reporter(statistic)),
      ...('grade' in statistic && statistic.grade !== undefined ? { grade: statistic.grade } : {}),
      sources: sources.flatMap((source) => {
        const document = findDocument(source, data);
        if (document === undefined) return [];
        const { published, url } = document;
        const publisher = wording.text(document.publisher, `the publisher of ${source}`);
        const title = plain(wording.sourceTitle(document));
        return [{ id: source, title, publisher, published, ...(url === undefined ? {} : { url }) }];
      }),
      ...standsAt(statistic.origin),
    };
  };
}

function valueAndBounds({ value, lower, upper }: Statistic): Pick<ManifestStatistic, 'value' | 'lower' | 'upper'> {
  return { value, ...(lower === undefined ? {} : { lower }), ...(upper === undefined ? {} : { upper }) };
}

function statusOf({ statuses = [] }: Statistic | MissingValue): Pick<ManifestStatistic, 'status'> {
  return statuses.length === 0 ? {} : { status: [...statuses] };
}

function comparedWith(statistic: Statistic | MissingValue): Pick<ManifestStatistic, 'compared-with'> {
  const compared = 'comparedWith' in statistic ? statistic.comparedWith : undefined;
  if (compared === undefined) return {};
  return { 'compared-with': compared === 'previous-year' ? compared : compared.written };
}

/** Where in its source it stands and in which words, or how it was calculated. */
function standsAt(
  origin: (Statistic | MissingValue)['origin'],
): Pick<ManifestStatistic, 'paragraph' | 'cell' | 'literal' | 'scale' | 'formula'> {
  switch (origin.kind) {
    case 'reported':
      return { paragraph: origin.record.paragraph, literal: origin.record.literal };
    case 'reference':
      return { literal: origin.record.literal };
    case 'calculated':
      return { formula: origin.record.formula };
    case 'table': {
      const { cell, literal, scale } = origin;
      return { cell, literal, ...(scale === 1 ? {} : { scale }) };
    }
  }
}
