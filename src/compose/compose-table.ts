import type { Member } from '../data/series-index.ts';
import { defaultColumns } from '../topic/schema.ts';
import type { TablePart } from '../topic/types.ts';
import { type ComposeContext, frameTexts, namedStatistic, noteOf } from './context.ts';
import type { TableFigure } from './figure.ts';
import { gradeKey } from './grades.ts';
import { headedRows, inGroups } from './group-rows.ts';
import { matrixTable } from './matrix-table.ts';
import { sourceLine } from './source-line.ts';
import { hasValue } from './statistic-cells.ts';
import { type StatisticTable, statisticTable } from './statistic-table.ts';
import { type FigureScope, scopeOf } from './subtitle.ts';
import { tableFigure } from './table-figure.ts';

/** The table of a topic: a row for each statistic, in groups where its author wants them, or a matrix. */
export function composeTable({ block: table, at }: TablePart, context: ComposeContext): TableFigure {
  const { locale, numbering } = context;
  const { missing } = context.data;
  const members = table.statistics.map(
    (id, index) => missing.get(id) ?? namedStatistic(id, context, at(['statistics', index])),
  );
  const statistics = members.filter(hasValue);
  const texts = frameTexts(table, at, { context, scope: scopeOfRows(table, members, context) });
  return tableFigure(
    {
      ...numbering.frame('table'),
      ...texts,
      ...rowsOf(table, members, context),
      source: sourceLine(statistics, context, { cited: members.flatMap(({ sources }) => sources) }),
      author: noteOf(table, at, context),
    },
    locale,
  );
}

/** What a subtitle must name: the units and places that rows differ in stand in each of them. */
function scopeOfRows(table: TablePart['block'], members: readonly Member[], context: ComposeContext): FigureScope {
  const { statistics = [], places, periods } = scopeOf(members, context);
  const named: readonly string[] = 'matrix' in table ? [] : (table.columns ?? defaultColumns);
  const units = new Set(members.map(({ unit }) => unit.id));
  return {
    statistics: named.includes('value') && units.size > 1 ? [] : statistics,
    places: named.includes('place') && places.length > 1 ? [] : places,
    periods,
  };
}

function rowsOf(table: TablePart['block'], members: readonly Member[], context: ComposeContext): StatisticTable {
  if ('matrix' in table) return matrixTable(members, { ...table.matrix, display: table }, context);
  const { group, columns = defaultColumns } = table;
  const sorted = group === undefined ? undefined : inGroups(members, group);
  const shown = sorted?.flatMap((each) => each.members) ?? members;
  const wanted = columns.filter((column) => column !== group);
  const made = statisticTable(shown, { columns: wanted, display: table, withBeside: true }, context);
  const grades = made.columns.some(({ key }) => key === 'grade')
    ? gradeKey(shown.filter(hasValue), context.locale)
    : [];
  const rows = sorted === undefined ? made.rows : headedRows(made, sorted, context);
  return { ...made, rows, remarks: [...made.remarks, ...grades] };
}
