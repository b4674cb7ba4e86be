import type { ChartKind } from '../charts/kinds/kinds.ts';
import type { ChartGap, ChartRow } from '../charts/types.ts';
import { groupBy } from '../data/group.ts';
import type { ComposeContext } from './context.ts';

/** Kinds of which each row stands alone under its name. */
const inRows: ReadonlySet<ChartKind> = new Set(['bars', 'change', 'intervals', 'parts', 'unit-row']);

/** Rows of one name in several periods, places or measures say which in brackets. */
export function toldApart(
  kind: ChartKind,
  rows: readonly (ChartRow | ChartGap)[],
  { locale }: Pick<ComposeContext, 'locale'>,
): readonly (ChartRow | ChartGap)[] {
  if (!inRows.has(kind)) return rows;
  const alike = [...groupBy(rows, ({ label }) => label).values()].filter((own) => own.length > 1);
  const fields = (['place', 'measure', 'period'] as const).filter((field) =>
    alike.some((own) => new Set(own.map((each) => each[field])).size > 1),
  );
  if (fields.length === 0) return rows;
  return rows.map((row) => {
    const told = locale.brackets(fields.map((field) => row[field]).join(locale.joins.comma));
    const short = row.short === undefined ? {} : { short: `${row.short}${told}` };
    return { ...row, label: `${row.label}${told}`, ...short };
  });
}
