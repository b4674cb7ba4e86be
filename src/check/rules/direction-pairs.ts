import { isLater } from '../../data/period.ts';
import type { Statistic } from '../../data/types.ts';
import { type Direction, directionOf, directionsIn, type SaidDirection } from '../direction-words.ts';
import type { Placed, Sentence } from '../sentences.ts';
import { formatNumber } from '../words.ts';

/** "From … to …", "to … from …", "to …, against …", "higher than the …", "…, down from …". */
export function ofPair(use: Placed, earlier: Placed | undefined, sentence: Sentence): string | undefined {
  if (earlier === undefined || !isPair(earlier.statistic, use.statistic)) return undefined;
  const between = use.before.slice(earlier.before.length);
  const [first, last] = [earlier.before, between];
  if (/(?:\bfrom|由|从)\s*$/i.test(first) && /(?:\bto\s*|[至到]\s*)$/i.test(last))
    return judge({ from: earlier, to: use, said: saidBefore(first, last, sentence), inOrder: true });
  if (/\bto\s*$/i.test(first) && /(?:\bfrom|\bagainst|\bcompared with)(?:\s(?:the|its))?\s*$/i.test(last))
    return judge({ from: use, to: earlier, said: saidBefore(first, '', sentence), inOrder: false });
  const after =
    /^§\d+§(?:\s(?:in|for)\s§\d+§)?,?\s(?:(up|down)\s(?:from|on)|after|following|against|compared with)(?:\s(?:the|its))?\s*$/i.exec(
      between,
    );
  if (/^§\d+§,?\s(?:and\s)?then\s$/.test(between))
    return judge({ from: earlier, to: use, said: announced(first), inOrder: true });
  if (after !== null) {
    const led = /\bto\s*$/i.test(first) ? saidBefore(first, '', sentence) : announced(first);
    const said = after[1] === undefined ? led : directionsIn(after[1])[0];
    return judge({ from: use, to: earlier, said, inOrder: false });
  }
  return ofComparison(use, earlier, between);
}

const comparative = 'higher|lower|more|fewer|less|larger|smaller';
/** "… was higher than Westfold’s, …", but not "more than …", which may be a hedge. */
const thanAnother = new RegExp(
  String.raw`\b(${comparative})(?:\s[\p{L}-]+){0,3}\sthan\s(?:[\p{L}’-]+,?\s){1,5}$`,
  'iu',
);

/** "A higher yield, …, than Eastmoor, …"; in Chinese "与…相比，…上升到…" and "…，比…增加". */
function ofComparison(use: Placed, earlier: Placed, between: string): string | undefined {
  const first = earlier.before;
  if (/[与和同比较][^§，；]{0,6}$/.test(first)) {
    const said = directionsIn(between).at(-1);
    return judge({ from: earlier, to: use, said, inOrder: false });
  }
  if (/[，、（]\s?[比较][^§，；]{0,6}$/.test(between)) {
    const [, words = ''] = /^([^§，；。]{0,6})/.exec(use.after) ?? [];
    return judge({ from: use, to: earlier, said: directionsIn(words)[0], inOrder: false });
  }
  if (/^§\d+§\s(?:exceeds?|outnumbers?|tops?|surpass(?:es)?)\s(?:[\p{L}’-]+\s){0,4}$/iu.test(between)) {
    const word = /exceed|outnumber|top|surpass/i.exec(between)?.[0] ?? '';
    return judge({ from: use, to: earlier, said: { direction: 'rise', word }, inOrder: false });
  }
  const apart = /[高低多少]于(?=[^§，；]{0,6}$)|\b(?:above|below)(?=\s(?:the|its|their)\s$)/.exec(between)?.[0];
  if (apart !== undefined) {
    const direction: Direction = /[高多]于|above/.test(apart) ? 'rise' : 'fall';
    return judge({ from: use, to: earlier, said: { direction, word: apart }, inOrder: false });
  }
  const before = new RegExp(String.raw`\b(${comparative})\b[^§,;]{0,40},\s$`, 'i').exec(first)?.[1];
  const isSplit = before !== undefined && /^§\d+§,\sthan\s[^§;]{2,40}$/.test(between);
  const than = isSplit ? before : thanAnother.exec(between)?.[1];
  if (than === undefined) return undefined;
  const said: Direction = /^(?:higher|more|larger)$/i.test(than) ? 'rise' : 'fall';
  return judge({ from: use, to: earlier, said: { direction: said, word: than }, inOrder: false });
}

/** Levels of one unit and place; "from 2020 to 2023" of changes is another matter. */
function isPair(a: Statistic, b: Statistic): boolean {
  return a.unit.id === b.unit.id && a.comparedWith === undefined && b.comparedWith === undefined;
}

/** The word of direction nearest to "from", after the value before it; in Chinese it stands between the two. */
function saidBefore(first: string, between: string, { uses }: Sentence): SaidDirection | undefined {
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

/** "Fewer ships called than a year before: …", "Westfold saw fewer ships than Eastmoor: …", "Calls rose: …". */
function announced(first: string): SaidDirection | undefined {
  const compared =
    /^\W*(more|fewer|less)\s(?!than\b)[^§:;]*:\s*$/i.exec(first)?.[1] ??
    /\b(more|fewer|less)\s(?:[\p{L}-]+\s){1,4}than\s[^§:;]*:\s*$/iu.exec(first)?.[1];
  if (compared !== undefined) return { word: compared, direction: /more/i.test(compared) ? 'rise' : 'fall' };
  const [, clause = ''] = /([^§,;:：]*)(?:[:：]|,\s(?:at|with))\s*$/.exec(first) ?? [];
  return directionsIn(clause).at(-1);
}

interface Move {
  readonly from: Placed;
  readonly to: Placed;
  readonly said: SaidDirection | undefined;
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
