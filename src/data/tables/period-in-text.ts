import { type Cell, textOf } from './grid.ts';
import { meaningsOf } from './label-meanings.ts';
import { monthNames } from './month-names.ts';

/** Words before or behind a period that is none of the values: that of a release, of a base, of prices, of boundaries. */
const before =
  /(?:updated?|released?|published|publication|mise à jour|publié\w*|veröffentlicht|actualizad\w*|发布|更新|next|nächste\w*|prochaine?|下次|\bbas[ei]s?|\bbased? (?:on|to)|basisjahr|index|prices of|preisen|prix de|precios de|boundaries(?: of| at)?|gebietsstand|geography|census(?: of)?|since|seit|depuis|desde|compared (?:with|to)|gegenüber|revision|\brev\.?|NACE|ISIC|ISCO|SIC|CPA|SITC|COFOG|ICD|©|\(c\))[\s:]*(?:on |am |le |at |of |the )?$/iu;
const behind =
  /^\s*(?:=|prices|dollars|euros?\b|boundaries|geography|classification|census|base|edition|gebietsstand|年?\s*=\s*100|年?价格|不变价)/iu;

/** Words for parts of a year that belong to no label that was read: "2024, January to June", "2024年末". */
const part =
  /(?<!\b(?:per|a|each|par|pro|je) )\b(?:quarters?|quartal\w*|vierteljahr\w*|q[1-4]|half|halbjahr\w*|semestre|trimestre|months?|monate?n?|mois|weeks?|woche\w*|semaines?|kw|ytd|to date)\b|季度|半年|\d月|累计|年[末底]/iu;

const chinese =
  /[12]\d{3}\s?年(?:度|\s?\d{1,2}\s?月?\s?[-—–~至到]\s?\d{1,2}\s?月|\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?|\s?第?[1-4一二三四]季度|[上下]半年)?/gu;
/** "Stand 31.12.2024" at the start of a cell is the day of its release. */
const ofRelease = /^(?:stand|©)/i;
const longest = 7;

/**
 * The labels of periods that a cell names among other words, as they stand there, each once and in full: "March 2024" in
 * "Unemployment by city, March 2024, at prices of 2020". `language` is that of month names, a language tag.
 */
export function periodsIn(cell: Cell | undefined, language: string): readonly string[] {
  if (typeof cell === 'object' && cell.date !== undefined) return [cell.date.slice(0, 10)];
  const text = textOf(cell);
  if (ofRelease.test(text.trim())) return [];
  const inChinese = chineseSpans(text);
  const spans = inChinese.length > 0 ? inChinese : wordSpans(text, language);
  if (namesPart(spans.reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text))) return [];
  const labels = spans.flatMap(({ start, end, label }) =>
    before.test(text.slice(0, start)) || behind.test(text.slice(end)) ? [] : [label],
  );
  return [...new Set(labels)];
}

/** A label of a period, and where it stands in its text. */
interface Span {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

/** Whether what is left of a text without its periods names a month, a quarter or another part of one of them. */
function namesPart(rest: string): boolean {
  const words = rest.match(/\p{L}+/gu) ?? [];
  return part.test(rest) || words.some((word) => /^\p{Lu}/u.test(word) && months.has(word.toLowerCase()));
}

const months = new Set(['en', 'de', 'fr', 'es'].flatMap((language) => [...monthNames(language)]));

function chineseSpans(text: string): readonly Span[] {
  return [...text.matchAll(chinese)].flatMap(({ index, 0: found }) => {
    const label = found.replace(/\s/g, '').replace(/年度$/, '年');
    // "2024年末" is a day of the year, and not the year.
    const isWhole = !/^[末底前]/.test(text.slice(index + found.length)) && meaningsOf(label, 'zh').length > 0;
    return isWhole ? [{ start: index, end: index + found.length, label }] : [];
  });
}

function wordSpans(text: string, language: string): readonly Span[] {
  const words = [...text.matchAll(/[^\s(),;:[\]|"“”„«»（），、；：。]+(?:,(?= [12]\d{3}\b))?/gu)];
  const spans: Span[] = [];
  for (let at = 0; at < words.length; ) {
    const count = wordsOfPeriod(words.slice(at, at + longest), text, language);
    const label = count === 0 ? '' : between(words, at, count, text);
    if (count > 0) spans.push({ start: words[at]?.index ?? 0, end: (words[at]?.index ?? 0) + label.length, label });
    at += Math.max(1, count);
  }
  return spans;
}

/** How many of the first words are together a period with its year; 0 for none. */
function wordsOfPeriod(words: readonly RegExpExecArray[], text: string, language: string): number {
  for (let count = words.length; count > 0; count -= 1) {
    const label = between(words, 0, count, text);
    if (namesYear.test(label) && meaningsOf(label, language).length > 0) return count;
  }
  return 0;
}

const namesYear = /(?<!\d)(?:1[89]|2[01])\d{2}(?!\d)|(?<!\d)(?:1[89]|2[01])\d{4}(?!\d)|\bFY ?['’]?\d{2}\b/i;

function between(words: readonly RegExpExecArray[], at: number, count: number, text: string): string {
  const [first, last] = [words[at], words[at + count - 1]];
  if (first === undefined || last === undefined) return '';
  return text.slice(first.index, last.index + last[0].length).replace(/[.,–—-]+$/, '');
}
