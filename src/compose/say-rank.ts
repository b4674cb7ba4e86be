import type { Statistic } from '../data/types.ts';
import type { Locale } from '../style/locale/locale.ts';
import { fillWords, type Html, html, joinHtml, sourced } from './html.ts';

/**
 * "joint third highest of 12, level with one other; one place has no value", in the words of the language as far as it has
 * them. Undefined for a statistic that is no rank.
 */
export function sayRank({ origin }: Statistic, locale: Locale): Html | undefined {
  const rank = origin.kind === 'calculated' ? origin.rank : undefined;
  if (rank === undefined) return undefined;
  const { from, position, of, tied, missing } = rank;
  const count = (size: number): Html => html`${sourced('count', locale.number(size))}`;
  const [first, last, between] =
    from === 'highest' ? ['rank-first', 'rank-last', 'rank-of'] : ['rank-last', 'rank-first', 'rank-of-lowest'];
  const word = position === 1 ? first : position + tied === of ? last : between;
  const alone = fillWords(locale.word(word), { rank: ordinal(position, locale), of: count(of) });
  const place = tied === 0 ? alone : fillWords(locale.word('rank-joint'), { place: alone });
  const ties = tied === 0 ? [] : [sized('rank-tied', tied, { locale, count })];
  const blank = missing === 0 ? [] : [sized('rank-missing', missing, { locale, count })];
  return joinHtml([joinHtml([place, ...ties], locale.joins.comma), ...blank], locale.joins.semicolon);
}

interface Sized {
  readonly locale: Locale;
  readonly count: (size: number) => Html;
}

function sized(word: string, size: number, { locale, count }: Sized): Html {
  return fillWords(locale.word(`${word}-${size === 1 ? 'one' : 'other'}`), { count: count(size) });
}

/** "third" where the language has a word, else "23rd". */
function ordinal(position: number, locale: Locale): string {
  const word = locale.word('ordinals').split(', ')[position - 1];
  const form = new Intl.PluralRules(locale.tag, { type: 'ordinal' }).select(position);
  return word ?? locale.word(`ordinal-${form}`, { number: locale.number(position) });
}
