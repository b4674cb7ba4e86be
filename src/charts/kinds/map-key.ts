import { largest } from '../../project/extremes.ts';
import { gap, gutter, type Plan, round } from '../layout.ts';
import { lineIn, widthIn } from '../measure.ts';
import type { ChartSpec } from '../types.ts';
import { roundest } from './map-classes.ts';
import { markLayer, pxField } from './marks.ts';

const swatch = { width: 46, height: 11 } as const;

interface MapKey {
  readonly layers: readonly ChartSpec[];
  readonly height: number;
}

interface Classes {
  /** The lowest value, the bounds between classes, and the highest value. */
  readonly edges: readonly number[];
  /** The colour of a mark by its field `value`. */
  readonly color: ChartSpec;
  /** Whether some places have no value. */
  readonly hasPlain: boolean;
}

/** A band of the colours of classes with the bounds under its joints, and what is drawn plain beside it. */
export function classKey(plan: Plan, { edges, color, hasPlain }: Classes): MapKey {
  const count = edges.length - 1;
  const texts = edges.map((edge) => plan.locale.number(edge));
  const half = texts.map((text) => widthIn(plan, text, 'note') / 2);
  const plain = hasPlain ? swatch.width / 2 + gap + widthIn(plan, plan.locale.noValue, 'note') + gutter : 0;
  const [first = 0, last = 0] = [half[0], half.at(-1)];
  const asked = Math.max(swatch.width, 2 * largest(half) + gap);
  const width = Math.min(asked, (plan.width - plain - first - last - 1) / count);
  const step = Math.max(1, Math.ceil((2 * largest(half) + gap) / width));
  const at = (index: number): number => first + index * width;
  const bars = edges.slice(0, count).map((value, index) => ({ value, x: round(at(index)), x2: round(at(index + 1)) }));
  // The highest class may hold nothing, and then ends where it begins.
  const isNew = (index: number): boolean => index === 0 || edges[index] !== edges[index - 1];
  const ticks = texts.flatMap((text, index) =>
    index % step === 0 && isNew(index) ? [{ text, x: round(at(index)) }] : [],
  );
  const under = { type: 'text', style: 'note', align: 'center', baseline: 'top' };
  const below = { x: pxField('x'), y: { value: swatch.height + 3 }, text: { field: 'text' } };
  return {
    height: swatch.height + 3 + lineIn(plan, 'note') + gutter,
    layers: [
      ...markLayer('key', bars, { ...edged(plan), invalid: 'show' }, { ...band, color }),
      ...markLayer('ticks', ticks, under, below),
      ...(hasPlain ? plainKey(plan, at(count) + last + gutter) : []),
    ],
  };
}

/** The sides of a swatch. */
const band = { x: pxField('x'), x2: { field: 'x2' }, y: { value: 0 }, y2: { value: swatch.height } } as const;

function edged({ theme }: Plan) {
  return { type: 'bar', orient: 'horizontal', stroke: theme.neutral, strokeWidth: 0.5 };
}

function plainKey(plan: Plan, x: number): readonly ChartSpec[] {
  const right = x + swatch.width / 2;
  const name = { x: round(right + gap), text: plan.locale.noValue };
  const words = { type: 'text', style: 'note', align: 'left', baseline: 'middle' };
  const beside = { x: pxField('x'), y: { value: swatch.height / 2 }, text: { field: 'text' } };
  return [
    ...markLayer('key-plain', [{ x: round(x), x2: round(right) }], { ...edged(plan), color: plan.theme.paper }, band),
    ...markLayer('names', [name], words, beside),
  ];
}

/** Two circles, for about the highest value and a quarter of it, each beside its number. */
export function circleKey(plan: Plan, { most, size }: { readonly most: number; readonly size: number }): MapKey {
  const highest = roundest(most * 0.6, most);
  const radius = (value: number): number => Math.sqrt((size * value) / most) / 2;
  const height = Math.max(2 * radius(highest), lineIn(plan, 'note')) + 1;
  let left = 0;
  const placed = [highest, roundest(highest * 0.15, highest * 0.3)].map((value) => {
    const [x, text] = [left + radius(value) + 1, plan.locale.number(value)];
    left += 2 * radius(value) + gap + widthIn(plan, text, 'note') + gutter;
    return { value, x: round(x), text, at: round(x + radius(value) + gap) };
  });
  const scale = { domain: [0, most], range: [0, size], nice: false, zero: true };
  const y = { value: height / 2 };
  const circle = { type: 'point', shape: 'circle', filled: false, strokeWidth: 1, stroke: plan.theme.neutral };
  const sized = { x: pxField('x'), y, size: { field: 'value', type: 'quantitative', legend: null, scale } };
  const words = { type: 'text', style: 'note', align: 'left', baseline: 'middle' };
  return {
    height: height + gutter,
    layers: [
      ...markLayer('key', placed, circle, sized),
      ...markLayer('ticks', placed, words, { x: pxField('at'), y, text: { field: 'text' } }),
    ],
  };
}
