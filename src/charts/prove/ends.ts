import type { Meaning } from './fields.ts';
import { meaningOf } from './meaning.ts';
import type { Rows } from './rows.ts';
import { type Item, isJson, type Json, type Layer, type SceneScale } from './scene.ts';

export type EndSide = 'x' | 'y';

/** What one end of a mark is said to be, and where that would put it. */
export interface End {
  /** As in `encoding.x`. */
  readonly channel: string;
  readonly meaning: Meaning | { readonly is: 'constant'; readonly amount: unknown } | { readonly is: 'unclear' };
  readonly scale?: SceneScale;
  readonly scaleName?: string;
  /** Where it should be, in px; undefined where only the drawing knows. */
  readonly px?: number;
  /** Whether the specification moves it away from there. */
  readonly moved: boolean;
}

/** The last of the rules of a channel: the others are for values that are missing or singled out. */
function ruleOf(entry: unknown): Json | undefined {
  const last: unknown = Array.isArray(entry) ? entry.at(-1) : entry;
  return isJson(last) ? last : undefined;
}

/** One channel of a mark, such as `x` or `yc`; undefined where the specification does not say it. */
export function endOf(layer: Layer, item: Item, channel: string, rows: Rows): End | undefined {
  const rule = ruleOf(layer.channels[channel]);
  if (rule === undefined) return undefined;
  const scale = layer.scale(rule.scale);
  const named = typeof rule.scale === 'string' ? { scaleName: rule.scale } : {};
  const moved = isMoved(rule);
  if (typeof rule.field === 'string') {
    const meaning = meaningOf(rule.field, item, rows) ?? { is: 'unclear' };
    if (scale === undefined) return { channel, meaning, moved };
    const at = positionOf(scale, meaning, rule);
    return { channel, meaning, scale, ...named, moved, ...(at === undefined ? {} : { px: at }) };
  }
  if (rule.signal !== undefined) return { channel, meaning: { is: 'unclear' }, ...named, moved };
  // The edge of the plot.
  if (isJson(rule.field)) return { channel, meaning: { is: 'constant', amount: undefined }, moved };
  const amount = rule.value;
  const px = scale === undefined ? Number(amount) : Number(scale(amount));
  return { channel, meaning: { is: 'constant', amount }, ...(scale ? { scale } : {}), ...named, moved, px };
}

/** Vega-Lite itself moves bars of bins by half a px, and bars of groups by a scale of categories. */
function isMoved({ offset, mult }: Json): boolean {
  if (typeof mult === 'number') return true;
  if (typeof offset === 'number') return Math.abs(offset) > 1;
  return isJson(offset) && offset.scale === undefined && typeof offset.value === 'number' && Math.abs(offset.value) > 1;
}

function positionOf(scale: SceneScale, meaning: End['meaning'], { band }: Json): number | undefined {
  if (!('amount' in meaning)) return undefined;
  const at = Number(scale(meaning.amount));
  const width = scale.bandwidth?.() ?? 0;
  return Number.isFinite(at) ? at + width * (typeof band === 'number' ? band : 0) : undefined;
}

/** Whether a scale places categories. */
export function isDiscrete(scale: SceneScale | undefined): boolean {
  return scale?.bandwidth !== undefined || scale?.type === 'ordinal' || scale?.type === 'point';
}

/** Where a mark really is along a side: its two ends, alike for what has no extent. */
export function extentOf(type: string, item: Item, side: EndSide): readonly [number, number] {
  const [at, to, size] = side === 'x' ? [item.x, item.x2, item.width] : [item.y, item.y2, item.height];
  const from = at ?? 0;
  const end = type === 'rect' ? from + (size ?? 0) : type === 'rule' || type === 'area' ? (to ?? from) : from;
  return from <= end ? [from, end] : [end, from];
}
