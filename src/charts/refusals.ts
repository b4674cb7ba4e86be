import { blame, type JudgedRow, type Refusal } from './kinds/kind.ts';
import { kinds } from './kinds/kinds.ts';
import type { ChartRequest } from './request.ts';

export interface Judged {
  readonly kind: ChartRequest['kind'];
  readonly rows: readonly JudgedRow[];
}

const maxRows = 60;

/**
 * Why a chart of this kind cannot show these rows truthfully; undefined where it can. It needs no fonts and draws
 * nothing, so that `check` can ask it.
 */
export function refusalOf({ kind, rows }: Judged): Refusal | undefined {
  return refuseRows(rows) ?? (kind === 'vega-lite' ? undefined : kinds[kind].refuse(rows));
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
