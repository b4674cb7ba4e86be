import { largest } from '../../project/extremes.ts';
import { gap, once, type Plan } from '../layout.ts';
import { firstLine, textLayers } from '../text-layers.ts';
import { lineHeight } from '../theme-config.ts';
import type { ChartSpec } from '../types.ts';
import { pxField } from './px-marks.ts';
import type { ValueAxis } from './value-axis.ts';

/** Px that the labels of a horizontal value axis take under a plot. */
export function flatAxisRoom({ styles }: Plan): number {
  return Math.ceil(lineHeight(styles.note.size) + gap);
}

/** Half of the width of the labels at the ends of a horizontal axis, in px. */
export function flatAxisEnds(plan: Plan, { ticks }: ValueAxis): readonly [number, number] {
  const half = (tick = 0): number => plan.metrics.width(plan.locale.number(tick), plan.styles.note) / 2;
  return [half(ticks[0]), half(ticks.at(-1))];
}

/** Light lines at the ticks of a horizontal axis, the line at zero, and as many values under it as have room. */
export function flatAxisLayers(
  plan: Plan,
  axis: ValueAxis,
  { perUnit, height }: { readonly perUnit: number; readonly height: number },
): readonly ChartSpec[] {
  const { low, high, ticks } = axis;
  const style = plan.styles.note;
  const values = ticks.map((tick) => ({ tick, x: (tick - low) * perUnit, text: plan.locale.number(tick) }));
  const widest = largest(values.map(({ text }) => plan.metrics.width(text, style))) + gap * 2;
  const step = ((high - low) * perUnit) / Math.max(1, ticks.length - 1);
  const every = [1, 2, ticks.length - 1].find((count) => count * step >= widest) ?? ticks.length;
  const upright = { y: { value: 0 }, y2: { value: 'height' } };
  const light = values.filter(({ tick }) => tick !== 0).map(({ x }) => ({ x }));
  const grid = { name: 'grid', data: { values: light }, mark: { type: 'rule', style: 'grid' } };
  const zero = { name: 'zero', data: once, mark: 'rule' };
  const y = firstLine(height + gap + lineHeight(style.size) / 2, { lines: 1, size: style.size });
  const told = values.filter((_, index) => index % every === 0);
  const domain = [low, high];
  const scale = { type: 'quantitative', axis: null, scale: { domain, nice: false, zero: false } };
  return [
    { ...grid, encoding: { x: pxField('x'), ...upright } },
    ...(low <= 0 && high >= 0 ? [{ ...zero, encoding: { x: { ...scale, datum: 0 }, ...upright } }] : []),
    ...textLayers(
      'ticks',
      told.map(({ text, x }) => ({ lines: [text], style: 'note' as const, align: 'center' as const, x, y })),
    ),
  ];
}
