import { slotNumbers } from './kinds/time-slots.ts';
import { isOpen } from './layout.ts';
import type { ChartRequest, ChartRow } from './types.ts';

/** The fields of a row that decide whether a kind of chart can show it truthfully. */
export type JudgedRow = Pick<ChartRow, 'id' | 'label' | 'value' | 'start' | 'qualifier' | 'group' | 'lower' | 'upper'>;

/** Why a kind of chart cannot show its rows: `what` as in "has two rows for …", and how to correct it. */
export interface Refusal {
  readonly what: string;
  readonly hint: string;
  /** The id of the row at fault, where it is a single one. */
  readonly row?: string;
}

export interface Judged {
  readonly kind: ChartRequest['kind'];
  readonly rows: readonly JudgedRow[];
}

const maxRows = 60;
const maxSeries = 4;
const maxParts = 4;
const maxPanels = 12;
/** How many periods may be missing from a series in columns. */
const maxGaps = 24;

/**
 * Why a chart of this kind cannot show these rows truthfully; undefined where it can. It needs no fonts and draws
 * nothing, so that `check` can ask it. Whether labels have room is known only when the chart is drawn.
 */
export function refusalOf(judged: Judged): Refusal | undefined {
  const ofRows = refuseRows(judged.rows);
  if (ofRows !== undefined || judged.kind === 'vega-lite') return ofRows;
  return kinds[judged.kind](judged);
}

function refuseRows(rows: readonly JudgedRow[]): Refusal | undefined {
  if (rows.length === 0) return { what: 'has no rows', hint: 'name its statistics' };
  if (rows.length > maxRows) return { what: `has ${rows.length} rows; the limit is ${maxRows}`, hint: 'use a table' };
  const odd = rows.find(({ value, lower, upper }) =>
    [value, lower, upper].some((number) => number !== undefined && !Number.isFinite(number)),
  );
  if (odd !== undefined) return blame(odd, `has a value that is not a number: ${odd.id}`, 'correct the value');
  const ids = rows.map(({ id }) => id);
  const twice = rows.find(({ id }, index) => ids.indexOf(id) < index);
  return twice && blame(twice, `has ${twice.id} twice`, 'name each statistic once');
}

const kinds: Readonly<Record<Exclude<ChartRequest['kind'], 'vega-lite'>, (judged: Judged) => Refusal | undefined>> = {
  bars: ({ rows }) => belowZero(rows, 'and its bars start at zero'),
  columns: ({ rows }) => belowZero(rows, 'and its columns start at zero') ?? refuseSlots(rows),
  line: ({ rows }) => refuseLine(rows),
  dumbbell: ({ rows }) => refusePairs(rows),
  change: () => undefined,
  timeline: ({ rows }) =>
    rows.some(({ start }) => start !== undefined)
      ? undefined
      : {
          what: 'has no row with a date, so that nothing can be put on its time axis',
          hint: 'name rows with a period, or leave the chart out',
        },
  parts: ({ rows }) => refuseParts(rows),
  multiples: ({ rows }) => refusePanels(rows),
  coverage: () => undefined,
  pair: ({ rows }) => belowZero(rows, 'and its bars start at zero', 'leave out the "before" of its tile'),
};

function blame({ id }: JudgedRow, what: string, hint: string): Refusal {
  return { what, hint, row: id };
}

function belowZero(rows: readonly JudgedRow[], why: string, hint = 'use kind: change'): Refusal | undefined {
  const below = rows.find(({ value }) => value < 0);
  return below && blame(below, `has a negative value, ${below.id}, ${why}`, hint);
}

function refuseSlots(rows: readonly JudgedRow[]): Refusal | undefined {
  const hint = 'columns stand for evenly spaced periods; use kind: line for uneven ones, kind: bars for places';
  const undated = rows.find(({ start }) => start === undefined);
  if (undated !== undefined) return blame(undated, `has a row without a period, ${undated.id}`, hint);
  const { numbers, count } = slotNumbers(rows.map(({ start = '' }) => start));
  if (new Set(numbers).size < numbers.length) return { what: 'has two rows that start in one month', hint };
  return count > rows.length + maxGaps
    ? { what: 'has periods too far apart or too uneven for columns', hint }
    : undefined;
}

function refuseLine(rows: readonly JudgedRow[]): Refusal | undefined {
  const undated = rows.find(({ start }) => start === undefined);
  if (undated !== undefined)
    return blame(undated, `has a row without a period, ${undated.id}`, 'use kind: bars, or a table');
  const below = belowZero(rows, 'and its axis starts at zero');
  if (below !== undefined) return below;
  const series = [...new Set(rows.map(({ group = '' }) => group))];
  if (series.length > maxSeries)
    return { what: `has ${series.length} lines; the limit is ${maxSeries}`, hint: 'use kind: multiples' };
  for (const name of series) {
    const starts = rows.filter(({ group = '' }) => group === name).map(({ start }) => start);
    if (starts.length < 2)
      return { what: `has a line with one point, "${name}"`, hint: 'a line needs two periods or more' };
    if (new Set(starts).size < starts.length)
      return { what: `has two values of one period in "${name}"`, hint: 'give series a group' };
  }
  return undefined;
}

function refusePairs(rows: readonly JudgedRow[]): Refusal | undefined {
  const hint = 'a dumbbell shows the same two periods of every category; use kind: bars or a table otherwise';
  const starts = new Set(rows.map(({ start }) => start));
  if (starts.size !== 2 || starts.has(undefined)) return { what: 'does not have exactly two periods', hint };
  const below = rows.find(({ value }) => value < 0);
  if (below !== undefined) return blame(below, `has a negative value, ${below.id}`, hint);
  const unpaired = rows.find(({ label }) => {
    const own = rows.filter((row) => row.label === label);
    return own.length !== 2 || own[0]?.start === own[1]?.start;
  });
  return unpaired && blame(unpaired, `has no pair of rows for "${unpaired.label}"`, hint);
}

function refuseParts(rows: readonly JudgedRow[]): Refusal | undefined {
  if (rows.length > maxParts)
    return { what: `has ${rows.length} parts; the limit is ${maxParts}`, hint: 'use kind: bars' };
  const bad = rows.find((row) => row.value < 0 || isOpen(row));
  if (bad !== undefined)
    return blame(bad, `has a part that is negative or a bound, ${bad.id}`, 'a bound has no share; use kind: bars');
  const sum = rows.reduce((total, { value }) => total + value, 0);
  return sum > 0 ? undefined : { what: 'has parts that are all zero', hint: 'say so in a sentence' };
}

function refusePanels(rows: readonly JudgedRow[]): Refusal | undefined {
  const panels = new Set(rows.map(({ group = '' }) => group)).size;
  if (panels < 2 || panels > maxPanels)
    return { what: `has ${panels} panels`, hint: `small multiples have 2 to ${maxPanels}: one for each group of rows` };
  const below = belowZero(rows, 'and its bars start at zero');
  if (below !== undefined) return below;
  const cells = rows.map(({ group, label }) => `${group}\n${label}`);
  const twice = rows.find((_, index) => cells.indexOf(cells[index] ?? '') < index);
  return twice && blame(twice, `has two rows for "${twice.label}" in "${twice.group}"`, 'name each once');
}
