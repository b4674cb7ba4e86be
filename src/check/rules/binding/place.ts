import type { Data, Statistic } from '../../../data/types.ts';
import { isAbout, isInside, type PlaceMention, placesNamed } from '../../place-mentions.ts';
import { bodiesNamed } from '../../reporter-mentions.ts';
import type { Placed, UseInSentence } from '../../sentences.ts';
import { anyWords } from '../../words.ts';

/** A place named beside a value of another place. */
export function placeFault({ use, all, sentence, data }: UseInSentence): string | undefined {
  const { statistic } = use;
  const after = placeAfter(use.after, { all, data });
  if (after !== undefined) return isAbout(statistic, after, data) ? undefined : tell(after, statistic);
  const printed = all.flatMap(({ helper, before, statistic: { place } }): readonly PlaceMention[] =>
    helper === 'place' ? [{ id: place.id, index: before.length, name: anyWords(place.name) }] : [],
  );
  const named = [...placesNamed(sentence.words, data), ...printed];
  const whole = named.find(({ index, name }) => isWhole(use.before.slice(index + name.length)));
  if (whole !== undefined && whole.id !== statistic.place.id) return tell(whole, statistic);
  const everywhere = named.find(({ index }) => isEverywhere(use.before.slice(0, index)));
  if (everywhere !== undefined && isWider(everywhere, use, data) && !named.some(({ id }) => id === statistic.place.id))
    return tell(everywhere, statistic);
  const before = named.filter(({ index }) => index < use.before.length).toSorted((a, b) => a.index - b.index);
  const isForItself = isNoBody(sentence.words, data);
  const nearest = before.findLast(isForItself);
  if (nearest === undefined || isAbout(statistic, nearest, data)) return undefined;
  const counts = (mention: PlaceMention): boolean => mention.index > nearest.index || isForItself(mention);
  const about = before.filter((mention) => counts(mention) && isAbout(statistic, mention, data));
  // "Of the province, … in the city": a wider place that is named first says nothing of the value beside a narrower one.
  const isCovered = about.some(({ id }) => id === statistic.place.id || !isInside(nearest.id, id, data));
  return isCovered ? undefined : tell(nearest, statistic);
}

/** Whether a place is named for itself, and not in the name of a body: "the Lakeside Gazette", 湖滨市公安局. */
function isNoBody(words: string, data: Data): (mention: PlaceMention) => boolean {
  const bodies = bodiesNamed(words, data);
  return ({ index, name }) =>
    !bodies.some(([start, end]) => start <= index && index + name.length <= end) &&
    !/^\p{Script=Han}{0,8}?(?:局|委员会|卫健委|厅|日报|办公室)/u.test(words.slice(index + name.length));
}

/** "In Norland as a whole …": of no place inside it. */
function isWhole(words: string): boolean {
  return /^ as a whole\b[^§]*$/.test(words);
}

/** "Across Norland …": of all of it. */
function isEverywhere(words: string): boolean {
  return /(?:\b(?:across|throughout|all over|nationwide in|in (?:all|the whole) of)\s(?:the\s)?|全)$/iu.test(words);
}

function isWider({ id }: PlaceMention, { statistic }: Placed, data: Data): boolean {
  return id !== statistic.place.id && isInside(statistic.place.id, id, data);
}

function placeAfter(words: string, { all, data }: Pick<UseInSentence, 'all' | 'data'>): PlaceMention | undefined {
  const start = /^\s(?:[\p{Ll}’-]+\s){0,3}?(?:in|at|for)\s(?:the\s\p{Ll}+\sof\s)?/u.exec(words)?.[0];
  if (start === undefined) return undefined;
  const rest = words.slice(start.length);
  const [, index] = /^§(\d+)§/.exec(rest) ?? [];
  const use = all.find((each) => each.index === Number(index));
  if (use?.helper === 'place')
    return { id: use.statistic.place.id, index: 0, name: anyWords(use.statistic.place.name) };
  const [first] = placesNamed(rest, data);
  return first?.index === 0 ? first : undefined;
}

function tell({ name }: PlaceMention, { id, place }: Statistic): string {
  return `"${name}" stands beside "${id}", which is of ${anyWords(place.name)}; name the statistic of ${name}, or write {{place "${id}"}}`;
}

/** A label, title or heading that names only places that none of its statistics is of. */
export function textOfAnother(text: string, statistics: readonly Statistic[], data: Data): string | undefined {
  const named = placesNamed(text, data);
  const [first] = named;
  const [one] = statistics;
  if (first === undefined || one === undefined) return undefined;
  const fits = named.some((mention) => statistics.some((statistic) => isAbout(statistic, mention, data)));
  return fits ? undefined : tell(first, one);
}
