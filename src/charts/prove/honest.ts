import { onceEach } from '../../project/once-each.ts';
import { type EndSide, isDiscrete } from './ends.ts';
import type { Item, SceneScale } from './scene.ts';

/** How a mark tells a value: by its length from zero, or by its place alone. */
export type ToldBy = 'length' | 'position' | 'time';

/** What was found of a scale, by how it is asked: it is asked for each of its marks. */
const found = onceEach((_: SceneScale) => new Map<string, string | undefined>());

/** Why a scale does not show values truly; undefined where it does. `readable` is whether an axis has its labels. */
export function scaleFault(scale: SceneScale, side: EndSide, telling: ToldBy, readable: boolean): string | undefined {
  const key = `${side} ${telling} ${readable}`;
  const known = found(scale);
  if (!known.has(key)) known.set(key, findFault(scale, side, telling, readable));
  return known.get(key);
}

function findFault(scale: SceneScale, side: EndSide, telling: ToldBy, readable: boolean): string | undefined {
  if (isDiscrete(scale)) return `a scale of categories places its values; give it "type: quantitative"`;
  const [low = 0, ...others] = scale.domain().map(Number);
  const high = others.at(-1) ?? low;
  const [from, to] = [Number(scale(low)), Number(scale(high))];
  const forwards = side === 'x' ? (to - from) * (high - low) : (from - to) * (high - low);
  if (forwards < 0) return 'its scale is reversed';
  return (
    typeFault(scale, telling, readable) ??
    (others.length > 1 || !isStraight(scale, [low, high])
      ? 'its scale is bent: steps of one size differ'
      : undefined) ??
    (telling === 'length' ? zeroFault(low, high) : undefined) ??
    (telling === 'position' && !readable && (low > 0 || high < 0)
      ? 'its scale does not begin at zero and no axis says so'
      : undefined)
  );
}

function typeFault({ type = '' }: SceneScale, telling: ToldBy, readable: boolean): string | undefined {
  if (telling === 'time') return /^(utc|time|linear)$/.test(type) ? undefined : `its scale of time is of type ${type}`;
  if (type === 'linear') return undefined;
  if (telling === 'length') return `its scale is of type ${type}, in which lengths are not in proportion to values`;
  if (type !== 'log' && type !== 'symlog') return `its scale is of type ${type}; use linear or log`;
  return readable ? undefined : `its scale is of type ${type} and no axis says so`;
}

function zeroFault(low: number, high: number): string | undefined {
  return Math.min(low, high) > 0 || Math.max(low, high) < 0 ? 'its bars do not start at zero' : undefined;
}

/** Whether a linear scale has steps of one size from end to end. */
function isStraight(scale: SceneScale, [low, high]: readonly [number, number]): boolean {
  if (scale.type !== 'linear' && scale.type !== 'utc' && scale.type !== 'time') return true;
  const ends = (Number(scale(low)) + Number(scale(high))) / 2;
  return Math.abs(Number(scale((low + high) / 2)) - ends) < 0.5;
}

/** Whether a value lies within the scale, so that it is neither cut nor outside of the plot. */
export function isWithin(scale: SceneScale, amount: number): boolean {
  const numbers = scale.domain().map(Number);
  const [low, high] = [Math.min(numbers[0] ?? 0, numbers.at(-1) ?? 0), Math.max(numbers[0] ?? 0, numbers.at(-1) ?? 0)];
  const slack = (high - low) * 1e-6;
  return amount >= low - slack && amount <= high + slack;
}

/** Whether anything of a mark can be seen on paper of this colour. */
export function isVisible(
  { fill, stroke, opacity = 1, fillOpacity = 1, strokeOpacity = 1, ...item }: Item,
  paper: string,
): boolean {
  const unseen: readonly unknown[] = [undefined, null, 'transparent', 'none', '', paper];
  const painted = (colour: unknown, share: number): boolean => !unseen.includes(colour) && share > 0.05;
  const lines = item.mark.marktype === 'line' || item.mark.marktype === 'rule';
  if (opacity <= 0.05 || item.defined === false || (item.mark.marktype === 'symbol' && item.size === 0)) return false;
  return (!lines && painted(fill, fillOpacity)) || (painted(stroke, strokeOpacity) && item.strokeWidth !== 0);
}
