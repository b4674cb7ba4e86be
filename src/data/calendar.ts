/** Whether a text is an existing date, as YYYY-MM-DD. */
export function isDate(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && dayText(Date.parse(value)) === value;
}

/** Milliseconds. */
export const day = 86_400_000;

/** The Monday of an ISO 8601 week, in milliseconds. The fourth of January is always in the first week. */
export function firstOfWeek(year: number, week: number): number {
  const fourth = Date.UTC(year, 0, 4);
  return fourth + (1 - (new Date(fourth).getUTCDay() || 7)) * day + (week - 1) * 7 * day;
}

/** A moment in milliseconds as YYYY-MM-DD; empty where it is not a number. */
export function dayText(time: number): string {
  return Number.isNaN(time) ? '' : new Date(time).toISOString().slice(0, 10);
}

/** The first and last day of a number of months; `month` may be beyond December. */
export function monthsFrom(
  year: number,
  month: number,
  count: number,
): { readonly start: string; readonly end: string } {
  return { start: dayText(Date.UTC(year, month - 1, 1)), end: dayText(Date.UTC(year, month - 1 + count, 0)) };
}

/** The first day of a year, month or day: 2023, 2023-08, 2023-08-03. */
export function firstDay(moment: string): string {
  return `${moment}-01-01`.slice(0, 10).padEnd(10, '-01');
}

/** The last day of a year, month or day. */
export function lastDay(moment: string): string {
  if (moment.length === 10) return moment;
  if (moment.length === 4) return `${moment}-12-31`;
  const [year, month] = moment.split('-').map(Number);
  return new Date(Date.UTC(year ?? 0, month ?? 1, 0)).toISOString().slice(0, 10);
}

/** The ISO 8601 week that a day is in: that of its Thursday. */
export function weekOf(date: string): string {
  const time = Date.parse(date);
  const thursday = time + (4 - (new Date(time).getUTCDay() || 7)) * day;
  const year = new Date(thursday).getUTCFullYear();
  const week = Math.round((thursday - 3 * day - firstOfWeek(year, 1)) / (7 * day)) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}
