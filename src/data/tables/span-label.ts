import type { LabelKind, PeriodReading } from './period-kinds.ts';

/** The months or days that a part of a label names. */
type MomentsOf = (text: string) => readonly string[];

/** "Apr 2015 to Mar 2016", "January to March 2015", "year to March 2016", "2020-01-01 to 2020-03-31". */
export function spanMeanings(text: string, momentsOf: MomentsOf): readonly PeriodReading[] {
  const ending = /^(?:the )?(?:(?:year|12 months|twelve months) (?:to|ending|ended)|ye) (.+)$/.exec(text)?.[1];
  if (ending !== undefined) return yearTo(ending, momentsOf);
  const weekEnd = /^(?:week (?:to|ending|ended)|w\/e) (.+)$/.exec(text)?.[1];
  if (weekEnd !== undefined) return weekTo(weekEnd, momentsOf);
  const [, ofYear = '', first = '', last = ''] = /^([12]\d{3})年(\d{1,2})月?[-至到~](\d{1,2})月$/.exec(text) ?? [];
  const within = Number(first) >= 1 && Number(first) <= Number(last) && Number(last) <= 12;
  if (ofYear !== '' && within) return namedSpan(`${ofYear}-${two(Number(first))}`, `${ofYear}-${two(Number(last))}`);
  const [from, to, ...others] = text.split(
    / (?:to|until|bis|à|au|through) | - |(?<=[\p{L}.\d])-(?=\p{L})|\/(?=[12]\d{3}-)/u,
  );
  if (from === undefined || to === undefined || others.length > 0) return [];
  const [, lastYear = ''] = /([12]\d{3})$/.exec(to) ?? [];
  const [end] = momentsOf(to);
  const [sameYear] = momentsOf(/\d{4}/.test(from) ? from : `${from} ${lastYear}`);
  // "Nov-Jan 2023" begins in the year before the one that it names.
  const before = sameYear !== undefined && end !== undefined && sameYear > end && !/\d/.test(from);
  const [start] = before ? momentsOf(`${from} ${Number(lastYear) - 1}`) : [sameYear];
  if (start === undefined || end === undefined || start.length !== end.length || start > end) return [];
  return namedSpan(start, end);
}

/** The seven days up to one. */
function weekTo(end: string, momentsOf: MomentsOf): readonly PeriodReading[] {
  const last = momentsOf(end).find((moment) => moment.length === 10);
  if (last === undefined) return [];
  const first = new Date(Date.parse(last) - 6 * 86_400_000).toISOString().slice(0, 10);
  return namedSpan(first, last);
}

function yearTo(end: string, momentsOf: MomentsOf): readonly PeriodReading[] {
  const last = momentsOf(end).find((moment) => moment.length === 7);
  return last === undefined ? [] : namedSpan(addMonths(last, -11), last);
}

/** A span from one month (or day) to another, by its own name where it is a year, half-year or quarter. */
function namedSpan(start: string, end: string): readonly PeriodReading[] {
  const months = wholeMonths(start, end);
  if (months === undefined) return reading('span', start === end ? start : `${start}/${end}`);
  const { from, to, count } = months;
  const [found = '', first = ''] = from.split('-');
  const at = Number(first);
  if (count === 1) return reading('month', from);
  // Beside spans that have no name, as in a moving sum, it is a span like them.
  const span = reading('span', `${from}/${to}`);
  if (count === 3 && at % 3 === 1) return [...reading('quarter', `${found}-Q${(at + 2) / 3}`), ...span];
  if (count === 6 && at % 6 === 1) return [...reading('half-year', `${found}-H${(at + 5) / 6}`), ...span];
  if (count === 12 && at === 1) return [...reading('year', found), ...span];
  const written = `${found}/${String(Number(found) + 1).slice(2)}`;
  return count === 12 ? [{ kind: 'financial-year', written, starts: at }, ...span] : span;
}

function wholeMonths(
  start: string,
  end: string,
): { readonly from: string; readonly to: string; readonly count: number } | undefined {
  const [from, to] = [start.slice(0, 7), end.slice(0, 7)];
  if (start.length === 10) {
    const [y, m] = to.split('-').map(Number);
    const last = new Date(Date.UTC(y ?? 0, m ?? 0, 0)).getUTCDate();
    if (!start.endsWith('-01') || end !== `${to}-${last}`) return undefined;
  }
  return { from, to, count: monthIndex(to) - monthIndex(from) + 1 };
}

function monthIndex(moment: string): number {
  const [y, m] = moment.split('-').map(Number);
  return (y ?? 0) * 12 + (m ?? 1) - 1;
}

function addMonths(moment: string, count: number): string {
  const index = monthIndex(moment) + count;
  return `${Math.floor(index / 12)}-${two((index % 12) + 1)}`;
}

function reading(kind: LabelKind, written: string): readonly PeriodReading[] {
  return [{ kind, written }];
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
