import { groupBy } from '../../data/group.ts';
import type { Data, Statistic } from '../../data/types.ts';
import { listedStatistics, type Part, type Topic } from '../../topic/types.ts';
import { stemOf } from '../numbers/find.ts';
import { placesNamed } from '../place-mentions.ts';
import { rangeOf } from '../range.ts';
import { type Checked, type Fault, inEach, type Rule } from '../rule.ts';
import { isValue, placedUses, type Sentence, sentencesOf } from '../sentences.ts';
import { positionInText } from '../text-position.ts';
import { bodyStatistics } from '../topic-uses.ts';
import { anyWords, formsOf, nameWithValue } from '../words.ts';

/** A title, heading or sentence that gives the most or the fewest to a place that has not. */
export const superlative: Rule = {
  name: 'superlative',
  needsAll: true,
  run: (checked) =>
    inEach(checked.topics, (topic) => [
      ...topic.parts.flatMap((part, index) => inPart(part, topic.parts.slice(index + 1), checked.data)),
      ...inProse(topic, checked),
    ]),
};

const most = /\b(?:the|its) (?:most|highest|largest|biggest|greatest|best)\b|最[多高大]/i;
const fewest = /\b(?:the|its) (?:fewest|lowest|smallest|least)\b|最[少低小]/i;

/** Whether a text gives somebody the most; undefined where it says nothing of the kind, or both. */
function extremeIn(
  text: string,
): { readonly isMost: boolean; readonly after: string; readonly index: number } | undefined {
  const [high, low] = [most.exec(text), fewest.exec(text)];
  const found = high ?? low;
  if (found === null || (high !== null && low !== null)) return undefined;
  return { isMost: high !== null, after: text.slice(found.index + found[0].length), index: found.index };
}

function inPart(part: Part, rest: readonly Part[], data: Data): readonly Fault[] {
  if (part.kind === 'heading' && part.level === 3 && !part.text.includes('{{')) {
    const end = rest.findIndex(({ kind }) => kind === 'heading');
    const rows = rest.slice(0, end < 0 ? undefined : end).flatMap((each) => rowsOf(each, data));
    const named = rows.filter((row) => namesMeasure(extremeIn(part.text)?.after ?? '', row));
    return ofOnePlace(part.text, named, data).map((fault) => ({ ...part.position, ...fault }));
  }
  if (part.kind !== 'chart' && part.kind !== 'table' && part.kind !== 'vega-lite') return [];
  return ofOnePlace(part.block.title, rowsOf(part, data), data).map((fault) => ({ ...part.at(['title']), ...fault }));
}

function rowsOf(part: Part, data: Data): readonly Statistic[] {
  if (part.kind !== 'chart' && part.kind !== 'table' && part.kind !== 'vega-lite') return [];
  return listedStatistics(part).ids.flatMap((id) => data.statistics.get(id) ?? []);
}

type Told = Pick<Fault, 'message' | 'statistics'>;

function ofOnePlace(text: string, rows: readonly Statistic[], data: Data): readonly Told[] {
  const found = extremeIn(text);
  const [place, ...others] = [...new Set(placesNamed(text, data).map(({ id }) => id))];
  if (found === undefined || place === undefined || others.length > 0) return [];
  const groups = groupBy(rows, ({ measure, unit, period }) => [anyWords(measure), unit.id, period.written].join(' | '));
  return [...groups.values()].flatMap((group) => {
    const own = group.find((row) => row.place.id === place);
    return own === undefined ? [] : (judge(own, group, found.isMost) ?? []);
  });
}

/** "Westfold had the highest yield, {{stat …}}", among what the topic prints of the same measure, period and level of place. */
function inProse(topic: Topic, checked: Checked): readonly Fault[] {
  const { data, read } = checked;
  return sentencesOf(topic, data).flatMap((sentence): readonly Fault[] => {
    const own = givenTo(sentence);
    const found = extremeIn(sentence.words);
    if (own === undefined || found === undefined) return [];
    const printed = [...bodyStatistics(topic, data)].flatMap((id) => data.statistics.get(id) ?? []);
    const told = judge(
      own.statistic,
      printed.filter((row) => isAlike(row, own.statistic)),
      found.isMost,
    );
    const { text, position: start } = sentence.of;
    const position = positionInText(read(start.file), { start, text, offset: own.offset });
    return told === undefined ? [] : [{ ...position, ...told }];
  });
}

/** The value that the superlative of a sentence is said of: the first after it, where it names what that counts. */
function givenTo(sentence: Sentence): Sentence['uses'][number] | undefined {
  const found = extremeIn(sentence.words);
  if (found === undefined) return undefined;
  const use = placedUses(sentence).find(({ before }) => before.length > found.index);
  if (use === undefined || !isValue(use)) return undefined;
  return namesMeasure(found.after, use.statistic) ? use : undefined;
}

/** Whether the words behind a superlative begin with what a statistic counts: "the highest yield". */
function namesMeasure(after: string, { measure, unit }: Statistic): boolean {
  const own = new Set(
    [anyWords(measure), ...formsOf(unit)].flatMap((text) => text.match(/\p{L}{4,}/gu) ?? []).map(stemOf),
  );
  const words = /^(?:[\s-]+\p{L}+){0,3}/u.exec(after)?.[0].match(/\p{L}+/gu) ?? [];
  return words.some((word) => own.has(stemOf(word)));
}

function isAlike(a: Statistic, b: Statistic): boolean {
  const isSame = anyWords(a.measure) === anyWords(b.measure) && a.unit.id === b.unit.id;
  return isSame && a.period.written === b.period.written && a.place.level === b.place.level;
}

function judge(own: Statistic, rows: readonly Statistic[], isMost: boolean): Told | undefined {
  const beyond = rows.find((row) => isBeyond(row, own, isMost));
  if (beyond === undefined) return undefined;
  const message = `this gives ${isMost ? 'the most' : 'the fewest'} to ${anyWords(own.place.name)}, ${nameWithValue(own)}, but ${nameWithValue(beyond)} is ${isMost ? 'more' : 'less'}; name the place that has it`;
  return { message, statistics: [own.id, beyond.id] };
}

/** Whether a value is more, or less, than another whatever their rounding allows. */
function isBeyond(other: Statistic, own: Statistic, isMost: boolean): boolean {
  const [a, b] = [rangeOf(other), rangeOf(own)];
  if (a === undefined || b === undefined) return false;
  return isMost ? a[0] > b[1] : a[1] < b[0];
}
