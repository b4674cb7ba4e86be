import { endOf, isDiscrete } from './ends.ts';
import { isWithin } from './honest.ts';
import type { Rows } from './rows.ts';
import type { Item, Layer, SceneScale } from './scene.ts';
import type { SideJudgement } from './sides.ts';

/** Holds the class of colour of a mark against its value. */
export function judgeColour(layer: Layer, item: Item, rows: Rows): SideJudgement {
  const channel = layer.channels.fill === undefined || isHollow(layer) ? 'stroke' : 'fill';
  const end = endOf(layer, item, channel, rows);
  if (end?.scale === undefined || isDiscrete(end.scale) || end.meaning.is === 'name') return {};
  const { meaning, scale } = end;
  const fault = (message: string, key: string): SideJudgement => ({ fault: { channel: 'color', message, key } });
  if (meaning.is === 'wrong') return fault(`its colour is false: ${meaning.why}`, 'colour');
  if (meaning.is === 'rank' || meaning.is === 'bound') return fault('its colour is not that of its value', 'colour');
  if (!('amount' in meaning) || typeof meaning.amount !== 'number') return {};
  const calculates = meaning.is === 'calculated' ? { calculates: meaning.how } : {};
  if (item[channel] !== scale(meaning.amount))
    return fault('its colour is not the one that its scale has for its value', 'colour');
  if (isReversed(scale)) return fault('its colours are reversed: the darker stand for less', 'colour-order');
  if (!isClasses(scale) && !isWithin(scale, meaning.amount))
    return fault('its value lies outside of the scale of colours, which cuts it off', 'colour-cut');
  if (meaning.is === 'value') return { by: 'colour', ids: [meaning.of] };
  return meaning.is === 'calculated' ? { by: 'calculated', ...calculates } : {};
}

function isHollow({ channels: { fill } }: Layer): boolean {
  return typeof fill === 'object' && fill !== null && 'value' in fill;
}

function isClasses({ type = '' }: SceneScale): boolean {
  return /threshold|quanti|bin/.test(type);
}

/** Whether more is lighter; a scale that is lightest in its middle runs to both sides. */
function isReversed(scale: SceneScale): boolean {
  const numbers = scale.domain().map(Number);
  const [first = 0, last = first] = [numbers[0], numbers.at(-1)];
  const [low, high] = [Math.min(first, last), Math.max(first, last)];
  const step = isClasses(scale) ? Math.max(1, high - low) : 0;
  const [a, middle, b] = [low - step, (low + high) / 2, high + step].map((value) => lightness(scale(value)));
  if (a === undefined || b === undefined || middle === undefined) return false;
  return b > a + 1 && !(middle > a && middle > b);
}

/** Of a colour as `#rrggbb` or `rgb(…)`, from 0 to 255. */
export function lightness(colour: unknown): number | undefined {
  const text = String(colour);
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i
    .exec(text)
    ?.slice(1)
    .map((part) => Number.parseInt(part, 16));
  const parts = hex ?? /^rgba?\((\d+),\s*(\d+),\s*(\d+)/.exec(text)?.slice(1).map(Number);
  if (parts === undefined) return undefined;
  const [red = 0, green = 0, blue = 0] = parts;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
