import type { Data, Statistic } from '../../../data/types.ts';
import { onceEach } from '../../../project/once-each.ts';
import { stemOf } from '../../numbers/find.ts';
import { singleValues } from '../../reported.ts';
import type { Placed } from '../../sentences.ts';
import { unitFollows } from '../../unit-names.ts';
import { anyWords } from '../../words.ts';

/** A unit typed after a value that is in another one. */
export function unitFault({ helper, statistic, after }: Placed, { units }: Data): string | undefined {
  const { id, unit: own } = statistic;
  if (unitFollows(own, after, { near: true })) return undefined;
  const other = [...units.values()].find((unit) => unit.id !== own.id && unitFollows(unit, after, { near: true }));
  if (other === undefined || (helper !== 'value' && !isCount(after))) return undefined;
  return `"${other.id}" stands after "${id}", which is in ${own.id}; write {{stat "${id}"}} and remove the word`;
}

/** After a unit that is printed, another one counts only where nothing stands between: "41 stations officers". */
function isCount(after: string): boolean {
  return /^\s[\p{L}]|^(?:\s?%|\p{Script=Han})/u.test(after) && !/^\s(?:a|an|per|of|in|for)\s/.test(after);
}

const empty = new Set(
  'change recorded reported value share time number people person over kinds case cases city county province district village region country day year month amount rate'.split(
    ' ',
  ),
);

/** The words that tell measures apart, each with the measures that have it. */
const nounsIn = onceEach((data: Data): ReadonlySet<string> => new Set(singleValues(data).flatMap(measureNouns)));

function measureNouns({ measure }: Pick<Statistic, 'measure'>): readonly string[] {
  return (anyWords(measure).match(/\p{L}{5,}/gu) ?? []).map(stemOf).filter((stem) => !empty.has(stem));
}

/** "… of fraud" after a count of thefts, or "robberies were …" before one of frauds. */
export function measureFault({ statistic, before, after }: Placed, data: Data): string | undefined {
  const [, noun = ''] =
    /^\sof\s(\p{L}{5,})(?=[\s.,;]|$)/u.exec(after) ??
    /(\p{L}{5,})(?:\srecorded|\sreported)?\s(?:was|were)\s$/u.exec(before) ??
    [];
  const stem = stemOf(noun);
  return differs(stem, statistic, data)
    ? `"${noun}" stands beside "${statistic.id}", which is "${anyWords(statistic.measure)}"; name the statistic that is meant, or use the words of its measure`
    : undefined;
}

function differs(stem: string, statistic: Statistic, data: Data): boolean {
  return nounsIn(data).has(stem) && !measureNouns(statistic).includes(stem);
}

/** Whether a label names what is counted in other measures and nothing that is in this one. */
export function labelOfAnother(label: string, statistic: Statistic, data: Data): string | undefined {
  const stems = (label.match(/\p{L}{5,}/gu) ?? []).map((word) => [word, stemOf(word)] as const);
  const own = new Set(measureNouns(statistic));
  const other = stems.find(([, stem]) => differs(stem, statistic, data));
  const isDistinct = other !== undefined && !stems.some(([, stem]) => own.has(stem) && !isShared(stem, other[1], data));
  return isDistinct ? other[0] : undefined;
}

/** Whether a word stands in a measure of the other word too, so that it tells nothing apart: "solved". */
function isShared(stem: string, other: string, data: Data): boolean {
  return singleValues(data).some((each) => {
    const nouns = measureNouns(each);
    return nouns.includes(stem) && nouns.includes(other);
  });
}
