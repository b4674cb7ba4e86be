import { groupBy } from '../data/group.ts';
import type { Member } from '../data/series-index.ts';
import type { TablePart } from '../topic/types.ts';
import type { FigureContext } from './context.ts';
import type { FigureCell } from './figure.ts';
import { type Html, sourced } from './html.ts';
import { sourceLine } from './source-line.ts';
import { hasValue, sayPeriod } from './statistic-cells.ts';
import type { StatisticTable } from './statistic-table.ts';

/** What the rows of a table are put together by. */
export type GroupedBy = NonNullable<Extract<TablePart['block'], { readonly group?: unknown }>['group']>;

/** Rows that share what their group is by: at least one. */
export interface RowGroup {
  readonly by: GroupedBy;
  readonly members: readonly Member[];
}

/** The members of a table in groups, each where its first member stands. */
export function inGroups(members: readonly Member[], by: GroupedBy): readonly RowGroup[] {
  return [...groupBy(members, (member) => keyOf(by, member)).values()].map((group) => ({ by, members: group }));
}

function keyOf(by: GroupedBy, { measure, place, period, sources }: Member): string {
  switch (by) {
    case 'measure':
      return JSON.stringify(measure);
    case 'place':
      return place.id;
    case 'period':
      return `${period.kind} ${period.written}`;
    case 'source':
      return sources.join();
  }
}

/** The rows of a table, those of each group under a row that names what they share. */
export function headedRows(
  { columns, rows }: StatisticTable,
  groups: readonly RowGroup[],
  context: FigureContext,
): StatisticTable['rows'] {
  let done = 0;
  return groups.flatMap((group) => {
    const head: FigureCell = { kind: 'group', content: nameOf(group, context), span: columns.length };
    const own = rows.slice(done, done + group.members.length);
    done += group.members.length;
    return [[head], ...own];
  });
}

function nameOf({ by, members }: RowGroup, context: FigureContext): Html {
  const { wording } = context;
  const [first] = members;
  if (first === undefined) throw new Error('a group of rows has no row');
  if (by === 'source') return sourceLine(members.filter(hasValue), context, { cited: first.sources });
  if (by === 'period') return sourced('date', sayPeriod(first, context));
  return sourced('word', by === 'place' ? wording.place(first) : wording.measure(first));
}
