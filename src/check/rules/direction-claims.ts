import { isLater } from '../../data/period.ts';
import type { Data, Statistic } from '../../data/types.ts';
import type { Position } from '../../project/errors.ts';
import type { Part, Topic } from '../../topic/types.ts';
import { type Direction, directionOf, directionsIn } from '../direction-words.ts';
import { stemOf } from '../numbers/find.ts';
import type { Fault } from '../rule.ts';
import { valuesIn } from '../sentences.ts';
import { anyWords, nameWithValue } from '../words.ts';

/** Headings and titles that say a rise or a fall where everything under them moved the other way. */
export function claimFaults({ parts }: Topic, data: Data): readonly Fault[] {
  return parts.flatMap((part, index): readonly Fault[] => {
    if (part.kind === 'heading' && part.level === 3)
      return judge(part.text, part.position, changesIn(under(parts, index), data));
    if (part.kind !== 'chart' && part.kind !== 'table' && part.kind !== 'vega-lite') return [];
    return judge(part.block.title, part.at(['title']), changesIn([part], data));
  });
}

function under(parts: readonly Part[], heading: number): readonly Part[] {
  const end = parts.findIndex((part, index) => index > heading && part.kind === 'heading');
  return parts.slice(heading + 1, end < 0 ? undefined : end);
}

/** A change that a part of a topic prints or shows. */
interface ClaimedChange {
  readonly of: Statistic;
  readonly direction: Direction;
}

function changesIn(parts: readonly Part[], data: Data): readonly ClaimedChange[] {
  const statistics = parts.flatMap((part) => valuesIn(part, data));
  const own = statistics.flatMap((of): readonly ClaimedChange[] => {
    const way = of.comparedWith === undefined ? undefined : directionOf(of.value);
    return way === undefined ? [] : [{ of, direction: way }];
  });
  return own.length > 0
    ? own
    : [...new Set(statistics.map(keyOf))].flatMap((key) => movesOf(statistics.filter((each) => keyOf(each) === key)));
}

function keyOf({ measure, place, unit }: Statistic): string {
  return [anyWords(measure), place.id, unit.id].join(' | ');
}

/** How a measure moved from its first to its last period. */
function movesOf(levels: readonly Statistic[]): readonly ClaimedChange[] {
  const dated = levels.filter(({ period, comparedWith }) => period.start !== undefined && comparedWith === undefined);
  const sorted = dated.toSorted((a, b) => (isLater(a.period, b.period) ? 1 : -1));
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined || first === last) return [];
  const way = directionOf(last.value - first.value);
  return way === undefined ? [] : [{ of: last, direction: way }];
}

function judge(text: string, position: Position, changes: readonly ClaimedChange[]): readonly Fault[] {
  if (/\{\{\s*(?:stat|value|change)\b/.test(text) || changes.length === 0) return [];
  const said = saidBy(text, changes);
  if (said === undefined) return [];
  const meant = changes.filter(({ of }) => nounsOf(of).some((noun) => stemsIn(text).has(noun)));
  const evidence = meant.length > 0 ? meant : changes;
  const [first] = evidence;
  if (first === undefined || evidence.some(({ direction }) => direction === said)) return [];
  const message = `this says a ${said}, but what stands under it is a ${first.direction}: ${nameWithValue(first.of)}; correct the words, or print the change with {{change "id"}}`;
  return [{ ...position, message, statistics: [first.of.id] }];
}

/** The one direction that a claim states; undefined where it states none or both. */
function saidBy(text: string, changes: readonly ClaimedChange[]): Direction | undefined {
  const nouns = new Set(changes.flatMap(({ of }) => nounsOf(of)));
  const compared = [...text.matchAll(/\b(more|fewer|less)\s(?!than\b)((?:[\p{L}-]+\s){0,2}[\p{L}-]+)/giu)].flatMap(
    ([, word = '', words = '']): readonly Direction[] =>
      [...stemsIn(words)].some((stem) => nouns.has(stem)) ? [/more/i.test(word) ? 'rise' : 'fall'] : [],
  );
  const verbs = directionsIn(text).flatMap(({ direction, word, index }) =>
    /^(?:up|down)$/i.test(word) && !/\b(?:was|were|is|are)\s$/.test(text.slice(0, index)) ? [] : [direction],
  );
  const said = new Set([...compared, ...verbs]);
  return said.size === 1 ? [...said][0] : undefined;
}

function stemsIn(text: string): ReadonlySet<string> {
  return new Set((text.match(/\p{L}{4,}/gu) ?? []).map(stemOf));
}

const empty = new Set('change recorded reported number with from'.split(' '));

function nounsOf({ measure }: Statistic): readonly string[] {
  return [...stemsIn(anyWords(measure))].filter((stem) => !empty.has(stem));
}
