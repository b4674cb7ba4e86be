import { isOpen, type Plan } from '../layout.ts';
import type { ChartGap, ChartOptions, ChartRow, ChartSpec } from '../types.ts';

/** The fields of a row that decide whether a kind of chart can show it truthfully. */
export type JudgedRow = Pick<
  ChartRow,
  'id' | 'label' | 'value' | 'start' | 'when' | 'qualifier' | 'group' | 'lower' | 'upper'
> &
  Partial<Pick<ChartRow, 'measure' | 'placeId'>>;

/** What else decides whether rows can be shown. */
export interface Judging {
  readonly highlight?: string | undefined;
  readonly options?: ChartOptions | undefined;
  readonly gaps?: readonly JudgedGap[] | undefined;
  /** Whether the chart has half the width of a page. */
  readonly half?: boolean | undefined;
  /** Of a map: whether it has circles by area. */
  readonly circles?: boolean | undefined;
}

/** The fields of a missing value that decide it. */
type JudgedGap = Pick<ChartGap, 'id' | 'label' | 'start' | 'group'>;

/** Why a kind of chart cannot show its rows: `what` as in "has two rows for …", and how to correct it. */
export interface Refusal {
  readonly what: string;
  readonly hint: string;
  /** The id of the row at fault, where it is a single one. */
  readonly row?: string;
}

/** A kind of chart. */
export interface Kind {
  /** In the plural, as messages call it. */
  readonly called: string;
  /** What its author may choose; any other choice is refused. */
  readonly knows: readonly Choice[];
  /**
   * Why a chart of this kind cannot show these rows truthfully; undefined where it can. It needs no fonts and draws
   * nothing, so that `check` can ask it. None for a kind that can show whatever it is given.
   */
  readonly refuse?: (rows: readonly JudgedRow[], judging?: Judging) => Refusal | undefined;
  /** Whether it can hold any number of rows. */
  readonly unlimited?: true;
  /** The Vega-Lite spec of rows that are not refused, its data inside. */
  readonly draw: (plan: Plan) => ChartSpec;
}

export function blame({ id }: JudgedRow, what: string, hint: string): Refusal {
  return { what, hint, row: id };
}

/** The first row that has the key of one before it. */
export function firstTwice<Row>(rows: readonly Row[], key: (row: Row) => unknown): Row | undefined {
  const seen = new Set<string>();
  return rows.find((row) => seen.size === seen.add(JSON.stringify(key(row))).size);
}

/** Why marks that start at zero cannot show rows below it. */
export function belowZero(rows: readonly JudgedRow[], why: string, hint = 'use kind: change'): Refusal | undefined {
  const below = rows.find(({ value }) => value < 0);
  return below && blame(below, `has a negative value, ${below.id}, ${why}`, hint);
}

/** Rows in half of the width of a page, which has no room for two columns of them. */
const mostInHalf = 36;

/** Why rows would stand higher than a page. */
export function tooHigh(count: number, { half = false }: Judging = {}): Refusal | undefined {
  if (!half || count <= mostInHalf) return undefined;
  const hint = `${mostInHalf} fit; draw it in full width, or use a table`;
  return { what: `has ${count} rows in half of the width, higher than a page`, hint };
}

/** The choices of an author that a kind of chart may not know, each with what it is called in a topic. */
const choices = {
  order: ({ order }) => order !== undefined,
  'axis: data': ({ axis }) => axis === 'data',
  log: ({ log = [] }) => log.length > 0,
  normalised: ({ normalised }) => normalised === true,
  height: ({ height }) => height !== undefined,
  colours: ({ colours }) => colours !== undefined,
  annotations: ({ annotations = [] }) => annotations.some(({ at }) => 'statistic' in at),
  'annotations at an event': ({ annotations = [] }) => annotations.some(({ at }) => 'day' in at),
} as const satisfies Readonly<Record<string, (options: ChartOptions) => boolean>>;

type Choice = keyof typeof choices;

/** Why a kind of chart cannot be drawn as its author chose. */
export function refuseOptions({ called, knows }: Kind, { options = {} }: Judging = {}): Refusal | undefined {
  const names = Object.keys(choices) as readonly Choice[];
  const unknown = names.find((name) => !knows.includes(name) && choices[name](options));
  if (unknown === undefined) return undefined;
  const hint = knows.length === 0 ? 'leave it out' : `leave it out; ${called} know ${knows.join(', ')}`;
  return { what: `has "${unknown}", which ${called} cannot draw`, hint };
}

/** Why rows cannot be added up to a whole. */
export function noPart(rows: readonly JudgedRow[]): Refusal | undefined {
  const bad = rows.find((row) => row.value < 0 || isOpen(row));
  return bad && blame(bad, `has a part that is negative or a bound, ${bad.id}`, 'a bound has no share; use kind: bars');
}
