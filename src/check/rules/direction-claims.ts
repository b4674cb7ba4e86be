import { textsIn } from '../../data/fields.ts';
import { isLater } from '../../data/period.ts';
import type { Data, Statistic } from '../../data/types.ts';
import type { Position } from '../../project/errors.ts';
import type { Part, Topic } from '../../topic/types.ts';
import { type Direction, directionOf, directionsIn } from '../direction-words.ts';
import { stemOf } from '../numbers/find.ts';
import { isAbout, placesNamed } from '../place-mentions.ts';
import type { Fault } from '../rule.ts';
import { valuesIn } from '../sentences.ts';
import { anyWords, nameWithValue } from '../words.ts';

/** Headings, titles and summaries that say a rise or a fall where everything that they are said of moved the other way. */
export function claimFaults(topic: Topic, data: Data): readonly Fault[] {
  const { parts, front, at } = topic;
  const ofTopic = { changes: movesOfTopic(parts, data), data, isOfTopic: true };
  const inParts = parts.flatMap((part, index): readonly Fault[] => {
    if (part.kind === 'heading' && part.level === 3) {
      const changes = changesIn(under(parts, index), data);
      return judge(part.text, part.position, changes.length > 0 ? { changes, data } : ofTopic);
    }
    if (part.kind !== 'chart' && part.kind !== 'table' && part.kind !== 'vega-lite') return [];
    return judge(part.block.title, part.at(['title']), { changes: changesIn([part], data), data });
  });
  const inFront = (['claim', 'summary'] as const).flatMap((field) => judge(front[field] ?? '', at([field]), ofTopic));
  return [...inFront, ...inParts];
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

/** The changes that a topic prints, and those between the two values of a tile. */
function movesOfTopic(parts: readonly Part[], data: Data): readonly ClaimedChange[] {
  const tiles = parts.flatMap((part) => (part.kind === 'tiles' ? part.block : []));
  const inTiles = tiles.flatMap(({ statistic, before = '' }) => {
    const pair = [data.statistics.get(before), data.statistics.get(statistic)];
    return movesOf(pair.flatMap((each) => each ?? []));
  });
  return [...inTiles, ...parts.flatMap((part) => valuesIn(part, data)).flatMap(moveOf)];
}

function moveOf(of: Statistic): readonly ClaimedChange[] {
  const way = of.comparedWith === undefined ? undefined : directionOf(of.value);
  return way === undefined ? [] : [{ of, direction: way }];
}

function changesIn(parts: readonly Part[], data: Data): readonly ClaimedChange[] {
  const statistics = parts.flatMap((part) => valuesIn(part, data));
  const own = statistics.flatMap(moveOf);
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

/** What a claim is held against. */
interface Evidence {
  readonly changes: readonly ClaimedChange[];
  readonly data: Data;
  /** Whether the changes stand anywhere in the topic, so that the claim must name what moved. */
  readonly isOfTopic?: boolean;
}

function judge(text: string, position: Position, evidence: Evidence): readonly Fault[] {
  const printed = evidence.isOfTopic === true ? /\{\{/ : /\{\{\s*(?:stat|value|change)\b/;
  if (printed.test(text) || evidence.changes.length === 0) return [];
  const clauses = evidence.isOfTopic === true || saidBy(text, evidence) === undefined ? clausesOf(text) : [text];
  if (clauses.slice(1).some(hasNoSubject)) return [];
  const [fault] = clauses.flatMap((clause) => inClause(clause, { ...evidence, mustName: clauses.length > 1 }));
  return fault === undefined ? [] : [{ ...position, ...fault }];
}

/** "Thefts rose, while frauds fell" says two things. */
function clausesOf(text: string): readonly string[] {
  return text.split(/[.,;:，；。、]|\b(?:while|whereas|but|and|as)\b|[而但]/u).filter((clause) => clause.trim() !== '');
}

/** "Thefts fell and then rose" tells of a way that its ends do not show. */
function hasNoSubject(clause: string): boolean {
  const [first] = directionsIn(clause);
  return first !== undefined && /^\s*(?:then\s|later\s|again\s|再|又|后)?\s*$/.test(clause.slice(0, first.index));
}

function inClause(
  clause: string,
  evidence: Evidence & { readonly mustName: boolean },
): readonly Pick<Fault, 'message' | 'statistics'>[] {
  const { changes, data, isOfTopic = false, mustName } = evidence;
  const said = saidBy(clause, evidence);
  if (said === undefined) return [];
  const places = placesNamed(clause, data);
  const isThere = ({ of }: ClaimedChange): boolean =>
    places.length === 0 ||
    places.some(({ id }) => (isOfTopic ? of.place.id === id : isAbout(of, { id, index: 0, name: '' }, data)));
  const named = changes.filter(({ of }) => isNamed(of, clause, isOfTopic)).filter(isThere);
  // A country around the city that is named moved in its own way.
  const exactly = named.filter(({ of }) => places.some(({ id }) => of.place.id === id));
  const meant = exactly.length > 0 ? exactly : named;
  const held = meant.length > 0 || mustName || isOfTopic ? meant : changes;
  const [first] = held;
  if (first === undefined || held.some(({ direction }) => direction === said)) return [];
  const where = isOfTopic ? 'the briefing prints' : 'what stands under it is';
  const message = `this says a ${said}, but ${where} a ${first.direction}: ${nameWithValue(first.of)}; correct the words, or print the change with {{change "id"}}`;
  return [{ message, statistics: [first.of.id] }];
}

/** Whether a text names what a statistic counts: by a word of it, or, where it may be of another, by two. */
function isNamed(of: Statistic, text: string, isStrict: boolean): boolean {
  const [said, nouns] = [stemsIn(text), nounsOf(of)];
  const named = nouns.filter((noun) => said.has(noun));
  const least = isStrict || named.every((noun) => han.test(noun)) ? 2 : 1;
  return named.length > 0 && named.length >= Math.min(least, nouns.length);
}

/** The one direction that a claim states; undefined where it states none or both. */
function saidBy(text: string, { changes }: Evidence): Direction | undefined {
  const nouns = new Set(changes.flatMap(({ of }) => nounsOf(of)));
  const compared = [...text.matchAll(/\b(more|fewer|less)\s(?!than\b)((?:[\p{L}-]+\s){0,2}[\p{L}-]+)/giu)].flatMap(
    ([, word = '', words = '']): readonly Direction[] =>
      [...stemsIn(words)].some((stem) => nouns.has(stem)) ? [/more/i.test(word) ? 'rise' : 'fall'] : [],
  );
  const than = [...text.matchAll(/[高多低少]于(?=上年|去年|前|上[月周季])/gu)].map(
    ([word]): Direction => (/[高多]/.test(word) ? 'rise' : 'fall'),
  );
  const verbs = directionsIn(text).flatMap(({ direction, word, index }) =>
    /^(?:up|down)$/i.test(word) && !/\b(?:was|were|is|are)\s$/.test(text.slice(0, index)) ? [] : [direction],
  );
  const said = new Set([...compared, ...than, ...verbs]);
  return said.size === 1 ? [...said][0] : undefined;
}

const han = /\p{Script=Han}/u;

/** Words by their stems; Chinese, which writes no spaces, in pairs of characters. */
function stemsIn(text: string): ReadonlySet<string> {
  const words = (text.match(/\p{L}+/gu) ?? []).flatMap((word) => (han.test(word) ? pairsOf(word) : word));
  return new Set(words.filter((word) => han.test(word) || word.length > 3).map(stemOf));
}

function pairsOf(word: string): readonly string[] {
  return [...word].slice(1).map((_, index) => word.slice(index, index + 2));
}

const empty = new Set('change recorded reported number with from 变化 数量 案件 公布 同比'.split(' '));

function nounsOf({ measure }: Statistic): readonly string[] {
  return [...stemsIn(textsIn(measure).join(' | '))].filter((stem) => !empty.has(stem));
}
