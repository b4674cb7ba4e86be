import { datedRecords } from '../data/dated-records.ts';
import type { Data, Statistic } from '../data/types.ts';
import type { Position } from '../project/errors.ts';
import { type Reference, readExpressions } from '../topic/expressions.ts';
import { topicNames } from '../topic/names.ts';
import { topicTexts } from '../topic/texts.ts';
import type { Part, Topic } from '../topic/types.ts';
import { anyWords } from './words.ts';

/** Helpers that print a statistic's value. */
const printing: ReadonlySet<string> = new Set(['stat', 'change', 'value', 'rank']);

/** Ids of the statistics whose values a text prints. */
export function printedIn(text: string): readonly string[] {
  return printers(text, { file: '', line: 1, column: 1 }).map(({ id }) => id);
}

function printers(text: string, start: Position): readonly Reference[] {
  return readExpressions(text, start).references.filter(({ helper }) => printing.has(helper));
}

/** Ids of the statistics whose values the body of a topic prints: in prose, tiles, tables, charts, events and systems. */
export function bodyStatistics(topic: Topic, data: Data): ReadonlySet<string> {
  const dated = datedRecords(data);
  const inTexts = topicTexts(topic).flatMap(({ text }) => printedIn(text));
  const inBlocks = topicNames(topic).flatMap(({ kind, id, by }) => {
    if (kind === 'statistic') return by === 'text' || by === 'margin' ? [] : [id];
    if (kind === 'event') return by === 'timeline' ? [] : printedIn(anyWords(dated.get(id)?.what ?? ''));
    if (kind === 'system' && by !== 'text') return printedIn(anyWords(data.systems.get(id)?.what ?? ''));
    if (kind !== 'place') return [];
    return [...data.systems.values()].flatMap(({ place, what }) => (place === id ? printedIn(anyWords(what)) : []));
  });
  return new Set([...inTexts, ...inBlocks].map((id) => data.statistics.get(id)?.id ?? id));
}

/** One use of a statistic in the summary, the bottom line or a tile: what a reader of page 1 sees. */
export interface HeadlineUse {
  readonly statistic: Statistic;
  readonly where: 'the summary' | 'the bottom line' | 'a tile';
  /** The position of the text that uses it. */
  readonly position: Position;
}

/** The parts of a topic before its first section: the bottom line and the tiles. */
export function headParts({ parts }: Topic): readonly Part[] {
  const first = parts.findIndex((part) => part.kind === 'heading' && part.level === 2);
  return first < 0 ? parts : parts.slice(0, first);
}

/** The statistics that the summary, the bottom line and the tiles of a topic use. */
export function headlineUses(topic: Topic, data: Data): readonly HeadlineUse[] {
  const uses = (ids: readonly string[], where: HeadlineUse['where'], position: Position): readonly HeadlineUse[] =>
    ids.flatMap((id) => {
      const statistic = data.statistics.get(id);
      return statistic === undefined ? [] : [{ statistic, where, position }];
    });
  return [
    ...uses(printedIn(topic.front.summary), 'the summary', topic.at(['summary'])),
    ...headParts(topic).flatMap((part): readonly HeadlineUse[] => {
      if (part.kind === 'prose')
        return printers(part.text, part.position).flatMap(({ id, file, line, column }) =>
          uses([id], 'the bottom line', { file, line, column }),
        );
      if (part.kind !== 'tiles') return [];
      return part.block.flatMap(({ statistic, before }, index) =>
        uses([statistic, ...(before === undefined ? [] : [before])], 'a tile', part.at([index, 'statistic'])),
      );
    }),
  ];
}
