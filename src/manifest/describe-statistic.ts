import { createCitations } from '../compose/citations.ts';
import { plainText } from '../compose/html.ts';
import { compared } from '../compose/levels.ts';
import { createProse } from '../compose/prose.ts';
import { inferredFrom, sayPeriod } from '../compose/statistic-cells.ts';
import { sayMissing } from '../compose/statuses.ts';
import { createWording, type Wording } from '../compose/values.ts';
import { findDocument } from '../data/documents.ts';
import type { Data, MissingValue, Statistic } from '../data/types.ts';
import type { Locale } from '../style/locale/locale.ts';
import type { ManifestStatistic } from './schema.ts';

type Describer = (statistic: Statistic | MissingValue) => ManifestStatistic;

/** Gives statistics as the manifest has them, texts in the locale's language, spaces plain. */
export function statisticDescriber(data: Data, locale: Locale): Describer {
  const wording = createWording(data, locale);
  const noteOf = noteDescriber(data, wording);
  return (statistic) => {
    const { id, measure, unit, place, adjustment, sources } = statistic;
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
      ...periodOf(statistic, { data, locale, wording }),
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
      ...noteOf(statistic),
    };
  };
}

function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ');
}

/** The period and what it is compared with, as data files and as the pages write them. */
function periodOf(
  statistic: Statistic | MissingValue,
  context: { readonly data: Data; readonly locale: Locale; readonly wording: Wording },
): Pick<ManifestStatistic, 'period' | 'period-printed' | 'period-inferred' | 'compared-with' | 'comparison-printed'> {
  const said = { period: statistic.period.written, 'period-printed': plain(sayPeriod(statistic, context)) };
  if (!('value' in statistic)) return said;
  const { comparedWith } = statistic;
  const basis = inferredFrom(statistic, context.data);
  return {
    ...said,
    ...(basis === undefined ? {} : { 'period-inferred': basis === 'context' ? true : basis }),
    ...(comparedWith === undefined
      ? {}
      : {
          'compared-with': comparedWith === 'previous-year' ? comparedWith : comparedWith.written,
          'comparison-printed': plain(plainText(compared(statistic, context))),
        }),
  };
}

function noteDescriber(data: Data, wording: Wording) {
  const prose = createProse({ data, wording, citations: createCitations() });
  return (statistic: Statistic | MissingValue): Pick<ManifestStatistic, 'note'> => {
    if (!('note' in statistic) || statistic.note === undefined) return {};
    const text = wording.text(statistic.note, `the note of ${statistic.id}`);
    return { note: plain(plainText(prose.unlinked(text, statistic.at(['note'])))) };
  };
}

function valueAndBounds({ value, lower, upper }: Statistic): Pick<ManifestStatistic, 'value' | 'lower' | 'upper'> {
  return { value, ...(lower === undefined ? {} : { lower }), ...(upper === undefined ? {} : { upper }) };
}

function statusOf({ statuses = [] }: Statistic | MissingValue): Pick<ManifestStatistic, 'status'> {
  return statuses.length === 0 ? {} : { status: [...statuses] };
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
