import type { PeriodKind } from './schema.ts';

/** A span of time. `start` and `end` are its first and last day, YYYY-MM-DD; both missing if no period was stated. */
export interface Period {
  readonly kind: PeriodKind;
  readonly start?: string;
  readonly end?: string;
  /** As written in the data: 2023, 2022-01/2022-10, 2024-07-30, not-stated. */
  readonly written: string;
}

/** The period that a data file writes as `written`; `kind` if the data name it. */
export function parsePeriod(written: string, kind?: PeriodKind): Period {
  if (written === 'not-stated') return { kind: kind ?? 'not-stated', written };
  const [from = '', to = from] = written.split('/');
  const [start, end] = [firstDay(from), lastDay(to)];
  return { kind: kind ?? kindOf(from, to, start, end), start, end, written };
}

function kindOf(from: string, to: string, start: string, end: string): PeriodKind {
  if (from.length === 10 && from === to) return 'point';
  return start.endsWith('-01-01') && end === `${start.slice(0, 4)}-12-31` ? 'year' : 'part-year';
}

function firstDay(moment: string): string {
  return `${moment}-01-01`.slice(0, 10).padEnd(10, '-01');
}

function lastDay(moment: string): string {
  if (moment.length === 10) return moment;
  if (moment.length === 4) return `${moment}-12-31`;
  const [year, month] = moment.split('-').map(Number);
  return new Date(Date.UTC(year ?? 0, month ?? 1, 0)).toISOString().slice(0, 10);
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
  return kind === 'part-year' && /^\d{4}$/.test(written);
}

/**
 * The same days a year earlier; undefined if the exact days are not known, as for a part of a year that is written as
 * the whole year.
 */
export function yearBefore(period: Period): Period | undefined {
  const { kind, written } = period;
  if (written === 'not-stated' || (kind !== 'year' && /^\d{4}$/.test(written))) return undefined;
  return parsePeriod(
    written.replace(/\d{4}(?=-|\/|$)/g, (year) => String(Number(year) - 1)),
    kind,
  );
}

/** Why two different periods cannot be compared; undefined if they are of one kind, such as the same months. */
export function unlikePeriods(a: Period, b: Period): string | undefined {
  const both = `the periods ${a.written} (${a.kind}) and ${b.written} (${b.kind})`;
  if (!isSpan(a) || !isSpan(b)) return `${both} cannot be compared: a period was not stated`;
  if (sameDays(a, b)) return `${both} are the same`;
  if (a.kind !== b.kind) return `${both} are of different kinds`;
  switch (a.kind) {
    case 'year':
    case 'point':
      return undefined;
    case 'part-year':
      return daysOfYear(a) === daysOfYear(b) ? undefined : `${both} are not the same months`;
    default:
      return `${both} cannot be compared: a ${a.kind} period is comparable with no other`;
  }
}

/** The first and last day of a period in any year, and in how many years later it ends; 29 February counts as 28. */
function daysOfYear({ start, end }: { readonly start: string; readonly end: string }): string {
  return `${start.slice(5)} ${end.slice(5).replace('02-29', '02-28')} ${Number(end.slice(0, 4)) - Number(start.slice(0, 4))}`;
}
