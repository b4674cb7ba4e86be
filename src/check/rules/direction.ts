import type { Statistic } from '../../data/types.ts';
import { directionOf, directionsIn, type SaidDirection } from '../direction-words.ts';
import { type Checked, type Fault, inEach, type Rule } from '../rule.ts';
import { isValue, type Placed, placedUses, type Sentence, sentencesOf } from '../sentences.ts';
import { positionInText } from '../text-position.ts';
import { formatNumber } from '../words.ts';
import { claimFaults } from './direction-claims.ts';
import { ofPair } from './direction-pairs.ts';

/** Words of rise or fall that the values beside them contradict. */
export const direction: Rule = {
  name: 'direction',
  run: (checked) =>
    inEach(checked.topics, (topic) => [
      ...sentencesOf(topic, checked.data).flatMap((sentence) => inSentence(sentence, checked)),
      ...(checked.partly === true ? [] : claimFaults(topic, checked.data)),
    ]),
};

function inSentence(sentence: Sentence, { read }: Checked): readonly Fault[] {
  const values = placedUses(sentence).filter(isValue);
  return values.flatMap((use, index): readonly Fault[] => {
    const message = ofChange(use) ?? ofPair(use, values[index - 1], sentence);
    if (message === undefined) return [];
    const { text, position: start } = sentence.of;
    const position = positionInText(read(start.file), { start, text, offset: use.offset });
    return [{ ...position, message, statistics: [use.statistic.id] }];
  });
}

/** "Rose in Lakeside, by", "a fall in frauds of", "frauds fell, at", 增加了: what may stand between. */
const linked =
  /(?:\sin\s(?:the\s)?(?:\p{Ll}+\s){0,3}\p{Ll}+(?=\sof\s*$)|(?<=\p{Script=Han})[了约近达]{1,2}$|,(?=\sat\s*$))?(?:\s(?:in|at)\s(?:the\s)?\p{Lu}[\p{L}’-]*(?:\s\p{Lu}[\p{L}’-]*)*,?(?=\sby\s*$))?(?:\s(?:by|of|at|some|another|a further))*\s*$/u;

/** "…, a rise that the ministry did not explain". */
const apposition =
  /^,?\s(?:which is )?an?\s(?:\p{Ll}+\s)?(rise|increase|gain|jump|surge|fall|drop|decline|decrease|reduction)(?![\p{L}-])/u;
const riseNoun = /^(?:rise|increase|gain|jump|surge)$/;

function inApposition(after: string, statistic: Statistic): string | undefined {
  const word = apposition.exec(after)?.[1];
  return word && disagree({ word, direction: riseNoun.test(word) ? 'rise' : 'fall' }, statistic);
}

/** A change beside a word that says the opposite: "rose by −42.7%". */
function ofChange({ helper, statistic, before, after }: Placed): string | undefined {
  const { comparedWith } = statistic;
  if (comparedWith === undefined) return undefined;
  const words = before.replace(linked, '');
  const last = directionsIn(words).at(-1);
  const next = /^\s(more|fewer|less)\s/.exec(after)?.[1];
  const said = last !== undefined && last.index + last.word.length === words.length ? last : undefined;
  if (helper === 'change') {
    if (said === undefined) return inApposition(after, statistic) ?? contradicted(before, statistic);
    if (/^(?:up|down|higher|lower|rises?|falls?|drop|increase|decline|decrease)$/i.test(said.word)) return undefined;
    return `{{change}} prints "rose by" or "fell by" itself; remove "${said.word}" before it`;
  }
  if (said !== undefined) return disagree(said, statistic);
  return next === undefined
    ? inApposition(after, statistic)
    : disagree({ word: next, direction: next === 'more' ? 'rise' : 'fall' }, statistic);
}

/** "The number rose: {{change}}", "同比增加，{{change}}", where it fell. */
function contradicted(before: string, statistic: Statistic): string | undefined {
  const [, clause = ''] = /([^§,;:，；：]*)[,:，：]\s*$/.exec(before) ?? [];
  const last = directionsIn(clause).at(-1);
  return last === undefined || last.index + last.word.length < clause.length ? undefined : disagree(last, statistic);
}

function disagree({ word, direction }: SaidDirection, { id, value }: Statistic): string | undefined {
  const real = directionOf(value);
  if (real === undefined || direction === real) return undefined;
  return `"${word}" says a ${direction}, but "${id}" is ${formatNumber(value)}, a ${real}; correct the word, or write {{change "${id}"}}`;
}
