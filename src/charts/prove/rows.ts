import { groupBy } from '../../data/group.ts';
import type { ChartGap, ChartRow } from '../types.ts';
import { type Derivations, derivationsOf, members, transformsOf } from './derive.ts';
import { textOf } from './fields.ts';
import { isJson, type Json, listOf } from './scene.ts';
import { squeeze, wordsOf } from './words.ts';

export interface Rows {
  readonly byId: ReadonlyMap<string, ChartRow>;
  /** Those whose value is missing. */
  readonly gaps: ReadonlyMap<string, ChartGap>;
  /** Every word of the rows, found when first asked for. */
  readonly words: () => ReadonlySet<string>;
  readonly derived: Derivations;
  readonly pivot?: Pivot;
  /** Whether the drawing fills in values that are missing. */
  readonly imputes?: boolean;
}

/** The ids of the statistics that a datum stands for: its own, or those that it was aggregated from. */
export function idsOf(datum: unknown, { byId }: Pick<Rows, 'byId'>): readonly string[] {
  if (!isJson(datum)) return [];
  if (typeof datum.id === 'string' && byId.has(datum.id)) return [datum.id];
  const rows = datum[members];
  return Array.isArray(rows) ? rows.flatMap((row: unknown) => idsOf(row, { byId })) : [];
}

/** The rows that went into a column of a pivot; undefined where it is none. */
export function pivotedRows(field: string, datum: Json, { pivot }: Rows): readonly ChartRow[] | undefined {
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
interface Pivot {
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
  let known: ReadonlySet<string> | undefined;
  const words = (): ReadonlySet<string> => {
    known ??= new Set([...given, ...gaps].flatMap((row) => [row.text, ...wordsOf(row)].map(squeeze)));
    return known;
  };
  const missing = new Map(gaps.map((gap) => [gap.id, gap]));
  const base = { byId, gaps: missing, words, derived: derivationsOf(compiled), imputes };
  return found === undefined ? base : { ...base, pivot: pivotOf(found, given) };
}

function pivotOf(transform: Json, given: readonly ChartRow[]): Pivot {
  const groupby = listOf(transform.groupby).map(String);
  const keyed = given.map((row) => ({ row, column: textOf(row, String(transform.field)) ?? '' }));
  const keyOf = ({ row, column }: (typeof keyed)[number]): string =>
    cellKey(
      column,
      groupby.map((name) => textOf(row, name)),
    );
  const cells = new Map([...groupBy(keyed, keyOf)].map(([key, own]) => [key, own.map(({ row }) => row)]));
  return { groupby, columns: new Set(keyed.map(({ column }) => column)), cells };
}
