import type { Step } from '../data/yaml.ts';
import type { Position } from '../project/errors.ts';
import { onceEach } from '../project/once-each.ts';
import { helperTargets, readExpressions, type TargetKind } from './expressions.ts';
import { topicTexts } from './texts.ts';
import { listedStatistics, type Part, type Topic } from './types.ts';

/** An id that a topic names, with the kind of its record and the position. */
export interface NamedRecord {
  readonly kind: TargetKind | 'definition' | 'place';
  readonly id: string;
  readonly position: Position;
  /** The kind of block that names it, or `text` if a helper does. */
  readonly by: Part['kind'] | 'text' | 'front matter';
}

/** Every id that a topic names, in its texts, its blocks and its front matter. */
export const topicNames = onceEach((topic: Topic): readonly NamedRecord[] => {
  const inTexts = topicTexts(topic).flatMap(({ text, position }) =>
    readExpressions(text, position).references.map(({ helper, id, ...at }): NamedRecord => {
      return { kind: helperTargets[helper], id, position: at, by: 'text' };
    }),
  );
  const definitions = (topic.front.definitions ?? []).map(
    (id, index): NamedRecord => ({
      kind: 'definition',
      id,
      position: topic.at(['definitions', index]),
      by: 'front matter',
    }),
  );
  return [...inTexts, ...topic.parts.flatMap(partNames), ...definitions];
});

function partNames(part: Part): readonly NamedRecord[] {
  if (!('at' in part)) return [];
  const { at, kind: by } = part;
  const list = (
    kind: NamedRecord['kind'],
    ids: readonly string[] = [],
    path: readonly Step[] = [],
  ): readonly NamedRecord[] => ids.map((id, index) => ({ kind, id, position: at([...path, index]), by }));
  switch (part.kind) {
    case 'margin':
      return list('statistic', part.block['instead-of'], ['instead-of']);
    case 'tiles':
      return part.block.flatMap((tile, index) =>
        (['statistic', 'before'] as const).flatMap((key): readonly NamedRecord[] => {
          const id = tile[key];
          return id === undefined ? [] : [{ kind: 'statistic', id, position: at([index, key]), by }];
        }),
      );
    case 'timeline':
    case 'events':
      return list('event', part.block.events, ['events']);
    case 'systems':
      return [...list('system', part.block.systems, ['systems']), ...list('place', part.block.places, ['places'])];
    case 'chart': {
      const { statistics, annotations = [] } = part.block;
      const annotated = annotations.flatMap(({ statistic, event }, index): readonly NamedRecord[] => [
        ...(statistic === undefined
          ? []
          : [{ kind: 'statistic' as const, id: statistic, position: at(['annotations', index, 'statistic']), by }]),
        ...(event === undefined
          ? []
          : [{ kind: 'event' as const, id: event, position: at(['annotations', index, 'event']), by }]),
      ]);
      return [...list('statistic', statistics, ['statistics']), ...annotated];
    }
    default: {
      const { ids, path } = listedStatistics(part);
      return list('statistic', ids, path);
    }
  }
}
