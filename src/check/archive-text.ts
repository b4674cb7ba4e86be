import { numberWords } from '../data/literal-forms.ts';
import { escapeWords } from '../topic/literals.ts';

/** A part of a text: the offsets of its first character and of the one after its last. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** A number in a text, as written. */
export interface NumberInText extends TextSpan {
  readonly text: string;
}

const ordinals =
  'first|second(?!s\\b)|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|twentieth|thirtieth|hundredth|thousandth';
const parts = 'half|halves|halved|thirds|quarters?|double[ds]?|doubling|triple[ds]?|tripling|twice|thrice';
const words = [
  ...numberWords.keys(),
  'hundreds',
  'thousands',
  'millions',
  'billions',
  'dozens',
  'trillion',
  'tens of',
].join('|');
const pattern = new RegExp(
  String.raw`\p{Nd}+(?:[.,:/]\p{Nd}+)*(?:st|nd|rd|th)?|[零〇一二三四五六七八九十百千万亿两]+(?=\p{Script=Han})|(?<!\p{L})(?:${words}|${ordinals}|${parts})(?!\p{L})`,
  'giu',
);

/** Every number of a text: digits, English number words, ordinals and fractions, and Chinese numerals before a word. */
export function findNumbers(text: string): readonly NumberInText[] {
  return [...text.matchAll(pattern)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Every span of a text that is a literal. Any white space matches a space; "80" does not match inside "180". */
export function findLiteral(text: string, literal: string): readonly TextSpan[] {
  const escaped = escapeWords(literal.trim());
  const whole = new RegExp(String.raw`(?<!\p{Nd}[.,]?(?=\p{Nd}))${escaped}(?![.,]?\p{Nd}(?<=\p{Nd}[.,]?\p{Nd}))`, 'gu');
  return [...text.matchAll(whole)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}
