import { endOf, isDiscrete } from './ends.ts';
import { stepsOfTime } from './path-times.ts';
import { idsOf, type Rows } from './rows.ts';
import type { Item, Layer } from './scene.ts';
import type { MarkFault } from './told.ts';

const through = new Set(['linear', 'monotone', 'step', 'step-before', 'step-after']);

/**
 * What is wrong with lines and areas as a whole: values that they leave out between their ends, an order or steps that are
 * none of time, curves that miss the values.
 */
export function judgePath(layer: Layer, rows: Rows): readonly MarkFault[] {
  const fault = (message: string, channel?: string): readonly MarkFault[] => [
    { layer: layer.name, message, key: 'path', ...(channel === undefined ? {} : { channel }) },
  ];
  const [first] = layer.items;
  if (first === undefined || idsOf(first.datum, rows).length !== 1) return [];
  const { interpolate = 'linear' } = first;
  if (!through.has(interpolate))
    return fault(
      `its curve (interpolate: ${interpolate}) does not go through its values straight; use linear or monotone`,
    );
  const points = layer.items.flatMap((item) => {
    const [id] = idsOf(item.datum, rows);
    return id === undefined ? [] : [{ id, at: item.x ?? 0, item }];
  });
  if (
    !isInOrder(
      layer,
      points.map(({ item }) => item),
      rows,
    )
  )
    return fault('its line goes back and forth; draw it in the order of time', 'order');
  const steps = stepsOfTime(layer, rows);
  if (steps !== undefined) return fault(steps.message, steps.channel);
  const missed = leftOut(points, rows);
  return missed === undefined ? [] : fault(`its line leaves out ${missed}, which is between its ends`);
}

function isInOrder(layer: Layer, items: readonly Item[], rows: Rows): boolean {
  const along = endOf(layer, items[0] as Item, 'x', rows);
  const times = items.map((item) => rows.byId.get(idsOf(item.datum, rows)[0] ?? '')?.start ?? '');
  const rises = (values: readonly (string | number)[]): boolean =>
    values.every((value, index) => index === 0 || value >= (values[index - 1] ?? value));
  const [xs, ys] = [items.map(({ x = 0 }) => x), items.map(({ y = 0 }) => y)];
  if (rises(xs) || rises(xs.toReversed()) || (rises(times) && times[0] !== '')) return true;
  const down = endOf(layer, items[0] as Item, 'y', rows)?.meaning.is;
  if (isDiscrete(along?.scale) || (down !== 'time' && down !== 'name')) return false;
  return rises(ys) || rises(ys.toReversed());
}

/** A statistic of the same series whose time lies within a line that it is not on. */
function leftOut(points: readonly { readonly id: string }[], { byId }: Rows): string | undefined {
  const own = points.flatMap(({ id }) => byId.get(id) ?? []);
  const ids = new Set(own.map(({ id }) => id));
  const [first] = own;
  if (first === undefined || own.some(({ start }) => start === undefined)) return undefined;
  const days = own.map(({ start = '' }) => start).sort();
  const [from = '', to = ''] = [days[0], days.at(-1)];
  const shared = (['place', 'measure', 'group', 'unit'] as const).filter((key) =>
    own.every((row) => row[key] === first[key]),
  );
  const inside = [...byId.values()].find(
    (row) =>
      !ids.has(row.id) &&
      (row.start ?? '') > from &&
      (row.start ?? '') < to &&
      shared.every((key) => row[key] === first[key]),
  );
  return inside?.id;
}
