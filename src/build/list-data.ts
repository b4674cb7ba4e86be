import { findDocument } from '../data/documents.ts';
import { measureIdOf } from '../data/series-index.ts';
import { slug } from '../data/tables/guess-measures.ts';
import type { Data, MissingValue, Statistic } from '../data/types.ts';
import type { Locale } from '../style/locale/locale.ts';
import type { ListedPlace, ListedSource, ListedStatistic } from './results.ts';

export function describeSources(data: Data, locale: Locale): readonly ListedSource[] {
  const counts = new Map<string, number>();
  for (const { sources, origin } of data.statistics.values()) {
    if (origin.kind === 'reference' || origin.kind === 'calculated') continue;
    for (const id of sources) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return [...data.sources.keys()].flatMap((id) => {
    const document = findDocument(id, data);
    if (document === undefined) return [];
    const [title, publisher] = [locale.text(document.title) ?? '', locale.text(document.publisher) ?? ''];
    return [{ id, title, publisher, published: document.published, statistics: counts.get(id) ?? 0 }];
  });
}

export function describePlaces(data: Pick<Data, 'places'>, locale: Locale): readonly ListedPlace[] {
  return [...data.places.values()].map(({ id, name, level, within, codes = {} }) => ({
    id,
    name: locale.text(name) ?? id,
    level,
    within: within ?? null,
    codes,
  }));
}

/** A statistic, or a value that is marked as missing, as `list statistics --json` gives it. */
export function describeStatistic(statistic: Statistic | MissingValue, locale: Locale): ListedStatistic {
  const { id, measure, place, period, unit, sources, origin } = statistic;
  const isValue = 'value' in statistic;
  const ofCell = origin.kind === 'table';
  return {
    id,
    measure: measureIdOf(statistic) ?? (slug(locale.text(measure) ?? '') || (locale.text(measure) ?? '')),
    place: place.id,
    period: period.written,
    value: isValue ? statistic.value : null,
    scale: ofCell ? origin.scale : 1,
    lower: (isValue ? statistic.lower : undefined) ?? null,
    upper: (isValue ? statistic.upper : undefined) ?? null,
    status: statistic.statuses ?? [],
    missing: isValue ? null : statistic.missing,
    unit: unit.id,
    source: sources[0] ?? null,
    cell: ofCell ? origin.cell : null,
    literal: origin.kind === 'calculated' ? null : ofCell ? origin.literal : origin.record.literal,
  };
}
