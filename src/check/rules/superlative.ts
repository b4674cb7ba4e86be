import { groupBy } from '../../data/group.ts';
import type { Data, Statistic } from '../../data/types.ts';
import { listedStatistics, type Part } from '../../topic/types.ts';
import { placesNamed } from '../place-mentions.ts';
import { rangeOf } from '../range.ts';
import { type Fault, inEach, type Rule } from '../rule.ts';
import { anyWords, nameWithValue } from '../words.ts';

/** A title that gives the most or the fewest to a place of its chart or table that has not. */
export const superlative: Rule = {
  name: 'superlative',
  needsAll: true,
  run: ({ data, topics }) => inEach(topics, ({ parts }) => parts.flatMap((part) => inTitle(part, data))),
};

const most = /\bthe (?:most|highest|largest|biggest|greatest)\b|最[多高大]/i;
const fewest = /\bthe (?:fewest|lowest|smallest|least)\b|最[少低小]/i;

function inTitle(part: Part, data: Data): readonly Fault[] {
  if (part.kind !== 'chart' && part.kind !== 'table' && part.kind !== 'vega-lite') return [];
  const { title } = part.block;
  const isMost = most.test(title);
  if (isMost === fewest.test(title)) return [];
  const [place, ...others] = [...new Set(placesNamed(title, data).map(({ id }) => id))];
  if (place === undefined || others.length > 0) return [];
  const rows = listedStatistics(part).ids.flatMap((id) => data.statistics.get(id) ?? []);
  const groups = groupBy(rows, ({ measure, unit, period }) => [anyWords(measure), unit.id, period.written].join(' | '));
  return [...groups.values()].flatMap((group): readonly Fault[] => {
    const own = group.find((row) => row.place.id === place);
    const beyond = own && group.find((row) => isBeyond(row, own, isMost));
    if (own === undefined || beyond === undefined) return [];
    const message = `the title gives ${isMost ? 'the most' : 'the fewest'} to ${anyWords(own.place.name)}, ${nameWithValue(own)}, but ${nameWithValue(beyond)} is ${isMost ? 'more' : 'less'}; name the place that has it`;
    return [{ ...part.at(['title']), message, statistics: [own.id, beyond.id] }];
  });
}

/** Whether a value is more, or less, than another whatever their rounding allows. */
function isBeyond(other: Statistic, own: Statistic, isMost: boolean): boolean {
  const [a, b] = [rangeOf(other), rangeOf(own)];
  if (a === undefined || b === undefined) return false;
  return isMost ? a[0] > b[1] : a[1] < b[0];
}
