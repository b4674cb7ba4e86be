import { groupBy } from '../../data/group.ts';
import { largest, smallest } from '../../project/extremes.ts';
import { type EndSide, endOf, extentOf, isDiscrete } from './ends.ts';
import { idsOf, type Rows } from './rows.ts';
import { type Item, isJson, type Layer, type SceneScale } from './scene.ts';
import type { MarkFault } from './told.ts';

const slack = 1.01;

interface Part {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** What is wrong with bars as a whole: stacks that begin above zero, have gaps or another order each; bars over bars. */
export function judgeBars(
  layers: readonly Layer[],
  rows: Rows,
  readable: (scale: SceneScale) => boolean,
): readonly MarkFault[] {
  const [first] = layers;
  const side = first === undefined ? undefined : valueSide(first, rows);
  if (first === undefined || side === undefined || isBand(first, side, rows)) return [];
  const fault = (message: string, channel: string): readonly MarkFault[] => [
    { layer: first.name, channel, message, key: 'stack' },
  ];
  const stacks = stacksOf(layers, side, rows);
  if (layers.some((layer) => isThicker(layer, side, rows)))
    return fault('some of its bars are thicker than others; a bar tells its value by its length alone', 'size');
  const scale = endOf(first, first.items[0] as Item, side, rows)?.scale;
  const zero = Number(scale?.(0));
  const orders = new Map<string, number>();
  for (const stack of stacks) {
    const over = stack.find(({ from }, index) => index > 0 && from < (stack[index - 1]?.to ?? from) - slack);
    if (over !== undefined) return fault(`bars are drawn over each other: ${over.name} and others`, side);
    if (!isStacked(first, side, rows)) continue;
    const gap = stack.find(({ from }, index) => index > 0 && from > (stack[index - 1]?.to ?? from) + slack);
    if (gap !== undefined) return fault(`the stack of ${gap.name} has a gap`, side);
    if (isRoundMiddle(first, rows) && scale !== undefined && !readable(scale)) continue;
    if (!stack.some(({ from, to }) => Math.abs(from - zero) <= slack || Math.abs(to - zero) <= slack))
      return fault('its stacks do not start at zero', side);
    if (!keepsOrder(stack, orders)) return fault('its stacks have their parts in different orders', 'order');
  }
  return [];
}

/** Bands from a lower to an upper bound may cross. */
function isBand(layer: Layer, side: EndSide, rows: Rows): boolean {
  return layer.type === 'area' && endOf(layer, layer.items[0] as Item, side, rows)?.meaning.is === 'bound';
}

function isStacked(layer: Layer, side: EndSide, rows: Rows): boolean {
  return endOf(layer, layer.items[0] as Item, side, rows)?.meaning.is === 'stacked';
}

/** Whether areas lie to both sides of a middle, where thickness alone tells: an axis would tell what is not so. */
function isRoundMiddle({ type, channels }: Layer, { derived }: Rows): boolean {
  const fields = Object.values(channels).flatMap((entry) => (isJson(entry) ? [String(entry.field)] : []));
  const stacks = fields.flatMap((field) => derived.get(field) ?? []).filter(({ by }) => by === 'stack');
  return type === 'area' && stacks.some(({ transform }) => transform.offset === 'center');
}

/** Whether bars of one layer differ in thickness, where that is none of their data, such as the width of a bin. */
function isThicker(layer: Layer, side: EndSide, rows: Rows): boolean {
  const across = side === 'x' ? 'y' : 'x';
  const [first] = layer.items;
  if (layer.type !== 'rect' || first === undefined) return false;
  if (endOf(layer, first, `${across}2`, rows) !== undefined) return false;
  const thick = layer.items.map((item) => (across === 'x' ? item.width : item.height) ?? 0);
  return largest(thick) - smallest(thick) > slack;
}

/** Along which side the bars are long; undefined where they are along none or both. */
function valueSide(layer: Layer, rows: Rows): EndSide | undefined {
  const [item] = layer.items;
  if (item === undefined) return undefined;
  const sides = (['x', 'y'] as const).filter((side) => {
    const end = endOf(layer, item, side, rows);
    return end?.scale !== undefined && !isDiscrete(end.scale) && endOf(layer, item, `${side}2`, rows) !== undefined;
  });
  return sides.length === 1 ? sides[0] : undefined;
}

/** The bars, or the points of areas, that share a place across, each from its low end to its high end. */
function stacksOf(layers: readonly Layer[], side: EndSide, rows: Rows): readonly (readonly Part[])[] {
  const across = side === 'x' ? 'y' : 'x';
  const parts = layers.flatMap((layer) =>
    layer.items.flatMap((item) => {
      const [from, to] = extentOf(layer.type, item, side);
      const [start, end] = extentOf(layer.type, item, across);
      return to - from < 0.01 ? [] : [{ name: seriesOf(layer, item, rows), from, to, at: Math.round(start + end) }];
    }),
  );
  return [...groupBy(parts, ({ at }) => `${at}`).values()].map((stack) => stack.toSorted((a, b) => a.from - b.from));
}

/** What tells the parts of stacks apart: their colour, else the statistic. */
function seriesOf(layer: Layer, item: Item, rows: Rows): string {
  const end = endOf(layer, item, 'fill', rows);
  if (end?.meaning.is === 'name') return end.meaning.amount;
  return idsOf(item.datum, rows)[0] ?? '';
}

/** Whether each pair of parts stands in the order that it had in the stacks before. */
function keepsOrder(stack: readonly Part[], orders: Map<string, number>): boolean {
  return stack.every(({ name }, index) => {
    const before = stack[index - 1]?.name;
    if (before === undefined || before === name) return true;
    const [low, high] = before < name ? [before, name] : [name, before];
    const key = JSON.stringify([low, high]);
    const order = before < name ? 1 : -1;
    const known = orders.get(key) ?? order;
    orders.set(key, known);
    return known === order;
  });
}
