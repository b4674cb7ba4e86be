import {
  blame,
  firstTwice,
  type JudgedRow,
  type Judging,
  type Kind,
  type Refusal,
  refuseOptions,
} from './kinds/kind.ts';
import { kinds } from './kinds/kinds.ts';
import type { ChartRequest } from './request.ts';

export interface Judged extends Judging {
  readonly kind: ChartRequest['kind'];
  readonly rows: readonly JudgedRow[];
}

const maxRows = 60;
/** Of an author's specification, which may draw a point for each. */
const maxMarks = 20_000;

/**
 * Why a chart of this kind cannot show these rows truthfully; undefined where it can. It needs no fonts and draws
 * nothing, so that `check` can ask it.
 */
export function refusalOf({ kind, rows, ...judging }: Judged): Refusal | undefined {
  const own: Kind | undefined = kind === 'vega-lite' ? undefined : kinds[kind];
  return refuseRows(rows, own) ?? own?.refuse?.(rows, judging) ?? (own && refuseOptions(own, judging));
}

function refuseRows(rows: readonly JudgedRow[], kind: Kind | undefined): Refusal | undefined {
  if (rows.length === 0) return { what: 'has no rows', hint: 'name its statistics' };
  const most = kind === undefined ? maxMarks : kind.unlimited === true ? rows.length : maxRows;
  if (rows.length > most) return { what: `has ${rows.length} rows; the limit is ${most}`, hint: 'use a table' };
  const odd = rows.find(({ value, lower, upper }) =>
    [value, lower, upper].some((number) => number !== undefined && !Number.isFinite(number)),
  );
  if (odd !== undefined) return blame(odd, `has a value that is not a number: ${odd.id}`, 'correct the value');
  const twice = firstTwice(rows, ({ id }) => id);
  return twice && blame(twice, `has ${twice.id} twice`, 'name each statistic once');
}
