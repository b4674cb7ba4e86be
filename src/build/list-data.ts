import { findDocument } from '../data/documents.ts';
import type { Data, Statistic } from '../data/types.ts';
import type { Locale } from '../style/locale/locale.ts';
import type { ListedSource, ListedStatistic } from './results.ts';

export function describeSources(data: Data, locale: Locale): readonly ListedSource[] {
  return [...data.sources.keys()].flatMap((id) => {
    const document = findDocument(id, data);
    if (document === undefined) return [];
    const statistics = [...data.statistics.values()].filter(
      ({ sources, origin }) => origin.kind === 'reported' && sources.includes(id),
    ).length;
    const [title, publisher] = [locale.text(document.title) ?? '', locale.text(document.publisher) ?? ''];
    return [{ id, title, publisher, published: document.published, statistics }];
  });
}

export function describeStatistic({ id, measure, place, period }: Statistic, locale: Locale): ListedStatistic {
  return { id, measure: locale.text(measure) ?? '', place: place.id, period: period.written };
}
