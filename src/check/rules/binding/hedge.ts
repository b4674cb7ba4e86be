import { isValue, type Placed } from '../../sentences.ts';

const exact = /\b(?:exactly|precisely)\s$|(?:正好|恰好|刚好|整整)$/i;
/** "4,200 officers, exactly,": right behind the value and its noun. */
const exactAfter = /^(?:\s\p{Ll}+){0,2},?\s(exactly|precisely)\b/u;
const hedge =
  /(?<![\p{L}-])(?<!\bno )(more than|(?<=\b(?:recorded|counted|registered|had|has|saw|is|are|were|was|of|with|to|at|by|in|received|trained|spent|took) )(?:over|under)|in excess of|upwards of|close to|not quite|no fewer than|no less than|(?:just|well) (?:over|under)|at least|about|around|some|nearly|almost|approximately|roughly|up to|fewer than|less than|no more than)\s$|(超过|逾|大约|约|将近|近|至少|不到|高达|多达)$/iu;

/** "Exactly" before a hedged value, or a hedge before one that the source does not hedge. */
export function hedgeFault({ statistic, before, after, index }: Placed, all: readonly Placed[]): string | undefined {
  const { id, qualifiers, unit } = statistic;
  const said = exact.exec(before)?.[0].trim() ?? exactAfter.exec(after)?.[1];
  if (said !== undefined && qualifiers.length > 0)
    return `"${said}" stands beside "${id}", which is "${qualifiers.join(', ')}"; remove "${said}"`;
  const [, latin, han] = hedge.exec(before) ?? [];
  const typed = latin ?? han;
  // "Up to 240 hours" is a limit.
  if (typed === undefined || (unit.kind === 'duration' && /^up to$/i.test(typed))) return undefined;
  // "More than 38,000" beside another value of its unit compares the two.
  const isCompared =
    /than$/i.test(typed) &&
    all.some((other) => other.index < index && isValue(other) && other.statistic.unit.id === unit.id);
  if (isCompared) return undefined;
  if (qualifiers.length > 0)
    return `"${typed}" stands before "${id}", which prints its own hedge, "${qualifiers.join(', ')}"; remove "${typed}"`;
  return `"${typed}" hedges "${id}", which its source does not; remove it, or write "than the {{stat …}}" for a comparison`;
}
