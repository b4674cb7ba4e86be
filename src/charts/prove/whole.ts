import { smallest } from '../../project/extremes.ts';
import { endOf, isDiscrete } from './ends.ts';
import { idsOf, type Rows } from './rows.ts';
import { judgeScales } from './scales.ts';
import type { Item, Layer } from './scene.ts';
import type { MarkFault, Told } from './told.ts';

/** The statistics that no mark stands for, those that have two, and scales that do not belong together. */
export function judgeWhole(layers: readonly Layer[], told: readonly Told[], rows: Rows): readonly MarkFault[] {
  return [...missing(told, rows), ...doubled(told), ...judgeScales(layers, rows), ...sharedColours(layers, rows)];
}

function missing(told: readonly Told[], { byId }: Rows): readonly MarkFault[] {
  const drawn = told.filter(({ by }) => by !== 'label');
  const shown = new Set((drawn.length > 0 ? drawn : told).flatMap(({ ids }) => ids));
  const left = [...byId.keys()].filter((id) => !shown.has(id));
  if (left.length === 0) return [];
  const others = left.length > 3 ? ` and ${left.length - 3} more` : '';
  const message = `no mark stands for the value of ${left.slice(0, 3).join(', ')}${others}`;
  return [{ message, key: 'missing' }];
}

/** One statistic drawn twice by marks of one type in different places. */
function doubled(told: readonly Told[]): readonly MarkFault[] {
  const seen = new Map<string, Told>();
  for (const each of told) {
    const { ids, by, layer, item } = each;
    if (by === 'calculated' || by === 'label' || ids.length !== 1) continue;
    const key = `${layer.type} ${by} ${ids[0]}`;
    const before = seen.get(key);
    seen.set(key, before ?? each);
    if (before === undefined || before.item === item) continue;
    const same = before.layer.frame === layer.frame && closeTo(before.item, item);
    if (before.layer === layer || !same)
      return [{ layer: layer.name, message: `${ids[0]} is drawn twice`, key: 'doubled' }];
  }
  return [];
}

function closeTo(a: Item, b: Item): boolean {
  const [one, other] = [centre(a), centre(b)];
  return Math.abs(one.x - other.x) < 1.5 && Math.abs(one.y - other.y) < 1.5;
}

export function centre({ bounds, x = 0, y = 0, width = 0, height = 0, mark }: Item): {
  readonly x: number;
  readonly y: number;
} {
  if (mark.marktype === 'line' || mark.marktype === 'area' || bounds === undefined)
    return { x: x + width / 2, y: y + (mark.marktype === 'area' ? 0 : height / 2) };
  return { x: (bounds.x1 + bounds.x2) / 2, y: (bounds.y1 + bounds.y2) / 2 };
}

/** Two names that only their colour tells apart, in one colour. */
function sharedColours(layers: readonly Layer[], rows: Rows): readonly MarkFault[] {
  const byLayer = new Map<string, Map<string, string>>();
  for (const layer of layers) {
    const channel = layer.type === 'line' || layer.type === 'symbol' || layer.type === 'rule' ? 'stroke' : 'fill';
    const used = byLayer.get(layer.name) ?? new Map<string, string>();
    byLayer.set(layer.name, used);
    for (const item of layer.items) {
      const end = [endOf(layer, item, channel, rows), endOf(layer, item, 'fill', rows)].find((each) => each?.scale);
      if (end?.meaning.is !== 'name' || end.scale?.type !== 'ordinal') break;
      if (placesName(layer, item, end.meaning.amount, rows)) break;
      used.set(end.meaning.amount, String(end.scale(end.meaning.amount)));
    }
    const names = [...used.keys()];
    const twin = names.find((name, index) =>
      names.some((other, at) => at < index && used.get(other) === used.get(name)),
    );
    if (twin !== undefined)
      return [
        {
          layer: layer.name,
          channel: 'color',
          message: `"${twin}" has the colour of another: colours tell six names apart; use panels (row) or labels for more`,
          key: 'twins',
        },
      ];
  }
  return [];
}

/** Whether the same name also says where the mark stands. */
function placesName(layer: Layer, item: Item, name: string, rows: Rows): boolean {
  return ['x', 'y', 'yc', 'xc', 'text'].some((channel) => {
    const end = endOf(layer, item, channel, rows);
    return end?.meaning.is === 'name' && end.meaning.amount === name;
  });
}

/** Labels that stand at the mark of another statistic than their own. */
export function judgeLabels(layers: readonly Layer[], told: readonly Told[], rows: Rows): readonly MarkFault[] {
  const marks = new Map<Item, { readonly id: string; readonly x: number; readonly y: number }[]>();
  for (const { by, ids, layer, item } of told) {
    if (by === 'label' || ids.length !== 1) continue;
    const list = marks.get(layer.frame) ?? [];
    list.push({ id: ids[0] ?? '', ...centre(item) });
    marks.set(layer.frame, list);
  }
  return layers
    .filter(({ type, items }) => type === 'text' && items.length <= 500)
    .flatMap((layer) =>
      layer.items.flatMap((item) => misplaced(layer, item, marks.get(layer.frame) ?? [], rows)).slice(0, 1),
    );
}

function misplaced(
  layer: Layer,
  item: Item,
  marks: readonly { readonly id: string; readonly x: number; readonly y: number }[],
  rows: Rows,
): readonly MarkFault[] {
  const [id] = idsOf(item.datum, rows);
  if (id === undefined || (item.opacity ?? 1) === 0 || marks.length > 2000) return [];
  const own = marks.filter((mark) => mark.id === id);
  if (own.length === 0) return [];
  const at = { x: (item.x ?? 0) + (item.dx ?? 0), y: (item.y ?? 0) + (item.dy ?? 0) };
  const sides = (['x', 'y'] as const).filter((side) => isDiscrete(endOf(layer, item, side, rows)?.scale));
  const [side] = sides;
  const far = (mark: { readonly x: number; readonly y: number }): number =>
    side !== undefined && sides.length === 1
      ? Math.abs(mark[side] - at[side])
      : Math.hypot(mark.x - at.x, mark.y - at.y);
  const nearest = smallest(own.map(far));
  const room = side === undefined ? 24 : 4;
  const other = marks.find((mark) => mark.id !== id && far(mark) < nearest - room);
  return other === undefined || nearest <= room
    ? []
    : [{ layer: layer.name, message: `the label of ${id} stands at the mark of ${other.id}`, key: 'label-place' }];
}
