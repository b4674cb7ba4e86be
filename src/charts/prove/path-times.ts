import { largest, smallest } from '../../project/extremes.ts';
import { type EndSide, endOf, isDiscrete } from './ends.ts';
import { idsOf, type Rows } from './rows.ts';
import type { Item, Layer } from './scene.ts';

/** A value on a line: how far along, in px, and from which day on. */
interface Stop {
  readonly at: number;
  readonly day: number;
}

/** The longest step of time over the shortest, drawn alike, that months and years of unlike length may have. */
const uneven = 1.5;

/** How a line or an area goes through time otherwise than time goes: twice at once, backwards, or in steps of its own. */
export function stepsOfTime(
  layer: Layer,
  rows: Rows,
): { readonly message: string; readonly channel: EndSide } | undefined {
  const [first] = layer.items;
  const side = first === undefined ? undefined : sideOfTime(layer, first, rows);
  if (first === undefined || side === undefined) return undefined;
  const stops = stopsOf(layer.items, side, rows);
  const isBanded = isDiscrete(endOf(layer, first, side, rows)?.scale);
  const places = new Set(stops.map(({ at }) => Math.round(at * 10)));
  // From one value of a category to another: a line that goes straight up.
  if (isBanded && places.size === 1) return undefined;
  const fault = (message: string): { message: string; channel: EndSide } => ({ message, channel: side });
  if (places.size < stops.length)
    return fault('its line has two values at one time or category; tell its series apart by color or detail');
  const known = stops.filter(({ day }) => Number.isFinite(day));
  if (!isBanded || known.length < stops.length || new Set(known.map(({ day }) => day)).size < known.length)
    return undefined;
  const days = known.map(({ day }) => day);
  const goesOn = (list: readonly number[]): boolean =>
    list.every((day, index) => index === 0 || day > (list[index - 1] ?? day));
  if (!goesOn(days) && (side === 'x' || !goesOn(days.toReversed())))
    return fault('its line is not in the order of time; write "type: temporal", or sort its periods by "start"');
  return isEven(known) ? undefined : fault('its periods stand closer than the steps of time; write "type: temporal"');
}

/** The side along which the line goes through periods or categories, the other side being that of its values. */
function sideOfTime(layer: Layer, item: Item, rows: Rows): EndSide | undefined {
  const is = (side: EndSide): string | undefined => endOf(layer, item, side, rows)?.meaning.is;
  const along = (side: EndSide): boolean => is(side) === 'time' || is(side) === 'name';
  if (along('x')) return along('y') ? undefined : 'x';
  return is('y') === 'time' ? 'y' : undefined;
}

function stopsOf(items: readonly Item[], side: EndSide, rows: Rows): readonly Stop[] {
  return items
    .filter(({ defined }) => defined !== false)
    .map((item) => ({
      at: item[side] ?? 0,
      day: Date.parse(rows.byId.get(idsOf(item.datum, rows)[0] ?? '')?.start ?? ''),
    }))
    .toSorted((a, b) => a.at - b.at);
}

function isEven(stops: readonly Stop[]): boolean {
  const paces = stops.slice(1).map(({ at, day }, index) => {
    const before = stops[index];
    return Math.abs(day - (before?.day ?? day)) / (at - (before?.at ?? at));
  });
  return paces.length < 2 || largest(paces) <= smallest(paces) * uneven;
}
