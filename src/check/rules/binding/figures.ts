import { isLater } from '../../../data/period.ts';
import type { Data, Statistic } from '../../../data/types.ts';
import type { Position } from '../../../project/errors.ts';
import type { Part, TilesPart, Topic } from '../../../topic/types.ts';
import type { Fault } from '../../rule.ts';
import { valuesIn } from '../../sentences.ts';
import { anyWords } from '../../words.ts';
import { textOfAnother } from './place.ts';
import { labelOfAnother } from './unit.ts';

/** Labels, titles and headings of another place or measure than the values under them, and tiles whose two ends are exchanged. */
export function figureFaults({ parts }: Topic, data: Data): readonly Fault[] {
  return parts.flatMap((part, index): readonly Fault[] => {
    if (part.kind === 'tiles') return inTiles(part, data);
    if (part.kind === 'heading')
      return part.level === 3 ? inHeading(part.text, part.position, under(parts, index, data), data) : [];
    if (part.kind !== 'chart' && part.kind !== 'table' && part.kind !== 'vega-lite') return [];
    const rows = valuesIn(part, data);
    return (['title', 'subtitle'] as const).flatMap((field) =>
      inHeading(part.block[field], part.at([field]), rows, data),
    );
  });
}

/** The values under a heading, those of its prose first; nothing where it has no prose with values. */
function under(parts: readonly Part[], heading: number, data: Data): readonly Statistic[] {
  const end = parts.findIndex((part, index) => index > heading && part.kind === 'heading');
  const below = parts.slice(heading + 1, end < 0 ? undefined : end);
  const inProse = below.flatMap((part) => (part.kind === 'prose' ? valuesIn(part, data) : []));
  const inFigures = below.flatMap((part) => (part.kind === 'prose' ? [] : valuesIn(part, data)));
  return inProse.length === 0 ? [] : [...inProse, ...inFigures];
}

function inHeading(text: string, position: Position, statistics: readonly Statistic[], data: Data): readonly Fault[] {
  const message = textOfAnother(text.replace(/\{\{[^}]*\}\}/g, ' '), statistics, data);
  return message === undefined
    ? []
    : [{ ...position, message, statistics: statistics.slice(0, 1).map(({ id }) => id) }];
}

function inTiles({ block: tiles, at }: TilesPart, data: Data): readonly Fault[] {
  return tiles.flatMap((tile, index): readonly Fault[] => {
    const [after, before] = [data.statistics.get(tile.statistic), data.statistics.get(tile.before ?? '')];
    if (after === undefined) return [];
    const exchanged = before !== undefined && isAlike(after, before) && !isLater(after.period, before.period);
    if (exchanged) return [{ ...at([index, 'before']), message: order(before, after), statistics: [after.id] }];
    if (tile.label === undefined) return [];
    const position = at([index, 'label']);
    const [place, noun] = [textOfAnother(tile.label, [after], data), labelOfAnother(tile.label, after, data)];
    if (place !== undefined) return [{ ...position, message: place, statistics: [after.id] }];
    const message = `"${noun}" in the label is not what "${after.id}" counts; name the statistic that is meant, or use the words of its measure`;
    return noun === undefined ? [] : [{ ...position, severity: 'warning', message, statistics: [after.id] }];
  });
}

function order(before: Statistic, after: Statistic): string {
  return `"${before.id}" is of ${before.period.written} and no earlier value of "${after.id}" of ${after.period.written}; exchange "statistic" and "before"`;
}

/** What differs in more than its period is told by the rule `comparison`. */
function isAlike(a: Statistic, b: Statistic): boolean {
  return a.unit.id === b.unit.id && a.place.id === b.place.id && anyWords(a.measure) === anyWords(b.measure);
}
