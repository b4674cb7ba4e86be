import { type Attribution, attributionsIn, givers, isOneOf } from '../../reporter-mentions.ts';
import type { Placed, UseInSentence } from '../../sentences.ts';

/** A value that the words beside it give to somebody who did not report it. */
export function reporterFault({ use, all, sentence, data }: UseInSentence): string | undefined {
  const { statistic, before } = use;
  if (statistic.origin.kind === 'calculated') return ourOwn(use, attributionsIn(sentence.words, data));
  const known = givers(statistic, data);
  if (known.length === 0) return undefined;
  const printed = all.find(
    (each) => each.helper === 'reporter' && each.index === use.index + 1 && /^[\s,(]*§/.test(use.after),
  );
  const attributions = attributionsIn(sentence.words, data);
  const nearest = attributions.filter(({ index }) => index < before.length).at(-1) ?? attributions[0];
  const name = printed === undefined ? nearest?.name : givers(printed.statistic, data)[0];
  if (name === undefined || isOneOf(name, known)) return undefined;
  return `"${name}" is named for "${statistic.id}", which ${known[0]} reported; name who reported it, or write {{reporter "${statistic.id}"}}`;
}

/** "As the bureau reported, …" right before what Briefpress calculates. */
function ourOwn({ statistic: { id }, before }: Placed, attributions: readonly Attribution[]): string | undefined {
  const { name, index } = attributions.findLast((each) => each.index < before.length) ?? {};
  if (name === undefined || index === undefined) return undefined;
  const between = before.slice(index).slice(before.slice(index).indexOf(name) + name.length);
  return /^\s?(?:[\p{Ll}\p{Script=Han}]+,?\s?){0,4}$/u.test(between) && !/calculat|our\b|我们|计算|推算/u.test(between)
    ? `"${name}" is named for "${id}", which nobody reported: Briefpress calculates it; write "by our calculation", or name the statistic that was reported`
    : undefined;
}
