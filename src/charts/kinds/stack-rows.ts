import { groupBy } from '../../data/group.ts';
import { largest } from '../../project/extremes.ts';
import { inTimeOrder, type Plan } from '../layout.ts';
import type { ChartGap, ChartRow } from '../types.ts';
import { blame, firstTwice, type JudgedRow, type Judging, noPart, type Refusal } from './kind.ts';
import { refusePeriods } from './line-refusals.ts';
import { inOrder } from './row-order.ts';
import { mostColours, seriesOf } from './series-looks.ts';
import { refuseUneven } from './time-slots.ts';

/** A part of a stack, from one amount to another: of values, or of shares of its whole. */
export interface Segment {
  readonly row: ChartRow;
  readonly from: number;
  readonly to: number;
}

/** The parts of one whole, in one order in all of them. */
export interface Stack {
  readonly key: string;
  readonly label: string;
  readonly short?: string | undefined;
  readonly segments: readonly Segment[];
  readonly gaps: readonly ChartGap[];
}

/** With one highlighted among greys. */
const mostParts = 8;

/** Whether stacks stand for periods of the same parts, and not for categories. */
export function standForTime(rows: readonly JudgedRow[]): boolean {
  const starts = new Set(rows.map(({ start }) => start));
  const cells = new Set(rows.map((row) => `${row.group}\n${row.start}`));
  return starts.size > 1 && !starts.has(undefined) && cells.size === rows.length;
}

export function refuseStacks(rows: readonly JudgedRow[], judging: Judging = {}): Refusal | undefined {
  const ungrouped = rows.find(({ group }) => group === undefined);
  const hint = 'say with group: what makes a part';
  if (ungrouped !== undefined) return blame(ungrouped, `has a value without a part, ${ungrouped.id}`, hint);
  const byTime = standForTime(rows);
  return (
    noPart(rows) ??
    refuseParts(rows, judging) ??
    (byTime ? (refusePeriods(rows) ?? refuseUneven(rows, 'stacks', 'use kind: line')) : undefined) ??
    refuseCells(rows, judging, byTime)
  );
}

function refuseParts(rows: readonly JudgedRow[], { highlight }: Judging): Refusal | undefined {
  const count = new Set(rows.map(seriesOf)).size;
  if (count < 2) return { what: 'has one part', hint: 'use kind: bars or columns' };
  const most = highlight === undefined ? mostColours : mostParts;
  const more = highlight === undefined ? 'name one with highlight:, or use kind: panels' : 'use kind: panels';
  return count <= most ? undefined : { what: `has ${count} parts; ${most} can be told apart by colour`, hint: more };
}

/** Each whole has each of its parts once, or says why one is missing. */
function refuseCells(rows: readonly JudgedRow[], { gaps = [], options = {} }: Judging, byTime: boolean) {
  const nameOf = (row: Pick<JudgedRow, 'label' | 'start'>): string => (byTime ? (row.start ?? '') : row.label);
  const cellOf = (row: Pick<JudgedRow, 'label' | 'start' | 'group'>) => [nameOf(row), row.group];
  const twice = firstTwice([...rows, ...gaps], cellOf);
  if (twice !== undefined)
    return { what: `has two values for "${twice.group}" of "${nameOf(twice)}"`, hint: 'name each once', row: twice.id };
  const cells = new Set([...rows, ...gaps].map((row) => JSON.stringify(cellOf(row))));
  const wholes = [...new Set(rows.map(nameOf))];
  const parts = [...new Set(rows.map(({ group }) => group))];
  for (const whole of wholes)
    for (const part of parts)
      if (!cells.has(JSON.stringify([whole, part])))
        return { what: `has no "${part}" of "${whole}"`, hint: 'name each part of each whole, or use kind: panels' };
  const [gap] = gaps;
  if (options.normalised !== true) return undefined;
  if (gap !== undefined) return { what: `has a whole with a missing part, ${gap.id}`, hint: 'leave out normalised' };
  const empty = wholes.find((whole) => rows.every((row) => nameOf(row) !== whole || row.value === 0));
  return empty === undefined ? undefined : { what: `has a whole that is zero, "${empty}"`, hint: 'leave it out' };
}

export function stacksOf(plan: Plan, byTime: boolean): readonly Stack[] {
  const names = [...new Set(plan.rows.map(seriesOf))];
  const keyOf = (row: ChartRow | ChartGap): string => (byTime ? (row.start ?? '') : row.label);
  const gaps = groupBy(plan.gaps, keyOf);
  const rows = byTime ? inTimeOrder(plan.rows) : plan.rows;
  const stacks = [...groupBy(rows, keyOf)].map(([key, own]): Stack => {
    const ordered = names.flatMap((name) => own.find((row) => seriesOf(row) === name) ?? []);
    const { label, short, period } = ordered[0] ?? { label: key, period: key };
    const segments = segmentsOf(ordered, plan.options.normalised === true);
    return { key, label: byTime ? period : label, short, segments, gaps: gaps.get(key) ?? [] };
  });
  if (byTime) return stacks;
  return inOrder(stacks, plan, { name: ({ label }) => label, value: (stack) => sizeOf(plan, stack) });
}

/** The size of a whole; where all are drawn alike, that of its first part. */
function sizeOf({ options }: Plan, { segments }: Stack): number {
  return (options.normalised === true ? segments[0] : segments.at(-1))?.to ?? 0;
}

function segmentsOf(rows: readonly ChartRow[], normalised: boolean): readonly Segment[] {
  const whole = normalised ? rows.reduce((sum, { value }) => sum + value, 0) : 1;
  const segments: Segment[] = [];
  let sum = 0;
  for (const row of rows) {
    const from = sum;
    sum = Number((sum + row.value).toPrecision(12));
    segments.push({ row, from: from / whole, to: sum / whole });
  }
  return segments;
}

/** The greatest amount of all stacks. */
export function highest(stacks: readonly Stack[]): number {
  return (
    largest(
      stacks.map(({ segments }) => segments.at(-1)?.to ?? 0),
      0,
    ) || 1
  );
}
