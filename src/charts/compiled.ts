import * as vega from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import { isJson, type Json } from './prove/scene.ts';
import { type Hole, type Shape, shapeOf } from './spec-shape.ts';
import type { ChartSpec } from './types.ts';

/** What Vega-Lite and then Vega make of a specification. */
export interface Compiled {
  readonly compiled: Json;
  readonly runtime: vega.Runtime;
}

/** Where a compiled specification holds what stood in a hole. */
interface Slot {
  readonly holder: Record<string, unknown>;
  readonly name: string;
  readonly hole: number;
  readonly sign: 1 | -1;
}

/** A compiled specification that others of its shape are made from. */
interface Mould extends Compiled {
  readonly slots: readonly Slot[];
}

/** More shapes than a briefing has charts. */
const most = 60;

/** By shape: met once; what others are made from; or none, since something of it is calculated from what stands in it. */
const moulds = new Map<string, 'met' | Mould | 'none'>();

/**
 * Compiles a specification. Those of one shape, as the charts of a topic for many places are, are compiled twice and then
 * no more: what stands in their holes is put where the two compiled specifications differ. To be used before the next is
 * asked for. What the logger finds wrong stands in `faults`.
 */
export function compileOnce(spec: ChartSpec, logger: vega.LoggerInterface, faults: readonly string[]): Compiled {
  const shape = shapeOf(spec);
  const known = moulds.get(shape.key);
  if (known === undefined) keep(shape.key, 'met');
  if (known === undefined || known === 'none') return compileWhole(spec, logger);
  const mould = known === 'met' ? mouldOf(shape, logger) : known;
  keep(shape.key, faults.length > 0 ? 'none' : (mould ?? 'none'));
  if (mould === undefined) return compileWhole(spec, logger);
  for (const { holder, name, hole, sign } of mould.slots) {
    const value = shape.holes[hole]?.value;
    holder[name] = typeof value === 'number' ? value * sign : ownCopy(value);
  }
  return mould;
}

/** Vega writes into the rows of a data set, which layers may share. */
function ownCopy(value: unknown): unknown {
  return Array.isArray(value) ? value.map((row: unknown) => (isJson(row) ? { ...row } : row)) : value;
}

function keep(key: string, mould: 'met' | Mould | 'none'): void {
  moulds.delete(key);
  moulds.set(key, mould);
  const [oldest = key] = moulds.keys();
  if (moulds.size > most) moulds.delete(oldest);
}

function compileWhole(spec: ChartSpec, logger: vega.LoggerInterface): Compiled {
  const compiled = compile(spec as unknown as TopLevelSpec, { logger }).spec as unknown as Json;
  return { compiled, runtime: vega.parse(compiled as unknown as vega.Spec, undefined, { ast: true }) };
}

/** Undefined where what stands in a hole does not stand in what is compiled as it is. */
function mouldOf({ holes, filled }: Shape, logger: vega.LoggerInterface): Mould | undefined {
  const [one, other] = ['a', 'b'].map((mark) => holes.map((hole, index) => standIn(hole, index, mark)));
  if (one === undefined || other === undefined) return undefined;
  const made = compileWhole(filled(one), logger);
  const slots = slotsOf([{ ...made }, indexOf(one)], [compileWhole(filled(other), logger), indexOf(other)]);
  const isWhole = holes.every((_, index) => slots?.some(({ hole }) => hole === index));
  return slots === undefined || !isWhole ? undefined : { ...made, slots };
}

type StandIns = ReadonlyMap<unknown, number>;

/** Where two compiled specifications differ; undefined where they do so otherwise than by what was put in their holes. */
function slotsOf(
  [made, first]: readonly [unknown, StandIns],
  [again, second]: readonly [unknown, StandIns],
): readonly Slot[] | undefined {
  const slots: Slot[] = [];
  const compare = (a: unknown, b: unknown, holder: Record<string, unknown>, name: string): boolean => {
    // What stands beside the parsed expression that is run.
    if ((name === 'code' && holder.ast !== undefined) || (name === 'raw' && holder.type === 'Literal')) return true;
    for (const sign of [1, -1] as const) {
      const hole = first.get(tellOf(a, sign));
      if (hole !== undefined && hole === second.get(tellOf(b, sign)))
        return slots.push({ holder, name, hole, sign }) > 0;
    }
    if (!isTree(a) || !isTree(b)) return a === b;
    const names = Object.keys(a);
    return names.length === Object.keys(b).length && names.every((each) => compare(a[each], b[each], a, each));
  };
  return compare(made, again, {}, '') ? slots : undefined;
}

function isTree(value: unknown): value is Record<string, unknown> {
  return Array.isArray(value) || isJson(value);
}

/** What stands in a hole while a mould is made: like nothing else, and of the kind of what will stand there. */
function standIn({ stands }: Hole, index: number, mark: string): unknown {
  if (stands === 'rows') return [{ [`\0${mark}`]: index }];
  if (stands === 'name') return `\0${mark}${index}`;
  const size = (mark === 'a' ? 7e5 : 9e5) + index * 1.37 + 0.013;
  return stands === 'more' ? size : -size;
}

function indexOf(list: readonly unknown[]): ReadonlyMap<unknown, number> {
  return new Map(list.map((value, index) => [tellOf(value), index]));
}

/** Tells stand-ins apart; the same for a copy of one. In an expression a number below zero is a sign and a number. */
function tellOf(value: unknown, sign = 1): unknown {
  if (typeof value === 'number') return value * sign;
  return Array.isArray(value) && value.length === 1 && isJson(value[0]) ? JSON.stringify(value) : value;
}
