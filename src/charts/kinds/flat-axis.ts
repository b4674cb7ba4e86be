import { largest } from '../../project/extremes.ts';
import { gap, type Plan } from '../layout.ts';
import { lineIn, widthIn } from '../measure.ts';
import { type PlacedText, textLayers } from '../text-layers.ts';
import type { ChartSpec } from '../types.ts';
import { fullHeight, markLayer, once, pxField } from './marks.ts';
import { scaleOf, tickText, type ValueAxis } from './value-axis.ts';

/** Px that the labels of a horizontal value axis take under a plot. */
export function flatAxisRoom(plan: Plan): number {
  return Math.ceil(lineIn(plan, 'note') + gap);
}

/** Half of the width of the labels at the ends of a horizontal axis, in px. */
export function flatAxisEnds(plan: Plan, axis: ValueAxis): readonly [number, number] {
  const half = (tick = 0): number => widthIn(plan, tickText(plan, axis, tick), 'note') / 2;
  return [half(axis.ticks[0]), half(axis.ticks.at(-1))];
}

/** Light lines at the ticks of a horizontal axis, the line at zero, and as many values under it as have room. */
export function flatAxisLayers(
  plan: Plan,
  axis: ValueAxis,
  { perUnit, height }: { readonly perUnit: number; readonly height: number },
): readonly ChartSpec[] {
  const { low, high, ticks } = axis;
  const values = ticks.map((tick) => ({ tick, x: (tick - low) * perUnit, text: tickText(plan, axis, tick) }));
  const widest = largest(values.map(({ text }) => widthIn(plan, text, 'note'))) + gap * 2;
  const step = ((high - low) * perUnit) / Math.max(1, ticks.length - 1);
  const every = [1, 2, ticks.length - 1].find((count) => count * step >= widest) ?? ticks.length;
  const light = values.filter(({ tick }) => tick !== 0).map(({ x }) => ({ x }));
  const zero = { x: { ...scaleOf(axis), datum: 0 }, ...fullHeight };
  const y = height + gap + lineIn(plan, 'note') / 2;
  const told = values.flatMap(({ text, x }, index): readonly PlacedText[] =>
    index % every === 0 ? [{ lines: [text], style: 'note', align: 'center', x, y }] : [],
  );
  return [
    ...markLayer('grid', light, { type: 'rule', style: 'grid' }, { x: pxField('x'), ...fullHeight }),
    ...markLayer('zero', low <= 0 && high >= 0 ? once : [], 'rule', zero),
    ...textLayers('ticks', told),
  ];
}
