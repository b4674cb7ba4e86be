import type { Data, Statistic } from '../../../data/types.ts';
import { onceEach } from '../../../project/once-each.ts';
import { stemOf } from '../../numbers/find.ts';
import { singleValues } from '../../reported.ts';
import type { Placed } from '../../sentences.ts';
import { unitsAfter } from '../../unit-names.ts';
import { anyWords } from '../../words.ts';

/** A unit typed after a value that is in another one. */
export function unitFault({ helper, statistic, after }: Placed, { units }: Data): string | undefined {
  const { id, unit: own } = statistic;
  const named = unitsAfter(after, units, 'nothing');
  const [other] = named;
  if (other === undefined || named.includes(own.id) || (helper !== 'value' && !isCount(after))) return undefined;
  return `"${other}" stands after "${id}", which is in ${own.id}; write {{stat "${id}"}} and remove the word`;
}

/** After a unit that is printed, another one counts only where nothing stands between: "41 stations officers". */
function isCount(after: string): boolean {
  return /^\s[\p{L}]|^(?:\s?%|\p{Script=Han})/u.test(after) && !/^\s(?:a|an|per|of|in|for)\s/.test(after);
}

const empty = new Set(
  'change recorded reported police their there these those value share time number people person over kinds case cases city county province district village region country day year month amount rate'.split(
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

/** The word of a label for what other measures count, where none of it is for what this one counts. */
export function labelOfAnother(label: string, statistic: Statistic, data: Data): string | undefined {
  const words = label.match(/\p{L}{5,}/gu) ?? [];
  const own = new Set(measureNouns(statistic));
  if (words.some((word) => own.has(stemOf(word)))) return undefined;
  // A name after the first word is that of a place or of a body.
  return words.find((word, index) => (index === 0 || /^\p{Ll}/u.test(word)) && differs(stemOf(word), statistic, data));
}
