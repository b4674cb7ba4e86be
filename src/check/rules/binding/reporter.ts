import { attributionsIn, givers, isOneOf } from '../../reporter-mentions.ts';
import type { UseInSentence } from '../../sentences.ts';

/** A value that the words beside it give to somebody who did not report it. */
export function reporterFault({ use, all, sentence, data }: UseInSentence): string | undefined {
  const { statistic, before } = use;
  if (statistic.origin.kind === 'calculated') return undefined;
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
