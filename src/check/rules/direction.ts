import { isLater } from '../../data/period.ts';
import type { Statistic } from '../../data/types.ts';
import { type Direction, directionOf, directionsIn } from '../direction-words.ts';
import { type Checked, type Fault, inEach, type Rule } from '../rule.ts';
import { isValue, type Placed, placedUses, type Sentence, sentencesOf } from '../sentences.ts';
import { positionInText } from '../text-position.ts';
import { formatNumber } from '../words.ts';
import { claimFaults } from './direction-claims.ts';

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

const linked = /(?:\s(?:by|of|some|another|a further))*\s*$/;

/** A change beside a word that says the opposite: "rose by −42.7%". */
function ofChange({ helper, statistic, before, after }: Placed): string | undefined {
  const { value, comparedWith } = statistic;
  if (comparedWith === undefined) return undefined;
  const words = before.replace(linked, '');
  const last = directionsIn(words).at(-1);
  const next = /^\s(more|fewer|less)\s/.exec(after)?.[1];
  const said = last !== undefined && last.index + last.word.length === words.length ? last : undefined;
  if (helper === 'change') {
    if (
      said === undefined ||
      /^(?:up|down|higher|lower|rises?|falls?|drop|increase|decline|decrease)$/i.test(said.word)
    )
      return undefined;
    return `{{change}} prints "rose by" or "fell by" itself; remove "${said.word}" before it`;
  }
  const direction = said?.direction ?? (next === undefined ? undefined : next === 'more' ? 'rise' : 'fall');
  const real = directionOf(value);
  if (direction === undefined || real === undefined || direction === real) return undefined;
  return `"${said?.word ?? next}" says a ${direction}, but "${statistic.id}" is ${formatNumber(value)}, a ${real}; correct the word, or write {{change "${statistic.id}"}}`;
}

/** "From … to …", "to … from …", "to …, against …", "higher than the …". */
function ofPair(use: Placed, earlier: Placed | undefined, sentence: Sentence): string | undefined {
  if (earlier === undefined || !isPair(earlier.statistic, use.statistic)) return undefined;
  const between = use.before.slice(earlier.before.length);
  const [first, last] = [earlier.before, between];
  if (/(?:\bfrom|由|从)\s*$/i.test(first) && /(?:\bto\s*|[至到]\s*)$/i.test(last))
    return judge({ from: earlier, to: use, said: saidBefore(first, last, sentence), inOrder: true });
  if (/\bto\s*$/i.test(first) && /(?:\bfrom|\bagainst|\bcompared with)(?:\s(?:the|its))?\s*$/i.test(last))
    return judge({ from: use, to: earlier, said: saidBefore(first, '', sentence), inOrder: false });
  const than =
    /\b(higher|lower|more|fewer|less|larger|smaller)(?:\s[\p{L}-]+){0,3}\sthan\s(?:the|its|their)\s*$/iu.exec(
      last,
    )?.[1];
  if (than === undefined) return undefined;
  const said: Direction = /^(?:higher|more|larger)$/i.test(than) ? 'rise' : 'fall';
  return judge({ from: use, to: earlier, said: { direction: said, word: than }, inOrder: false });
}

/** Levels of one unit and place; "from 2020 to 2023" of changes is another matter. */
function isPair(a: Statistic, b: Statistic): boolean {
  return a.unit.id === b.unit.id && a.comparedWith === undefined && b.comparedWith === undefined;
}

interface Said {
  readonly direction: Direction;
  readonly word: string;
}

/** The word of direction nearest to "from", after the value before it; in Chinese it stands between the two. */
function saidBefore(first: string, between: string, { uses }: Sentence): Said | undefined {
  const han = directionsIn(between)
    .filter(({ word }) => /\p{Script=Han}/u.test(word))
    .at(-1);
  if (han !== undefined) return han;
  const clause = first.slice(first.search(/[^§]*$/));
  const typed = directionsIn(clause).at(-1);
  if (typed !== undefined) return typed;
  const [, index] = /§(\d+)§[^§]*$/.exec(first) ?? [];
  const use = index === undefined ? undefined : uses[Number(index)];
  const printed = use?.helper === 'change' ? directionOf(use.statistic.value) : undefined;
  return printed === undefined ? undefined : { direction: printed, word: printed === 'rise' ? 'rose by' : 'fell by' };
}

interface Move {
  readonly from: Placed;
  readonly to: Placed;
  readonly said: Said | undefined;
  /** Whether the words name the two periods in their order, so that an exchange shows. */
  readonly inOrder: boolean;
}

function judge({ from, to, said, inOrder }: Move): string | undefined {
  const [a, b] = [from.statistic, to.statistic];
  const real = directionOf(b.value - a.value);
  if (said !== undefined && real !== undefined && said.direction !== real)
    return `"${said.word}" says a ${said.direction}, but from "${a.id}" (${formatNumber(a.value)}) to "${b.id}" (${formatNumber(b.value)}) is a ${real}; correct the word, or exchange the two`;
  if (!inOrder || a.place.id !== b.place.id || !isLater(a.period, b.period)) return undefined;
  return `this runs from ${a.period.written} ("${a.id}") to ${b.period.written} ("${b.id}"), backwards in time; exchange the two`;
}
