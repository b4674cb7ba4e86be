import { onceForText } from '../../project/once-each.ts';
import { blank } from '../../topic/literals.ts';
import { countedAnywhere, countingWords } from './languages.ts';

/** A number in a text, in digits or in words. */
export interface FoundNumber {
  /** As it is written. */
  readonly number: string;
  readonly offset: number;
  /** An error where it counts or shares out; a warning where it may be a turn of speech. */
  readonly severity: 'error' | 'warning';
}

/** What is known of a text beside its words. */
export interface NumberReading {
  /** Language tag. Of languages whose number words are not known, only digits are found. */
  readonly language: string;
  /** Stems of the words that the statistics and units of the topic are called by: "theft", "officer", 起. */
  readonly nouns: ReadonlySet<string>;
}

/** The marks that number the items of a list, which the page sets anew. */
const listMarks = /^[ \t]*\d+[.)](?=\s)/gm;
const one = String.raw`(?:\p{N}|&#x?[\da-f]+;)`;
const digits = String.raw`${one}+(?:[.,:/’]${one}+)*(?:\s?[%％‰]|[百千万亿]+)?(?:\sin\s${one}+)?`;

const patternOf = onceForText(makePattern);

/** For a text in small letters: to ignore case as well takes V8 twice as long to compile, which is most of the work. */
function makePattern(language: string): RegExp {
  const words = countingWords[language];
  if (words === undefined) return new RegExp(`(?<digits>${digits})`, 'gu');
  // Chinese writes no spaces between words.
  const [open, close] = language === 'zh' ? ['', ''] : [String.raw`(?<![\p{L}\p{N}-])`, String.raw`(?![\p{L}\p{N}])`];
  const { idioms, shares, counts } = words;
  const source = `(?<idiom>${idioms})|(?<share>${shares})|(?<count>${counts})`;
  return new RegExp(`${open}(?<always>24/7)${close}|(?<digits>${digits})|${open}(?:${source})${close}`, 'gu');
}

/** Every number in a text that is no idiom, in order. */
export function findNumbers(text: string, reading: NumberReading): readonly FoundNumber[] {
  const [language = ''] = reading.language.split('-');
  const words = blank(text, listMarks);
  return [...inSmallLetters(words).matchAll(patternOf(language))].flatMap((match): readonly FoundNumber[] => {
    const { index: offset, groups = {} } = match;
    const number = words.slice(offset, offset + match[0].length);
    if (groups.idiom !== undefined || groups.always !== undefined) return [];
    const around = { before: words.slice(0, offset), after: words.slice(offset + number.length) };
    if (groups.digits !== undefined) return [{ number, offset, severity: 'error' }];
    // "Threefold Lane" is a name.
    if (groups.share !== undefined)
      return [
        { number, offset, severity: /^\p{Lu}/u.test(number) && /^\s\p{Lu}/u.test(around.after) ? 'warning' : 'error' },
      ];
    const severity =
      language === 'zh' ? hanSeverity(number, around.after, reading) : severityOf(number, around, reading);
    // "38 thousand" is one number, which its digits tell.
    if (scaleWord.test(number) && /\p{N}\s$/u.test(around.before)) return [];
    return severity === undefined ? [] : [{ number, offset, severity }];
  });
}

/** Of the same length: İ alone has a small letter of two characters. */
function inSmallLetters(text: string): string {
  return text.replaceAll('İ', 'i').toLowerCase();
}

const scaleWord = /^(?:hundred|thousand|million|billion|trillion)$/i;

interface Around {
  readonly before: string;
  readonly after: string;
}

/** Named before: "the two sources", "these three". */
const named =
  /\b(the|these|those|both|its|their|our|all|latter|former|other|last|first|next|die|der|den|diese[rnm]?|les|ces|des)\s+$/i;

function severityOf(
  number: string,
  { before, after }: Around,
  { nouns }: NumberReading,
): FoundNumber['severity'] | undefined {
  const following =
    /^[\s-]+(?:of\s+(?:(?:the|its|all|these|those)\s+)?|de\s+|d’)?((?:\p{L}+[\s-]+){0,2}\p{L}+)/u.exec(after)?.[1] ??
    '';
  // "Two counts of calls" are counts; "thousands of calls" are calls.
  const words = following
    .toLowerCase()
    .split(/\sof\s.*|[\s-]+/s)
    .filter((word) => word !== '');
  const counts = words.some((word) => isCounted(word, nouns));
  if (/^one$/i.test(number)) return isCounted(words[0] ?? '', nouns) && /^\s/.test(after) ? 'warning' : undefined;
  // "Two-way", "a three-digit number" and "hundred-year-old" describe and do not count.
  if (after.startsWith('-')) return isCounted(words[0] ?? '', nouns) ? 'error' : undefined;
  if (counts) return 'error';
  const isSmall = !/hundred|thousand|million|billion|dozen|tausend|mille|cent/i.test(number);
  return isSmall && (named.test(before) || /^zero$/i.test(number)) ? undefined : 'warning';
}

/** A number of two characters or more counts; 三个来源 may be a turn of speech, and 两 says "both". */
function hanSeverity(number: string, after: string, { nouns }: NumberReading): FoundNumber['severity'] | undefined {
  if (number === '一') return undefined;
  const counts = number.length > 1 || [...nouns].some((noun) => /\p{Script=Han}/u.test(noun) && after.startsWith(noun));
  return counts ? 'error' : number === '两' ? undefined : 'warning';
}

/** Whether a word is one that is counted. */
export function isCounted(word: string, nouns: ReadonlySet<string>): boolean {
  const stem = stemOf(word);
  return stem !== '' && (nouns.has(stem) || countedAnywhere.has(stem));
}

/** A word without the ending of its plural: "burglaries" and "burglary" are one. */
export function stemOf(word: string): string {
  const lower = word.toLowerCase();
  if (/ies$/.test(lower)) return `${lower.slice(0, -3)}y`;
  if (/(?:ch|sh|x|ss)es$/.test(lower)) return lower.slice(0, -2);
  return /[^s]s$/.test(lower) ? lower.slice(0, -1) : lower;
}
