import { BriefError } from '../../project/errors.ts';
import { refuseScript, scriptOf } from './script-of.ts';

/** What a new locale is made from. */
export interface LocaleStart {
  /** Its language tag, in the spelling that BCP 47 recommends: de-AT. */
  readonly tag: string;
  /** The locales that there are. */
  readonly known: readonly string[];
  /** The text of the English one. */
  readonly english: string;
}

/**
 * The text of a new `templates/locales/<tag>.yaml`: what the language writes otherwise than another region's, where that
 * is there; else everything that the English one says, with the numbers, months and lists of the language as far as
 * JavaScript knows them, and all words left to translate.
 */
export function localeStart({ tag, known, english }: LocaleStart): string {
  const [language] = tag.split('-');
  const near = known.find((other) => other.split('-')[0] === language);
  return near === undefined ? fromEnglish(tag, english) : likeNear(tag, near);
}

/** @throws BriefError usage, for what is no tag of a language with a region, or one that cannot be set. */
export function refuseBadTag(tag: string): void {
  const hint = 'a tag is a language and a region, such as nl-NL, pt-BR or sr-Latn-RS';
  if (!/^[a-z]{2,3}(-[A-Z][a-z]{3})?-([A-Z]{2}|\d{3})$/.test(tag) || scriptOf(tag) === undefined)
    throw new BriefError('usage', `"${tag}" is not the tag of a language`, { hint });
  refuseScript(tag);
  if (Intl.NumberFormat.supportedLocalesOf(tag).length === 0)
    throw new BriefError('usage', `how numbers are written in ${tag} is not known to this version of Node`, { hint });
}

const header = '# yaml-language-server: $schema=../../data/schema/locale.json\n';

function likeNear(tag: string, near: string): string {
  return `${header}# What ${tag} writes otherwise than ${near}.yaml: forms of dates, months, words. All else is taken from there.
format: 1
like: ${near}
`;
}

function fromEnglish(tag: string, english: string): string {
  const body = english
    .replace(/^#.*\n/, '')
    .replace(/^script: .*$/m, `script: ${/^(Han[st]|Jpan)$/.test(scriptOf(tag) ?? '') ? 'han' : 'latin'}`)
    .replace(/^space-before-unit: .*$/m, (line) => `${line}\nspace-before-percent: ${hasSpaceBeforePercent(tag)}`)
    .replace(/^months: .*$/m, `months: ${inBrackets(monthsOf(tag, 'long'))}`)
    .replace(/^short-months: .*$/m, `short-months: ${inBrackets(monthsOf(tag, 'short'))}`)
    .replace(/^list:\n(?: +.*\n)+/m, listOf(tag));
  return `${header}# Translate what is in English here, and leave what stands in {braces}. \`briefpress check\` lists what is left. What
# is the same in both languages is named in "as-in-english".
${body.trimEnd()}
as-in-english: []
`;
}

function hasSpaceBeforePercent(tag: string): boolean {
  return /\d[\s\u00a0\u202f]+%/.test(new Intl.NumberFormat(tag, { style: 'percent' }).format(0.5));
}

/** As they stand in a date: in many languages the month has another ending there. */
function monthsOf(tag: string, month: 'long' | 'short'): readonly string[] {
  const format = new Intl.DateTimeFormat(tag, { day: 'numeric', month, year: 'numeric', timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, index) => {
    const parts = format.formatToParts(new Date(Date.UTC(2023, index, 15)));
    return parts.find(({ type }) => type === 'month')?.value ?? String(index + 1);
  });
}

function inBrackets(names: readonly string[]): string {
  return `[${names.map((name) => JSON.stringify(name)).join(', ')}]`;
}

function listOf(tag: string): string {
  const parts = (items: readonly string[]): readonly string[] =>
    new Intl.ListFormat(tag).formatToParts(items).flatMap(({ type, value }) => (type === 'literal' ? [value] : []));
  const [separator = ', ', last = ', '] = parts(['a', 'b', 'c']);
  const [ofTwo = last] = parts(['a', 'b']);
  const lines = [['separator', separator], ['last', last], ...(ofTwo === last ? [] : [['of-two', ofTwo]])];
  return `list:\n${lines.map(([name, text]) => `  ${name}: ${JSON.stringify(text)}\n`).join('')}`;
}
