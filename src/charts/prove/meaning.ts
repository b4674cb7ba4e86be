import type { ChartGap, ChartRow } from '../types.ts';
import { type Derivation, type Derivations, derivationsOf, makers, members, transformsOf } from './derive.ts';
import { type Item, isJson, type Json, listOf } from './scene.ts';
import { summary } from './summary.ts';
import { squeeze, wordsOf } from './words.ts';

/** What a field of a mark's datum says, found from the statistics and not from what the drawing made of them. */
export type Meaning =
  | { readonly is: 'value'; readonly amount: number; readonly of: string }
  | { readonly is: 'bound' | 'time' | 'rank'; readonly amount: number }
  | { readonly is: 'name'; readonly amount: string }
  /** Recomputed here from the rows that went into it; or, where `checked` is false, taken as the drawing has it. */
  | { readonly is: 'calculated'; readonly amount: unknown; readonly checked: boolean; readonly how: string }
  /** The end of one part of a stack. */
  | { readonly is: 'stacked'; readonly amount: number; readonly share: boolean }
  | { readonly is: 'wrong'; readonly why: string };

export interface Rows {
  readonly byId: ReadonlyMap<string, ChartRow>;
  /** Those whose value is missing. */
  readonly gaps: ReadonlyMap<string, ChartGap>;
  /** Every word of the rows. */
  readonly words: ReadonlySet<string>;
  readonly derived: Derivations;
  readonly pivot?: Pivot;
  /** Whether the drawing fills in values that are missing. */
  readonly imputes?: boolean;
}

const names = new Set(['id', 'label', 'text', 'place', 'period', 'measure', 'unit', 'qualifier', 'group', 'tone']);
const flags = new Set(['partial', 'hatched', 'open']);

/** The ids of the statistics that a datum stands for: its own, or those that it was aggregated from. */
export function idsOf(datum: unknown, { byId }: Pick<Rows, 'byId'>): readonly string[] {
  if (!isJson(datum)) return [];
  if (typeof datum.id === 'string' && byId.has(datum.id)) return [datum.id];
  const rows = datum[members];
  return Array.isArray(rows) ? rows.flatMap((row: unknown) => idsOf(row, { byId })) : [];
}

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
  if (names.has(field) || flags.has(field)) return { is: 'name', amount: String(datum[field]) };
  return datum[field] === undefined ? { is: 'wrong', why: `"${field}" is no field of its data` } : undefined;
}

function ofRow(field: string, row: ChartRow, datum: Json): Meaning | undefined {
  if (field === 'value') return { is: 'value', amount: row.value, of: row.id };
  if (field === 'lower' || field === 'upper') {
    const amount = row[field];
    return amount === undefined ? { is: 'wrong', why: `it has no ${field} bound` } : { is: 'bound', amount };
  }
  if (field === 'start' || field === 'end') {
    const day = row[field];
    return day === undefined ? { is: 'wrong', why: `it has no ${field}` } : { is: 'time', amount: Date.parse(day) };
  }
  if (field === 'order') return { is: 'rank', amount: Number(datum.order) };
  if (!names.has(field)) return flags.has(field) ? { is: 'name', amount: String(datum[field]) } : undefined;
  const own: unknown = field === 'label' || field === 'tone' ? datum[field] : row[field as 'id'];
  return { is: 'name', amount: String(own ?? '') };
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

/** The rows that went into a column of a pivot; undefined where it is none. */
function pivotedRows(field: string, datum: Json, { pivot }: Rows): readonly ChartRow[] | undefined {
  if (pivot === undefined || !pivot.columns.has(field)) return undefined;
  // What is fitted to the columns has their names, and stands for no group.
  if (pivot.groupby.some((name) => datum[name] === undefined)) return undefined;
  return (
    pivot.cells.get(
      cellKey(
        field,
        pivot.groupby.map((name) => datum[name]),
      ),
    ) ?? []
  );
}

/** Of a specification that spreads its statistics over columns: which stand in which cell. */
export interface Pivot {
  readonly groupby: readonly string[];
  readonly columns: ReadonlySet<string>;
  readonly cells: ReadonlyMap<string, readonly ChartRow[]>;
}

function cellKey(column: string, group: readonly unknown[]): string {
  return JSON.stringify([column, ...group.map(String)]);
}

interface Given {
  readonly given: readonly ChartRow[];
  readonly gaps: readonly ChartGap[];
  readonly compiled: Json;
}

/** The rows of a chart, with what their fields become in a compiled specification. */
export function rowsOf({ given, gaps, compiled }: Given): Rows {
  const byId = new Map(given.map((row) => [row.id, row]));
  const transforms = transformsOf(compiled);
  const found = transforms.find(({ type }) => type === 'pivot');
  const imputes = transforms.some(({ type }) => type === 'impute');
  const words = new Set([...given, ...gaps].flatMap((row) => [row.text, ...wordsOf(row)].map(squeeze)));
  const missing = new Map(gaps.map((gap) => [gap.id, gap]));
  const base = { byId, gaps: missing, words, derived: derivationsOf(compiled), imputes };
  if (found === undefined) return base;
  const groupby = listOf(found.groupby).map(String);
  const cells = new Map<string, ChartRow[]>();
  const columns = new Set<string>();
  for (const row of given) {
    const column = textOf(row, String(found.field)) ?? '';
    columns.add(column);
    const key = cellKey(
      column,
      groupby.map((name) => textOf(row, name)),
    );
    const cell = cells.get(key);
    if (cell === undefined) cells.set(key, [row]);
    else cell.push(row);
  }
  return { ...base, pivot: { groupby, columns, cells } };
}

function textOf(row: ChartRow, field: string): string | undefined {
  const said = ofRow(field, row, {});
  return said?.is === 'name' ? said.amount : undefined;
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
