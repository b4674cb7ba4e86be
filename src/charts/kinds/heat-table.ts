import { gutter, type Plan } from '../layout.ts';
import { fitIn, lineIn, mostLines, widthIn } from '../measure.ts';
import { namesOf } from '../names.ts';
import { type Entry, hasValue, inOrder } from './row-order.ts';

interface HeatColumn {
  readonly key: string;
  /** The longest first. */
  readonly heads: readonly string[];
  /** Whether it is a period, which those beside it tell too. */
  readonly dated: boolean;
}

interface HeatRow {
  readonly label: string;
  readonly name: readonly string[];
  /** One for each column; undefined where nothing is known. */
  readonly cells: readonly (Entry | undefined)[];
}

/** Rows and columns of cells; lengths in px. */
export interface HeatTable {
  readonly columns: readonly HeatColumn[];
  readonly rows: readonly HeatRow[];
  /** What the names take at the left. */
  readonly left: number;
  readonly width: number;
  /** Of a row, and the width of a column. */
  readonly height: number;
  readonly step: number;
}

/** Rows as given, or as the author orders them; columns in order of time, or as given. */
export function heatTable(plan: Plan): HeatTable {
  const entries: readonly Entry[] = [...plan.rows, ...plan.gaps];
  const columns = columnsOf(plan, entries);
  const labels = orderLabels(plan);
  const room = { width: plan.width * 0.3, lines: labels.length > 20 ? 1 : 2 };
  const rows = labels.map((label): HeatRow => {
    const own = entries.filter((entry) => entry.label === label);
    const name = fitIn(plan, namesOf(own[0] ?? { label }), 'label', room);
    return { label, name, cells: columns.map(({ key }) => own.find((entry) => keyOf(entry) === key)) };
  });
  const names = rows.map(({ name }) => name);
  const left = Math.ceil(widthIn(plan, names.flat(), 'label')) + gutter;
  const width = plan.width - left;
  const height = Math.round(Math.max(plan.styles.label.size * 1.8, mostLines(names) * lineIn(plan, 'label') + 4));
  return { columns, rows, left, width, height, step: width / columns.length };
}

function keyOf({ group, start = '' }: Entry): string {
  return group ?? start;
}

function columnsOf({ locale }: Plan, entries: readonly Entry[]): readonly HeatColumn[] {
  const firsts = [...new Map([...entries].reverse().map((entry) => [keyOf(entry), entry])).entries()].reverse();
  const byTime = entries.every(({ group }) => group === undefined);
  const sorted = byTime ? firsts.toSorted(([a], [b]) => (a < b ? -1 : 1)) : firsts;
  return sorted.map(([key, { group, period, when }]) => {
    if (group !== undefined) return { key, heads: [group], dated: false };
    const short = when === undefined ? period : locale.tick(when);
    return { key, heads: short === period ? [period] : [period, short], dated: true };
  });
}

/** As they were given, or by the value of the last column. */
function orderLabels(plan: Plan): readonly string[] {
  const labels = [...new Set([...plan.rows, ...plan.gaps].map(({ label }) => label))];
  if (plan.options.order === undefined) return labels;
  const last = (label: string): number =>
    plan.rows.filter((row) => hasValue(row) && row.label === label).at(-1)?.value ?? Number.NEGATIVE_INFINITY;
  return inOrder(labels, plan, { name: (label) => label, value: last });
}
