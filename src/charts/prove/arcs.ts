import { endOf } from './ends.ts';
import { meaningOf } from './meaning.ts';
import { idsOf, type Rows } from './rows.ts';
import { isJson, type Layer } from './scene.ts';
import type { Judgement, MarkFault, Told } from './told.ts';

/** Holds the angles of a pie, or its radii, against its values. */
export function judgeArcs(layer: Layer, rows: Rows): Judgement {
  const fault = (message: string, channel = 'theta'): Judgement => {
    return { told: [], faults: [{ layer: layer.name, channel, message, key: 'arc' }], calculates: [] };
  };
  const parts = layer.items.map((item) => {
    const ids = idsOf(item.datum, rows);
    const value = amountOf(layer, item, rows);
    return { item, ids, value, angle: Math.abs((item.endAngle ?? 0) - (item.startAngle ?? 0)) };
  });
  const total = parts.reduce((sum, { value = Number.NaN }) => sum + value, 0);
  if (!Number.isFinite(total)) return fault('the angles of its arcs are not those of values');
  const turn = parts.reduce((sum, { angle }) => sum + angle, 0);
  if (Math.abs(turn - 2 * Math.PI) > 0.01) return fault('its arcs do not make one whole circle');
  const off = parts.find(({ value = 0, angle }) => Math.abs(angle - (2 * Math.PI * value) / total) > 0.005);
  if (off !== undefined) return fault(`the arc of ${off.ids[0] ?? 'a value'}: its angle is not its share of the whole`);
  const outer = new Set(parts.map(({ item }) => Math.round(item.outerRadius ?? 0)));
  if (outer.size > 1) return fault('its arcs differ in radius, which makes their areas false', 'radius');
  return {
    told: parts.map(({ ids, item }): Told => ({ ids, by: ids.length === 1 ? 'angle' : 'calculated', layer, item })),
    faults: [],
    calculates: parts.some(({ ids }) => ids.length > 1) ? ['sums'] : [],
  };
}

function amountOf(layer: Layer, item: Layer['items'][number], rows: Rows): number | undefined {
  const end = endOf(layer, item, 'startAngle', rows);
  const entry = layer.channels.startAngle;
  const field = isJson(entry) ? String(entry.field) : '';
  const from = rows.derived.get(field)?.find(({ by }) => by === 'stack')?.from ?? field;
  const said = end === undefined ? undefined : meaningOf(from, item, rows);
  if (said?.is === 'value') return said.amount;
  return said?.is === 'calculated' && said.checked ? Number(said.amount) : undefined;
}

/** Holds the areas of points against their values: an area twice as large is twice as much. */
export function judgeSizes(
  layer: Layer,
  rows: Rows,
): { readonly faults: readonly MarkFault[]; readonly told: readonly Told[] } {
  const told: Told[] = [];
  const fault = (message: string) => {
    return { told: [], faults: [{ layer: layer.name, channel: 'size', message, key: 'size' }] };
  };
  let ratio: number | undefined;
  for (const item of layer.items) {
    const end = endOf(layer, item, 'size', rows);
    if (end?.scale === undefined || end.meaning.is === 'constant' || end.meaning.is === 'name')
      return { told, faults: [] };
    if (end.meaning.is === 'rank' || end.meaning.is === 'bound')
      return fault('the sizes of its points are not those of values');
    if (!('amount' in end.meaning)) return { told, faults: [] };
    const amount = Number(end.meaning.amount);
    if (amount === 0 && item.size === 0) continue;
    const own = (item.size ?? 0) / amount;
    ratio ??= own;
    if (!(Math.abs(own / ratio - 1) < 0.02))
      return fault('the areas of its points are not in proportion to their values');
    told.push({
      ids: end.meaning.is === 'value' ? [end.meaning.of] : idsOf(item.datum, rows),
      by: 'area',
      layer,
      item,
    });
  }
  return { told, faults: [] };
}
