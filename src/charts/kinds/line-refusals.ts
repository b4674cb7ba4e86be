import { groupBy } from '../../data/group.ts';
import type { Period } from '../../data/period.ts';
import { blame, type JudgedRow, type Judging, type Refusal } from './kind.ts';
import { mostColours, seriesOf } from './series-looks.ts';
import { dayTime } from './time-axis.ts';

/** Why lines over time cannot show these rows truthfully. */
export function refuseSeries(rows: readonly JudgedRow[], { highlight }: Judging = {}): Refusal | undefined {
  return refusePeriods(rows) ?? refuseLines(rows) ?? refuseNumber(rows, highlight);
}

/** Why rows cannot stand on one axis of time. */
export function refusePeriods(rows: readonly JudgedRow[]): Refusal | undefined {
  const undated = rows.find(({ start }) => start === undefined);
  if (undated !== undefined)
    return blame(undated, `has a row without a period, ${undated.id}`, 'use kind: bars, or a table');
  const periods = rows.flatMap(({ when }) => when ?? []);
  const yearly = periods.some(({ kind }) => kind === 'year');
  const kinds = new Map(
    rows.flatMap((row) =>
      row.when === undefined || (yearly && isWithinYear(row.when)) ? [] : [[familyOf(row.when), row] as const],
    ),
  );
  const [[one] = [], [other, row] = []] = [...kinds];
  if (one === undefined || other === undefined || row === undefined) return undefined;
  const hint = 'draw each kind of period in a chart of its own, or use a table';
  return blame(row, `has periods of unlike kinds, ${one} and ${other} (${row.id})`, hint);
}

/** Whether some months of one calendar year are meant, which may stand beside whole years if a note says so. */
export function isWithinYear({ kind, start = '', end = '' }: Period): boolean {
  return kind === 'span' && start.slice(0, 4) === end.slice(0, 4);
}

/** What a period is like: those of one series follow each other, or are parts of such. */
function familyOf({ kind, start = '', end = '' }: Period): string {
  if (kind === 'part-year') return 'year';
  if (kind === 'point') return 'day';
  if (kind !== 'span') return kind;
  const months = Math.round((dayTime(end) - dayTime(start)) / (86_400_000 * 30.44));
  return `span of ${months} months`;
}

/** Why single series cannot be lines. */
export function refuseLines(rows: readonly JudgedRow[]): Refusal | undefined {
  for (const [name, own] of groupBy(rows, seriesOf)) {
    const starts = new Set(own.map(({ start }) => start));
    if (own.length < 2)
      return { what: `has a line with one point, "${name}"`, hint: 'a line needs two periods or more' };
    if (starts.size < own.length)
      return { what: `has two values of one period in "${name}"`, hint: 'give series a group' };
  }
  return undefined;
}

function refuseNumber(rows: readonly JudgedRow[], highlight: string | undefined): Refusal | undefined {
  const count = new Set(rows.map(seriesOf)).size;
  if (count <= mostColours || highlight !== undefined) return undefined;
  const hint = 'name one with highlight:, which stands in colour among greys, or use kind: panels';
  return { what: `has ${count} lines; ${mostColours} can be told apart by colour`, hint };
}
