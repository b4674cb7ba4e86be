import { isLater, type Period } from '../../../data/period.ts';
import type { Data, Statistic } from '../../../data/types.ts';
import type { Position } from '../../../project/errors.ts';
import { typedWords } from '../../../topic/expressions.ts';
import type { ChartPart, Part, TablePart, TilesPart, Topic, VegaLitePart } from '../../../topic/types.ts';
import type { Fault } from '../../rule.ts';
import { splitText, valuesIn } from '../../sentences.ts';
import { anyWords } from '../../words.ts';
import { overlaps } from './period.ts';
import { textOfAnother } from './place.ts';
import { labelOfAnother } from './unit.ts';

/** Labels, titles and headings of another place or measure than the values under them, and tiles whose two ends are exchanged. */
export function figureFaults({ parts, front, at }: Topic, data: Data): readonly Fault[] {
  const all = parts.flatMap((part) => valuesIn(part, data));
  const ofTopic = inHeading(typedWords(front.place), at(['place']), all, data);
  const inParts = parts.flatMap((part, index): readonly Fault[] => {
    if (part.kind === 'tiles') return inTiles(part, data);
    if (part.kind === 'heading')
      return part.level === 3 ? inHeading(part.text, part.position, under(parts, index, data), data) : [];
    if (part.kind !== 'chart' && part.kind !== 'table' && part.kind !== 'vega-lite') return [];
    const rows = valuesIn(part, data);
    return [
      ...(['title', 'subtitle'] as const).flatMap((field) =>
        inHeading(part.block[field], part.at([field]), rows, data),
      ),
      ...inSubtitle(part, rows, data),
      ...(part.kind === 'chart' ? inNames(part, rows, data) : []),
    ];
  });
  return [...ofTopic, ...inParts];
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

/** A subtitle with a period that no row is of, or with the words of a measure that none is. */
function inSubtitle(
  part: ChartPart | TablePart | VegaLitePart,
  rows: readonly Statistic[],
  data: Data,
): readonly Fault[] {
  const { subtitle } = part.block;
  const position = part.at(['subtitle']);
  const statistics = rows.slice(0, 1).map(({ id }) => id);
  const printed = splitText({ text: subtitle, position, role: 'prose' }, data).flatMap(({ uses }) => uses);
  const periods = printed.flatMap(({ helper, statistic }) => (helper === 'period' ? [statistic] : []));
  const other = periods.find(({ period }) => rows.length > 0 && !rows.some((row) => isOfPeriod(row, period)));
  if (other !== undefined) {
    const message = `{{period "${other.id}"}} prints ${other.period.written}, of which no row is; name the period of the rows`;
    return [{ ...position, message, statistics }];
  }
  // Rows of several measures may have a word in common that none has for itself; a column of measures names each.
  const [row, ...others] = rows;
  const namesEach = part.kind === 'table' && (part.block.columns ?? []).includes('measure');
  if (row === undefined || namesEach || others.some((each) => anyWords(each.measure) !== anyWords(row.measure)))
    return [];
  const noun = labelOfAnother(typedWords(subtitle).trim(), row, data);
  if (noun === undefined) return [];
  const message = `"${noun}" in the subtitle is not what the rows count; name the statistics that are meant, or use the words of their measure`;
  return [{ ...position, severity: 'warning', message, statistics }];
}

function isOfPeriod({ period, comparedWith }: Statistic, other: Period): boolean {
  const own = [period, ...(typeof comparedWith === 'object' ? [comparedWith] : [])];
  return own.some((each) => overlaps(each, other)) || typeof comparedWith === 'string';
}

/** A row that is given the name of another place. */
function inNames(part: ChartPart, rows: readonly Statistic[], data: Data): readonly Fault[] {
  return Object.entries(part.block.names ?? {}).flatMap(([id, name]): readonly Fault[] => {
    const message = textOfAnother(
      typedWords(name),
      rows.filter((row) => row.id === id),
      data,
    );
    return message === undefined ? [] : [{ ...part.at(['names', id]), message, statistics: [id] }];
  });
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
