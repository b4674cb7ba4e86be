import { type End, type EndSide, endOf, extentOf, isDiscrete } from './ends.ts';
import { isWithin, scaleFault, type ToldBy } from './honest.ts';
import { meaningOf } from './meaning.ts';
import type { Rows } from './rows.ts';
import type { Item, Layer, SceneScale } from './scene.ts';
import type { Told } from './told.ts';

/** Rounding of a drawing, and the half px by which Vega-Lite parts bars of bins. */
const tolerance = 1.01;

/** What one side of a mark tells. */
export interface SideJudgement {
  readonly by?: Told['by'];
  /** The statistics, where they are not those of the datum. */
  readonly ids?: readonly string[];
  readonly fault?: { readonly channel: string; readonly message: string; readonly key: string };
  readonly calculates?: string;
}

interface Asked {
  readonly layer: Layer;
  readonly item: Item;
  readonly side: EndSide;
  readonly rows: Rows;
  /** Whether a scale has an axis with labels. */
  readonly readable: (scale: SceneScale) => boolean;
}

/** Holds where a mark begins and ends along one side against what its statistic says. */
export function judgeSide(asked: Asked): SideJudgement {
  const { layer, item, side, rows } = asked;
  const first = endOf(layer, item, side, rows) ?? endOf(layer, item, `${side}c`, rows);
  if (first === undefined) return {};
  const second = endOf(layer, item, `${side}2`, rows);
  const ends = second === undefined ? [first] : [first, withBase(layer, first, second)];
  for (const end of ends) {
    const bad = plainFault(end, layer.type);
    if (bad !== undefined) return { fault: { channel: end.channel, ...bad } };
  }
  const data = ends.filter(({ meaning }) => meaning.is !== 'constant');
  const [end] = data;
  if (end === undefined) return {};
  if (end.meaning.is === 'name' || (end.meaning.is === 'time' && isDiscrete(end.scale))) return inBand(asked, end);
  const calculated = data.find(({ meaning }) => meaning.is === 'calculated');
  const how = calculated?.meaning.is === 'calculated' ? { calculates: calculated.meaning.how } : {};
  return { ...how, ...quantity(asked, ends, end) };
}

/** Where the other end of a bar is left to Vega-Lite, it has to be at zero. */
function withBase({ type }: Layer, first: End, second: End): End {
  const isBar = type === 'rect' || type === 'area';
  if (!isBar || second.meaning.is !== 'unclear' || first.scale === undefined || isDiscrete(first.scale)) return second;
  if (first.meaning.is !== 'value' && first.meaning.is !== 'calculated') return second;
  return { ...second, meaning: { is: 'constant', amount: 0 }, px: Number(first.scale(0)) };
}

function plainFault({ meaning, scale, moved }: End, type: string): { message: string; key: string } | undefined {
  if (meaning.is === 'wrong') return { message: `the mark is false: ${meaning.why}`, key: 'wrong' };
  if (meaning.is === 'rank' && !isDiscrete(scale))
    return { message: 'it is drawn by "order", which is no value of a statistic', key: 'rank' };
  if (moved && type !== 'text' && meaning.is !== 'name' && meaning.is !== 'constant')
    return { message: 'an offset moves it away from its value', key: 'moved' };
  return undefined;
}

/** A mark of a category stands in the band of its own. */
function inBand({ layer, item, side }: Asked, { px, scale, channel }: End): SideJudgement {
  if (px === undefined || scale?.bandwidth === undefined) return {};
  const width = scale.bandwidth();
  const [from, to] = extentOf(layer.type, item, side);
  const start = Number(scale.bandwidth() === 0 ? px : px - (isMiddle(layer, channel) ? width / 2 : 0));
  const middle = (from + to) / 2;
  const slack = Math.max(tolerance, layer.type === 'text' ? width : 0);
  const out = middle < start - slack || middle > start + width + slack;
  return out ? { fault: { channel, message: 'it stands in the band of another category', key: 'band' } } : {};
}

function isMiddle({ channels }: Layer, channel: string): boolean {
  const entry = channels[channel];
  return typeof entry === 'object' && entry !== null && 'band' in entry;
}

function quantity(asked: Asked, ends: readonly End[], end: End): SideJudgement {
  const { layer, side } = asked;
  const pair = ends.map(({ meaning }) => meaning.is);
  const fault = (message: string, key: string): SideJudgement => ({ fault: { channel: end.channel, message, key } });
  if (end.meaning.is === 'unclear') {
    const isGeometry = layer.type !== 'text' && layer.type !== 'rule';
    return isGeometry && !onlyPlaces(layer, side) ? fault('its place cannot be held against a value', 'unclear') : {};
  }
  if (end.scale === undefined)
    return fault('it has no scale, so that its place cannot be held against a value', 'scale');
  const telling = tellingOf(layer, ends);
  const bad = scaleFault(end.scale, side, telling, asked.readable(end.scale));
  if (bad !== undefined) return fault(bad, 'scale');
  const cut = ends.find(({ meaning, scale }) => {
    const amount = 'amount' in meaning && meaning.is !== 'constant' ? Number(meaning.amount) : Number.NaN;
    return scale !== undefined && Number.isFinite(amount) && !isWithin(scale, amount);
  });
  if (cut !== undefined) return fault('it lies outside of its scale, which cuts it off', 'cut');
  const off = farOff(asked, ends);
  if (off !== undefined) return fault(off, 'place');
  if (pair.includes('stacked')) return stackedLength(asked, end);
  return tells(ends, telling, fault);
}

/** Bins and periods are placed by what Vega calculates of them. */
function onlyPlaces({ channels }: Layer, side: EndSide): boolean {
  return !/"?value|lower|upper/.test(JSON.stringify(channels[side] ?? ''));
}

function tellingOf({ type }: Layer, ends: readonly End[]): ToldBy {
  const kinds = ends.map(({ meaning }) => meaning.is);
  if (kinds.includes('time')) return 'time';
  if (kinds.includes('stacked')) return 'length';
  const both = ends.length === 2 && kinds.includes('constant');
  return both && type !== 'text' ? 'length' : 'position';
}

/** Whether the mark is elsewhere than its data say. */
function farOff({ layer, item, side }: Asked, ends: readonly End[]): string | undefined {
  const wanted = ends.flatMap(({ px }) => (px === undefined ? [] : [px])).sort((a, b) => a - b);
  const [from, to] = extentOf(layer.type, item, side);
  if (wanted.length === 0) return undefined;
  const is = wanted.length === 1 ? [(from + to) / 2] : [from, to];
  const zero = ends.find(({ meaning }) => meaning.is === 'constant');
  const data = ends.find(({ meaning }) => meaning.is !== 'constant');
  if (zero !== undefined && data?.scale !== undefined && layer.type !== 'text') {
    const base = Number(data.scale(0));
    if (Math.abs((zero.px ?? 0) - base) > tolerance) return 'it does not start at zero';
  }
  const far = wanted.some((px, index) => Math.abs(px - (is[index] ?? 0)) > tolerance);
  return far && layer.type !== 'text' ? 'it is not where its value would put it' : undefined;
}

/** One part of a stack is as long as its value, or as its share of the whole. */
function stackedLength({ layer, item, side, rows }: Asked, { meaning, scale, channel }: End): SideJudgement {
  // A line on top of an area stands where the area ends, and tells nothing of its own.
  if (meaning.is !== 'stacked' || scale === undefined || (layer.type !== 'rect' && layer.type !== 'area')) return {};
  if (meaning.share) return { by: 'length', calculates: 'shares of a whole' };
  const entry = layer.channels[channel];
  const field = typeof entry === 'object' && entry !== null && 'field' in entry ? String(entry.field) : '';
  const from = rows.derived.get(field)?.find(({ by }) => by === 'stack')?.from ?? '';
  const amount = meaningOf(from, item, rows);
  if (amount === undefined || !('amount' in amount)) return {};
  if (amount.is === 'rank' || amount.is === 'bound')
    return { fault: { channel, message: `its length is "${from}", which is not its value`, key: 'rank' } };
  const [start, end] = extentOf(layer.type, item, side);
  const length = Math.abs(Number(scale(amount.amount)) - Number(scale(0)));
  if (Math.abs(end - start - length) > tolerance)
    return { fault: { channel, message: 'its length is not that of its value', key: 'length' } };
  if (amount.is === 'calculated') return { by: 'calculated', calculates: amount.how };
  return amount.is === 'value' ? { by: 'length', ids: [amount.of] } : {};
}

function tells(
  ends: readonly End[],
  telling: ToldBy,
  fault: (message: string, key: string) => SideJudgement,
): SideJudgement {
  const values = ends.flatMap(({ meaning }) => (meaning.is === 'value' ? [meaning.of] : []));
  const bounds = ends.filter(({ meaning }) => meaning.is === 'bound').length;
  if (bounds === 1 && telling === 'length') return fault('its length is a bound of its value, and no value', 'bound');
  if (values.length > 0) return { by: telling === 'length' ? 'length' : 'position', ids: values };
  if (bounds === 2) return { by: 'range' };
  return ends.some(({ meaning }) => meaning.is === 'calculated') ? { by: 'calculated' } : {};
}
