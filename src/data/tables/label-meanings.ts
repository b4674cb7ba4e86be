import { monthNumber } from './month-names.ts';
import type { LabelKind, PeriodReading } from './period-kinds.ts';
import { spanMeanings } from './span-label.ts';

/** Every meaning that a single label has. Marks and notes are taken off before. */
export function meaningsOf(label: string, language: string): readonly PeriodReading[] {
  const text = plain(label);
  const monthOf = (name: string): number | undefined => monthNumber(name, language);
  return [
    ...years(text),
    ...financialYears(text),
    ...parts(text),
    ...numberedParts(text),
    ...months(text, monthOf),
    ...days(text, monthOf),
    ...spanMeanings(text, (part) => momentsIn(part, language)),
  ].filter(({ kind, written }, index, list) => {
    // 02/02/2026 is one day and still tells nothing of which stands first in the labels beside it.
    if (kind === 'day-month-first') return true;
    return list.findIndex((other) => other.written === written) === index;
  });
}

/** Lower case, one kind of blank and of dash, without "as at" and the like before a date. */
function plain(label: string): string {
  return label
    .normalize('NFC')
    .toLowerCase()
    .replace(/[‐-―−]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(as at|as of|at|on|am|zum|stand|au|year) (?=[\d(])/, '')
    .replace(/^mid[- ](?=[12]\d{3}$)/, '')
    .replace(/\bfy ?(?=\d{4}[/-]\d{2})/, '')
    .replace(/^(?<year>[12]\d{3})[ :]+(?<span>\p{L}+\.?-\p{L}+\.?)$/u, '$<span> $<year>');
}

function reading(kind: LabelKind, written: string): readonly PeriodReading[] {
  return [{ kind, written }];
}

function years(text: string): readonly PeriodReading[] {
  if (/^[12]\d{3}年?$/.test(text)) return reading('year', text.slice(0, 4));
  const [, from = '', dash, to = ''] = /^([12]\d{3})(\/|-| - )(\d{2}|\d{4})$/.exec(text) ?? [];
  if (from === '') return [];
  const next = String(Number(from) + 1);
  if (to === next || to === next.slice(2)) return reading('financial-year', `${from}/${next.slice(2)}`);
  if (dash === '/' && to.length === 2) return [];
  const until = to.length === 4 ? to : `${from.slice(0, 2)}${to}`;
  return until > from ? reading('span', `${from}/${until}`) : [];
}

/** FY2023, "Q1 FY23": a financial year by one number, which is that of its end in some countries, of its start in others. */
function financialYears(text: string): readonly PeriodReading[] {
  const [, before, found = '', after] =
    /^(?:q([1-4])[ -]*)?fy[ '’]?((?:[12]\d)?\d{2})(?:[ -]*q([1-4]))?$/.exec(text) ?? [];
  if (found === '' || (before !== undefined && after !== undefined)) return [];
  const named = Number(found.length === 4 ? found : `20${found}`);
  const quarter = before ?? after;
  const from = (first: number): string =>
    `${first}/${String(first + 1).slice(2)}${quarter === undefined ? '' : `-Q${quarter}`}`;
  return [...reading('named-by-end', from(named - 1)), ...reading('named-by-start', from(named))];
}

const quarterWord =
  '(?:q|t|k|kv|qtr|quarter|quartal|vierteljahr|vj|trim|trimestre|trimester|kwartał|kwartaal|kvartal)\\.?';
const halfWord = '(?:h|s|half|halbjahr|semestre|semester)';
const weekWord = '(?:w|kw|week|woche|semaine)';
const ordinal = '(?:st|nd|rd|th|er|re|e|º|o|\\.)?';
const year = '(?<year>[12]\\d{3}(?:[/-]\\d{2}(?:\\d{2})?)?)';
const numbers: ReadonlyMap<string, string> = new Map([
  ['i', '1'],
  ['ii', '2'],
  ['iii', '3'],
  ['iv', '4'],
  ['first', '1'],
  ['second', '2'],
  ['third', '3'],
  ['fourth', '4'],
  ['上', '1'],
  ['下', '2'],
]);

/** The forms in which a numbered part of a year is written: 2015-Q1, 2015 q1, Q1 2015, 1. Quartal 2015. */
function forms(word: string, digits: string): readonly RegExp[] {
  const part = `(?<part>${digits})`;
  return [
    `${year}[ -]*${word} ?${part}`,
    `${word} ?${part}[ ,/-]*${year}`,
    `${part}${ordinal} ?${word}[ ,]*(?:of )?${year}`,
    `${year}[ -]*${part}${ordinal} ?${word}`,
  ].map((form) => new RegExp(`^${form}$`));
}

const quarterForms = forms(quarterWord, '[1-4]|i{1,3}|iv|first|second|third|fourth');
const halfForms = forms(halfWord, '[12]|i{1,2}|first|second');
const weekForms = forms(weekWord, '0?[1-9]|[1-4]\\d|5[0-3]');
const chineseHalf = /^(?<year>[12]\d{3})年(?<part>[上下])半年$/;
const chineseQuarter = /^(?<year>[12]\d{3})年第?(?<part>[1-4一二三四])季度$/;

function parts(text: string): readonly PeriodReading[] {
  const quarter = numbered(longQuarter(text), [...quarterForms, chineseQuarter]);
  if (quarter !== undefined) {
    const kind = quarter.year.includes('/') ? 'financial-quarter' : 'quarter';
    return reading(kind, `${quarter.year}-Q${quarter.part}`);
  }
  const half = numbered(text, [...halfForms, chineseHalf]);
  if (half !== undefined && !half.year.includes('/')) return reading('half-year', `${half.year}-H${half.part}`);
  const week = numbered(text, weekForms);
  return week === undefined || week.year.includes('/')
    ? []
    : reading('week', `${week.year}-W${week.part.padStart(2, '0')}`);
}

/** A year and the number of a quarter or a month, of columns of their own: "2022 1". */
function numberedParts(text: string): readonly PeriodReading[] {
  const [, found = '', number = ''] = /^([12]\d{3}) (0?[1-9]|1[0-2])$/.exec(text) ?? [];
  if (found === '') return [];
  const at = Number(number);
  return [...(at <= 4 ? reading('quarter', `${found}-Q${at}`) : []), ...month(found, at)];
}

/** With the century of a year that is abbreviated: Q1-22, 1Q22, 22Q1. */
function longQuarter(text: string): string {
  return text.replace(/^(q[1-4]|[1-4]q)[ '’-]{0,2}(?=\d{2}$)/, '$1 20').replace(/^(?=\d{2}q[1-4]$)/, '20');
}

function numbered(
  text: string,
  patterns: readonly RegExp[],
): { readonly year: string; readonly part: string } | undefined {
  for (const pattern of patterns) {
    const { year: found, part } = pattern.exec(text)?.groups ?? {};
    if (found === undefined || part === undefined) continue;
    const [from = '', to] = found.split(/[/-]/);
    if (to !== undefined && to.slice(-2) !== String(Number(from) + 1).slice(2)) return undefined;
    const number = numbers.get(part) ?? ('一二三四'.includes(part) ? String('一二三四'.indexOf(part) + 1) : part);
    return { year: to === undefined ? from : `${from}/${to.slice(-2)}`, part: number };
  }
  return undefined;
}

type MonthOf = (name: string) => number | undefined;

function months(text: string, monthOf: MonthOf): readonly PeriodReading[] {
  const numeric =
    /^(?<year>[12]\d{3})(?:[-/. ]?m|-|\/|\.)(?<month>0?[1-9]|1[0-2])$/.exec(text) ??
    /^(?<year>[12]\d{3})(?<month>0[1-9]|1[0-2])$/.exec(text) ??
    /^(?<month>0?[1-9]|1[0-2])[/.](?<year>[12]\d{3})$/.exec(text) ??
    /^(?<year>[12]\d{3})年(?<month>0?[1-9]|1[0-2])月$/.exec(text);
  if (numeric !== null) return month(numeric.groups?.year, Number(numeric.groups?.month));
  const named =
    /^(?<year>[12]\d{3})[ -]*(?<name>\p{L}[\p{L}\p{M}]*)\.?$/u.exec(text) ??
    /^(?<name>\p{L}[\p{L}\p{M}]*)\.?(?: del? |[ ,/-]*)(?<year>[12]\d{3})$/u.exec(text);
  if (named !== null) return month(named.groups?.year, monthOf(named.groups?.name ?? ''));
  // As spreadsheets abbreviate: Jan-15. What is before 1970 is written in full by everybody.
  const short = /^(?<name>\p{L}[\p{L}\p{M}]*)\.?[-' ]+(?<year>\d{2})$/u.exec(text);
  const digits = short?.groups?.year ?? '';
  return short === null ? [] : month(`${digits < '70' ? '20' : '19'}${digits}`, monthOf(short.groups?.name ?? ''));
}

function month(found: string | undefined, number: number | undefined): readonly PeriodReading[] {
  return found === undefined || number === undefined ? [] : reading('month', `${found}-${two(number)}`);
}

function days(text: string, monthOf: MonthOf): readonly PeriodReading[] {
  const iso = /^([12]\d{3})-?(\d{2})-?(\d{2})(?:[t ][\d:.]+z?)?$/.exec(text);
  if (iso !== null) return isoDay(iso[1] ?? '', iso[2] ?? '', iso[3] ?? '');
  const dotted = /^(\d{1,2})\. ?(\d{1,2})\. ?([12]\d{3})$/.exec(text);
  if (dotted !== null) return day('day', dotted[3], dotted[2], dotted[1]);
  const slashed = /^(\d{1,2})[/-](\d{1,2})[/-]([12]\d{3})$/.exec(text);
  if (slashed !== null) {
    const [, one, two, found] = slashed;
    return [
      ...day('day', found, two, one),
      ...day('day-month-first', found, one, two),
      ...monthOfFirst(found, one, two),
    ];
  }
  const named =
    /^(?<day>\d{1,2})\.?(?:st|nd|rd|th|er)? (?:of |de )?(?<name>\p{L}[\p{L}\p{M}]*)\.?,? (?<year>[12]\d{3})$/u.exec(
      text,
    ) ?? /^(?<name>\p{L}[\p{L}\p{M}]*)\.? (?<day>\d{1,2})(?:st|nd|rd|th)?,? (?<year>[12]\d{3})$/u.exec(text);
  if (named === null) return [];
  const { day: number, name = '', year: found } = named.groups ?? {};
  const at = monthOf(name);
  return at === undefined ? [] : day('day', found, String(at), number);
}

/** The month of a first day, which one of two numbers is. */
function monthOfFirst(found = '', one = '', two = ''): readonly PeriodReading[] {
  const at = Number(two) === 1 ? Number(one) : Number(one) === 1 ? Number(two) : 0;
  return at < 1 || at > 12 ? [] : month(found, at);
}

/** A day, and the month, quarter or year that begins with it: databases often store a period by its first day. */
function isoDay(found: string, monthText: string, dayText: string): readonly PeriodReading[] {
  const days = day('day', found, monthText, dayText);
  if (days.length === 0 || dayText !== '01') return days;
  const at = Number(monthText);
  return [
    ...days,
    ...month(found, at),
    ...(at % 3 === 1 ? reading('quarter', `${found}-Q${(at + 2) / 3}`) : []),
    ...(at === 1 ? reading('year', found) : []),
  ];
}

function day(kind: LabelKind, found = '', monthText = '', dayText = ''): readonly PeriodReading[] {
  const [y, m, d] = [found, monthText, dayText].map(Number);
  const date = new Date(Date.UTC(y ?? 0, (m ?? 0) - 1, d ?? 0));
  const exists = date.getUTCMonth() === (m ?? 0) - 1 && date.getUTCDate() === d;
  return exists ? reading(kind, `${found}-${two(m ?? 0)}-${two(d ?? 0)}`) : [];
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

/** Months or days that a text names. */
function momentsIn(text: string, language: string): readonly string[] {
  return meaningsOf(text, language).flatMap(({ kind, written }) =>
    kind === 'month' || kind === 'day' ? [written] : [],
  );
}
