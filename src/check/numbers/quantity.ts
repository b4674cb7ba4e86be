import { findNumbers, isCounted, type NumberReading } from './find.ts';

/** How a text that ought to hold no quantity is read. */
export interface NameReading extends NumberReading {
  /** A name may have words such as "Threefold" in it; an idiom that shares out is none. */
  readonly isName: boolean;
}

const scale =
  /^\s?(?:[%％‰]|[kmb]n?(?![\p{L}\p{N}])|thousand|million|billion|trillion|per\s?cent|percent|[千万亿]|[$€£¥])/iu;
const currency = /(?:[$€£¥]|\b(?:USD|EUR|GBP|CNY|RMB|CHF|JPY)\s?)$/;

/** The quantity in a text: a number with a unit, a currency, a per cent sign or a scale; undefined where there is none. */
export function quantityIn(text: string, reading: NameReading): string | undefined {
  return findNumbers(text, reading).find(({ number, offset, severity }) => {
    const after = text.slice(offset + number.length);
    const isDigits = /[\p{N}&]/u.test(number);
    const words = after.match(/^[\s-]*(?:of\s+(?:the\s+)?)?(?:\p{L}+[\s-]+)?\p{L}+/u)?.[0].split(/[\s-]+/) ?? [];
    const isCount = words.some((word) => isCounted(word, reading.nouns)) || startsWithUnit(after, reading);
    // "The platform with a thousand cameras", but not "Thousand Islands".
    const isLarge =
      /(?:hundred|thousand|million|billion)s?$/.test(number) && /^\s(?:of\s)?\p{Ll}+s(?!\p{L})/u.test(after);
    if (!isDigits) return severity === 'error' && (isCount || isLarge || !reading.isName);
    const isMarked = /[%％‰百千万亿]$/.test(number) || scale.test(after) || currency.test(text.slice(0, offset));
    return isMarked || isCount;
  })?.number;
}

function startsWithUnit(after: string, { nouns }: NumberReading): boolean {
  return [...nouns].some((noun) => /\p{Script=Han}/u.test(noun) && after.trimStart().startsWith(noun));
}
