import { day, dayText, firstDay, firstOfWeek, isDate, lastDay, monthsFrom, weekOf } from './calendar.ts';

export const periodKinds = [
  'year',
  'half-year',
  'quarter',
  'month',
  'week',
  'day',
  'financial-year',
  'financial-quarter',
  'span',
  'part-year',
  'campaign',
  'cumulative',
  'point',
  'not-stated',
] as const;

export type PeriodKind = (typeof periodKinds)[number];

/** A span of time. `start` and `end` are its first and last day, YYYY-MM-DD; both missing if no period was stated. */
export interface Period {
  readonly kind: PeriodKind;
  readonly start?: string;
  readonly end?: string;
  /** As written in the data: 2023, 2015-Q1, 2015/16, 2015/16-Q1, 2022-01/2022-10, 2024-07-30, not-stated. */
  readonly written: string;
}

/** January: the month that a year begins with where nothing else is said. */
const calendarYear = 1;

/**
 * The period that a data file writes as `written`; `kind` if the data name it. `yearStarts` is the month (1 to 12) that a
 * financial year begins with; without it the days of one are not known.
 */
export function parsePeriod(written: string, kind?: PeriodKind, yearStarts?: number): Period {
  if (written === 'not-stated') return { kind: kind ?? 'not-stated', written };
  const named = namedPart(written, yearStarts);
  if (named !== undefined) return { ...named, kind: kind ?? named.kind, written };
  const [from = '', to = from] = written.split('/');
  return { kind: kind ?? kindOf(from, to), start: firstDay(from), end: lastDay(to), written };
}

/** Whether a text is a period as data files write it, with existing months, weeks and days. */
export function isPeriod(written: string): boolean {
  if (written === 'not-stated') return true;
  const [, year = '', next] = /^(\d{4})\/(\d{2})(?:-Q[1-4])?$/.exec(written) ?? [];
  if (next !== undefined) return next === String(Number(year) + 1).slice(2);
  const [, weekYear = '', week] = /^(\d{4})-W(\d{2})$/.exec(written) ?? [];
  if (week !== undefined)
    return Number(week) > 0 && firstOfWeek(Number(weekYear), Number(week)) < firstOfWeek(Number(weekYear) + 1, 1);
  if (/^\d{4}-(Q[1-4]|H[12])$/.test(written)) return true;
  const [from = '', to = from, ...others] = written.split('/');
  const inOrder = from.length === to.length && from <= to;
  return (
    others.length === 0 &&
    inOrder &&
    [from, to].every((moment) => /^\d{4}(-\d{2}){0,2}$/.test(moment) && isDate(firstDay(moment)))
  );
}

/** Half-years, quarters and weeks, and financial years with their quarters. */
function namedPart(written: string, yearStarts?: number): Omit<Period, 'written'> | undefined {
  const [, year = '', financial, letter, number = ''] = /^(\d{4})(\/\d{2})?(?:-([HQW])(\d{1,2}))?$/.exec(written) ?? [];
  const count = Number(number);
  if (letter === 'W') {
    const first = firstOfWeek(Number(year), count);
    return { kind: 'week', start: dayText(first), end: dayText(first + 6 * day) };
  }
  if (financial === undefined && letter === undefined) return undefined;
  const months = letter === 'H' ? 6 : letter === 'Q' ? 3 : 12;
  const kind = letter === 'H' ? 'half-year' : letter === 'Q' ? 'quarter' : 'year';
  if (financial === undefined)
    return { kind, ...monthsFrom(Number(year), calendarYear + (count - 1) * months, months) };
  const own = letter === 'Q' ? 'financial-quarter' : 'financial-year';
  if (yearStarts === undefined) return { kind: own };
  return { kind: own, ...monthsFrom(Number(year), yearStarts + Math.max(0, count - 1) * months, months) };
}

function kindOf(from: string, to: string): PeriodKind {
  if (from === to) return from.length === 10 ? 'point' : from.length === 7 ? 'month' : 'year';
  return firstDay(from).endsWith('-01-01') && lastDay(to) === `${from.slice(0, 4)}-12-31` ? 'year' : 'span';
}

/** Whether two periods are the same days and of one kind. A period that was not stated never equals another. */
export function samePeriod(a: Period, b: Period): boolean {
  return a.start !== undefined && sameDays(a, b) && a.kind === b.kind;
}

export function sameDays(a: Period, b: Period): boolean {
  return a.start === b.start && a.end === b.end;
}

/** Whether a period starts after another. */
export function isLater(a: Period, b: Period): boolean {
  return (a.start ?? '') > (b.start ?? '');
}

/** Whether a period has a first and a last day. */
export function isSpan(period: Period): period is Period & { readonly start: string; readonly end: string } {
  return period.start !== undefined && period.end !== undefined;
}

/** The period from one day to another, written in whole years or months if it consists of them. */
export function spanOf(start: string, end: string): Period {
  const [from, to] = [3, 2, 1]
    .map((length) => [start, end].map((day) => day.split('-').slice(0, length).join('-')))
    .reduce(
      (exact, [shorterStart = '', shorterEnd = '']) =>
        firstDay(shorterStart) === start && lastDay(shorterEnd) === end ? [shorterStart, shorterEnd] : exact,
      [start, end],
    );
  return parsePeriod(from === to ? (from ?? start) : `${from}/${to}`);
}

/** Whether a period is an unknown part of a year: written as the whole year but of the kind part-year. */
export function isPartOfYear({ kind, written }: Period): boolean {
  return kind === 'part-year' && /^\d{4}(\/\d{2})?$/.test(written);
}

/**
 * The same period a year earlier; undefined if the exact days are not known, as for a part of a year that is written as
 * the whole year, or a financial year whose first month is not known.
 */
export function yearBefore(period: Period): Period | undefined {
  const { kind, written, start } = period;
  if (start === undefined || (kind !== 'year' && /^\d{4}$/.test(written))) return undefined;
  const [, year, next, quarter = ''] = /^(\d{4})\/(\d{2})(-Q\d)?$/.exec(written) ?? [];
  const before =
    year === undefined || next === undefined
      ? written.replace(/\d{4}(?=-|\/|$)/g, (found) => String(Number(found) - 1))
      : `${Number(year) - 1}/${year.slice(2)}${quarter}`;
  return parsePeriod(before, kind, firstMonth(period));
}

/**
 * The period before, of the same kind; undefined where a kind has none: a point in time, a campaign, what is not stated.
 */
export function periodBefore(period: Period): Period | undefined {
  const { kind, start, written } = period;
  if (start === undefined) return undefined;
  const [, year = '', financial, letter, number = ''] = /^(\d{4})(\/\d{2})?(?:-([HQW]))?(\d*)$/.exec(written) ?? [];
  const parts = { H: 2, Q: 4 }[letter ?? ''];
  if (parts !== undefined) {
    const own =
      Number(number) === 1 ? { year: Number(year) - 1, part: parts } : { year: Number(year), part: Number(number) - 1 };
    const of = financial === undefined ? String(own.year) : `${own.year}/${String(own.year + 1).slice(2)}`;
    return parsePeriod(`${of}-${letter}${own.part}`, kind, firstMonth(period));
  }
  if (kind === 'year' || kind === 'financial-year') return yearBefore(period);
  const before = dayText(Date.parse(start) - day);
  if (kind === 'week') return parsePeriod(weekOf(before), kind);
  if (kind === 'month') return parsePeriod(before.slice(0, 7), kind);
  return kind === 'day' ? parsePeriod(before, kind) : undefined;
}

/** The month that the financial year of a period begins with; undefined for any other period. */
function firstMonth({ kind, start, written }: Period): number | undefined {
  if (start === undefined || (kind !== 'financial-year' && kind !== 'financial-quarter')) return undefined;
  const quarter = Number(/-Q(\d)$/.exec(written)?.[1] ?? 1);
  return ((Number(start.slice(5, 7)) - 1 - (quarter - 1) * 3 + 12) % 12) + 1;
}

/** Why two different periods cannot be compared; undefined if they are of one kind, such as the same months. */
export function unlikePeriods(a: Period, b: Period): string | undefined {
  const both = `the periods ${a.written} (${a.kind}) and ${b.written} (${b.kind})`;
  if (!isSpan(a) || !isSpan(b)) return `${both} cannot be compared: a period was not stated`;
  if (sameDays(a, b)) return `${both} are the same`;
  if (a.kind !== b.kind) return `${both} are of different kinds`;
  switch (a.kind) {
    case 'campaign':
    case 'cumulative':
      return `${both} cannot be compared: a ${a.kind} period has no counterpart`;
    case 'span':
      // Sums over a moving year follow each other; of other spans only the same months of other years are alike.
      return daysOfYear(a) === daysOfYear(b) || (monthsOf(a) === monthsOf(b) && Number(monthsOf(a)) % 12 === 0)
        ? undefined
        : `${both} are not the same months`;
    case 'part-year':
      return daysOfYear(a) === daysOfYear(b) ? undefined : `${both} are not the same months`;
    default:
      return undefined;
  }
}

/** How many months a period has; undefined where it does not begin and end with one. */
function monthsOf({ start, end }: { readonly start: string; readonly end: string }): number | undefined {
  if (!start.endsWith('-01') || lastDay(end.slice(0, 7)) !== end) return undefined;
  const years = Number(end.slice(0, 4)) - Number(start.slice(0, 4));
  return years * 12 + Number(end.slice(5, 7)) - Number(start.slice(5, 7)) + 1;
}

/** The first and last day of a period in any year, and in how many years later it ends; 29 February counts as 28. */
function daysOfYear({ start, end }: { readonly start: string; readonly end: string }): string {
  return `${start.slice(5)} ${end.slice(5).replace('02-29', '02-28')} ${Number(end.slice(0, 4)) - Number(start.slice(0, 4))}`;
}
