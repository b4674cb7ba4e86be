import { type Derivation, makers } from './derive.ts';
import { isName, type Meaning, ofRow } from './fields.ts';
import { idsOf, pivotedRows, type Rows } from './rows.ts';
import { type Item, isJson, type Json } from './scene.ts';
import { summary } from './summary.ts';

/** What `field` says of a mark; undefined where nothing is known of it. */
export function meaningOf(field: string, item: Pick<Item, 'datum'>, rows: Rows): Meaning | undefined {
  const datum = isJson(item.datum) ? item.datum : {};
  const own = typeof datum.id === 'string' ? rows.byId.get(datum.id) : undefined;
  const known = own === undefined ? undefined : ofRow(field, own, datum);
  if (known !== undefined) return known;
  const inPivot = pivoted(field, datum, rows);
  if (inPivot !== undefined) return inPivot;
  const among = rows.derived.get(field) ?? [];
  const [first] = among;
  if (first?.by === 'formula' && first.from !== undefined && first.from !== field)
    return meaningOf(first.from, item, rows);
  if (first !== undefined && among.length > 0) return derived(field, datum, { among, rows });
  if (isName(field)) return { is: 'name', amount: String(datum[field]) };
  return datum[field] === undefined ? { is: 'wrong', why: `"${field}" is no field of its data` } : undefined;
}

interface Among {
  readonly among: readonly Derivation[];
  readonly rows: Rows;
}

function derived(field: string, datum: Json, { among, rows }: Among): Meaning {
  const amount = datum[field];
  const [{ by, op, transform }] = [among[0] as Derivation];
  if (by === 'stack') return { is: 'stacked', amount: Number(amount), share: transform.offset === 'normalize' };
  if (by === 'bin' || by === 'timeunit') return interval(field, datum, { among, rows });
  if (by === 'aggregate') {
    const tried = among.map((one) => aggregated(one, datum, rows));
    if (tried.some((value) => value !== undefined && near(value, Number(amount))))
      return { is: 'calculated', amount, checked: true, how: op ?? by };
    if (tried.every((value) => value !== undefined)) return { is: 'wrong', why: `it is not the ${op} of its rows` };
  }
  return { is: 'calculated', amount, checked: false, how: makers[by] ?? op ?? by };
}

/** A bin or a unit of time, which must hold the rows that are in it. */
function interval(field: string, datum: Json, { among, rows }: Among): Meaning {
  const [{ by, from = '', transform }] = [among[0] as Derivation];
  const [low, high] = (Array.isArray(transform.as) ? transform.as : ['bin0', 'bin1']).map((name) =>
    Number(datum[String(name)]),
  );
  const outside = idsOf(datum, rows).find((id) => {
    const row = rows.byId.get(id);
    const said = row && ofRow(from, row, datum);
    const amount = said !== undefined && 'amount' in said ? Number(said.amount) : Number.NaN;
    return Number.isFinite(amount) && (amount < Number(low) - 1e-9 || amount > Number(high) + 1e-9);
  });
  if (outside !== undefined) return { is: 'wrong', why: `${outside} is not in the ${by} that it is drawn in` };
  const amount = Number(datum[field]);
  return by === 'timeunit' ? { is: 'time', amount } : { is: 'calculated', amount, checked: true, how: by };
}

/** The value of one statistic in a column of its own, as a pivot makes them. */
function pivoted(field: string, datum: Json, rows: Rows): Meaning | undefined {
  const found = pivotedRows(field, datum, rows);
  if (found === undefined) return undefined;
  const [row] = found;
  if (found.length > 1) return { is: 'wrong', why: `${found.length} statistics are added up as "${field}"` };
  return row === undefined
    ? { is: 'wrong', why: `no statistic is "${field}" of it` }
    : { is: 'value', amount: row.value, of: row.id };
}

function aggregated({ op, from, by }: Derivation, datum: Json, rows: Rows): number | undefined {
  const ids = idsOf(datum, rows);
  if (by !== 'aggregate' || ids.length === 0) return undefined;
  if (op === 'count') return ids.length;
  const values = ids.flatMap((id): readonly number[] => {
    const row = rows.byId.get(id);
    const said = row === undefined || from === undefined ? undefined : ofRow(from, row, {});
    return said !== undefined && 'amount' in said && typeof said.amount === 'number' ? [said.amount] : [];
  });
  return values.length < ids.length ? undefined : summary(op ?? '', values);
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}
