import { isSpan, type Period } from '../../data/period.ts';
import { fill } from './fill.ts';
import type { LocaleFile } from './schema.ts';

/** "30 July 2024" of YYYY-MM-DD. */
export function formatDate(file: LocaleFile, date: string): string {
  const { year, month, day } = parts(date);
  return fill(file.dates.day, { year, month: nameOf(file.months, month), day: dayOf(file, day) });
}

/**
 * A period as people write it: "2023", "Q1 2015", "2015/16", "January to October 2022". Twelve months that are no
 * calendar year are "the year to March 2016". `notStated` stands for a period that no source states.
 */
export function formatPeriod(file: LocaleFile, period: Period, notStated: string): string {
  const { written } = period;
  if (written === 'not-stated') return notStated;
  const named = formatNamed(file, written);
  if (named !== undefined) return named;
  const [from = '', to] = written.split('/');
  if (to === undefined) return formatMoment(file, from);
  const lastMonth = monthOfYearEnd(period);
  if (lastMonth !== undefined) return fill(file.dates['year-to'], { to: formatMoment(file, lastMonth) });
  return formatSpan(file, from, to);
}

/** "Q1 2015 to Q4 2020": from one period to a later one. */
export function formatPeriods(file: LocaleFile, first: Period, last: Period, notStated: string): string {
  const ends = [first.written, last.written];
  // "January to June 2023" names the year once.
  if (ends.every((written) => /^\d{4}-\d{2}$/.test(written)) && ends[0] !== ends[1])
    return formatSpan(file, first.written, last.written);
  const [from, to] = [first, last].map((period) => formatPeriod(file, period, notStated));
  return from === to ? (from ?? '') : fill(file.dates.periods, { from: from ?? '', to: to ?? '' });
}

/** Half-years, quarters, weeks, and financial years with their quarters. */
function formatNamed({ dates, quarters, halves }: LocaleFile, written: string): string | undefined {
  const [, year = '', next, letter, count = ''] = /^(\d{4})(?:\/(\d{2}))?(?:-([HQW])(\d{1,2}))?$/.exec(written) ?? [];
  const number = Number(count);
  if (next !== undefined) {
    const of = { from: year, to: next };
    return letter === undefined
      ? fill(dates['financial-year'], of)
      : fill(dates['financial-quarter'], { ...of, quarter: nameOf(quarters, number) });
  }
  switch (letter) {
    case 'H':
      return fill(dates['half-year'], { year, half: nameOf(halves, number) });
    case 'Q':
      return fill(dates.quarter, { year, quarter: nameOf(quarters, number) });
    case 'W':
      return fill(dates.week, { year, week: number });
    default:
      return undefined;
  }
}

/** The last month, YYYY-MM, of twelve whole months that do not begin in January. */
function monthOfYearEnd(period: Period): string | undefined {
  if (!isSpan(period)) return undefined;
  const [start, end] = [parts(period.start), parts(period.end)];
  const endsMonth = new Date(Date.parse(period.end) + 86_400_000).getUTCDate() === 1;
  if (start.day !== 1 || start.month === 1 || !endsMonth) return undefined;
  const months = (Number(end.year) - Number(start.year)) * 12 + end.month - start.month + 1;
  return months === 12 ? period.end.slice(0, 7) : undefined;
}

function formatSpan(file: LocaleFile, from: string, to: string): string {
  const { dates, months } = file;
  const [start, end] = [parts(from), parts(to)];
  const named = { from: nameOf(months, start.month), to: nameOf(months, end.month) };
  if (from.length === 10 && from.slice(0, 7) === to.slice(0, 7))
    return fill(dates['days-of-month'], {
      from: dayOf(file, start.day),
      to: end.day,
      month: named.to,
      year: end.year,
    });
  if (from.length === 7 && start.year === end.year)
    return fill(dates['months-of-year'], { ...named, year: start.year });
  const pattern = from.length === 4 ? dates['year-span'] : from.length === 7 ? dates['month-span'] : dates['day-span'];
  return fill(pattern, { from: formatMoment(file, from), to: formatMoment(file, to) });
}

function formatMoment(file: LocaleFile, moment: string): string {
  if (moment.length === 10) return formatDate(file, moment);
  const { year, month } = parts(moment);
  return moment.length === 7
    ? fill(file.dates.month, { year, month: nameOf(file.months, month) })
    : fill(file.dates.year, { year });
}

function parts(date: string): { readonly year: string; readonly month: number; readonly day: number } {
  const [year = '', month = '', day = ''] = date.split('-');
  return { year, month: Number(month), day: Number(day) };
}

/** What the n-th is called, from 1: its number where the language has no names for them. */
function nameOf(names: readonly string[] | undefined, number: number): string {
  return names?.[number - 1] ?? String(number);
}

function dayOf({ 'first-day': first }: LocaleFile, day: number): string {
  return day === 1 && first !== undefined ? first : String(day);
}
