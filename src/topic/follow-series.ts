import { membersOfPlaces, valuesOfPlaces } from '../data/places-of-measure.ts';
import { membersOfSeries, partOfSeries, resolveReference } from '../data/series.ts';
import type { Member } from '../data/series-index.ts';
import { readReference, type SeriesReference } from '../data/series-reference.ts';
import { statisticsOfSource } from '../data/statistics-of-source.ts';
import type { Statistics } from '../data/types.ts';
import { topicNames } from './names.ts';
import type { Part, Topic, VegaLitePart } from './types.ts';

/**
 * Replaces `latest:`, `previous:`, `series:` and `places:` in the blocks of a topic by the statistics that they refer to now. A
 * reference to nothing stays as written, and `check` reports it. A table also gets the values that are missing, to say why. References in texts stay too, so that positions do not
 * change; they are looked up when they are printed.
 */
export function followTopicSeries(topic: Topic, statistics: Statistics): Topic {
  const follows = topicNames(topic).flatMap(({ kind, id }) =>
    kind === 'statistic' ? (readReference(id)?.member ?? []) : [],
  );
  const bySource = topic.parts.some((part) => part.kind === 'vega-lite' && part.block.data.source !== undefined);
  if (follows.length === 0 && !bySource) return topic;
  const parts = topic.parts.map((part) => followPart(part, statistics));
  const ofAllPlaces = topicNames(topic).flatMap(({ id }) => {
    const reference = readReference(id);
    return reference?.follow === 'places' ? valuesOfPlaces(reference, statistics) : [];
  });
  const declared = ofAllPlaces.length === 0 ? {} : { ofAllPlaces: [...new Set(ofAllPlaces.map(({ id }) => id))] };
  return { ...topic, parts, follows: [...new Set(follows)], ...declared };
}

function followPart(part: Part, statistics: Statistics): Part {
  const one = (id: string): string => {
    const reference = readReference(id);
    const found = reference === undefined ? undefined : resolveReference(reference, statistics);
    return found === undefined || typeof found === 'string' ? id : found.id;
  };
  const many = (ids: readonly string[], membersOf = valuesOf): string[] =>
    ids.flatMap((id) => {
      const reference = readReference(id);
      const series = reference === undefined ? [] : membersOf(reference, statistics);
      return series.length === 0 ? [one(id)] : series.map((member) => member.id);
    });
  switch (part.kind) {
    case 'tiles': {
      const block = part.block.map((tile) => {
        return { ...tile, statistic: one(tile.statistic), before: tile.before && one(tile.before) };
      });
      return { ...part, block };
    }
    case 'table':
      return { ...part, block: { ...part.block, statistics: many(part.block.statistics, membersOf) } };
    case 'chart': {
      const { highlight, annotations, statistics: ids } = part.block;
      const followed = {
        statistics: many(ids, membersOf),
        highlight: highlight && one(highlight),
        annotations: annotations?.map((each) => ({ ...each, statistic: each.statistic && one(each.statistic) })),
      };
      const brought = ids.flatMap((id) => {
        const reference = readReference(id);
        return reference?.follow === 'places' ? membersOf(reference, statistics).map((member) => member.id) : [];
      });
      return { ...part, block: { ...part.block, ...followed }, brought };
    }
    case 'vega-lite': {
      const { highlight, data } = part.block;
      const ids = [...many(data.statistics, membersOf), ...idsOfSource(data, statistics)];
      const followed = { data: { ...data, statistics: ids }, highlight: highlight && one(highlight) };
      return { ...part, block: { ...part.block, ...followed } };
    }
    default:
      return part;
  }
}

function idsOfSource({ source, measure }: VegaLitePart['block']['data'], statistics: Statistics): readonly string[] {
  return source === undefined ? [] : statisticsOfSource({ source, measures: measure }, statistics).map(({ id }) => id);
}

/** What a reference to several statistics names; none for one to a single one. */
function membersOf(reference: SeriesReference, statistics: Statistics): readonly Member[] {
  if (reference.follow === 'places') return membersOfPlaces(reference, statistics);
  return reference.follow === 'series' ? membersOfSeries(reference, statistics) : [];
}

function valuesOf(reference: SeriesReference, statistics: Statistics): readonly Member[] {
  if (reference.follow === 'places') return valuesOfPlaces(reference, statistics);
  return reference.follow === 'series' ? partOfSeries(reference, statistics) : [];
}
