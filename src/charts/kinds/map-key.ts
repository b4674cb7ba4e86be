import { largest } from '../../project/extremes.ts';
import { gap, gutter, type Plan, round } from '../layout.ts';
import { lineHeight } from '../theme-config.ts';
import type { ChartSpec } from '../types.ts';
import { roundest } from './map-classes.ts';
import { pxField } from './px-marks.ts';

const swatch = { width: 46, height: 11 } as const;

export interface MapKey {
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
  const { metrics, styles, locale } = plan;
  const count = edges.length - 1;
  const texts = edges.map((edge) => locale.number(edge));
  const half = texts.map((text) => metrics.width(text, styles.note) / 2);
  const plain = hasPlain ? swatch.width / 2 + gap + metrics.width(locale.noValue, styles.note) + gutter : 0;
  const [first = 0, last = 0] = [half[0], half.at(-1)];
  const asked = Math.max(swatch.width, 2 * largest(half) + gap);
  const width = Math.min(asked, (plan.width - plain - first - last - 1) / count);
  const step = Math.max(1, Math.ceil((2 * largest(half) + gap) / width));
  const at = (index: number): number => first + index * width;
  const bars = edges.slice(0, count).map((value, index) => ({ value, x: round(at(index)), x2: round(at(index + 1)) }));
  const ticks = texts.flatMap((text, index) => (index % step === 0 ? [{ text, x: round(at(index)) }] : []));
  const end = at(count) + last + gutter;
  const band = { y: { value: 0 }, y2: { value: swatch.height } };
  return {
    height: swatch.height + 3 + lineHeight(styles.note.size) + gutter,
    layers: [
      {
        name: 'key',
        data: { values: bars },
        mark: { type: 'bar', orient: 'horizontal', stroke: plan.theme.neutral, strokeWidth: 0.5, invalid: 'show' },
        encoding: { x: pxField('x'), x2: { field: 'x2' }, ...band, color },
      },
      {
        name: 'ticks',
        data: { values: ticks },
        mark: { type: 'text', style: 'note', align: 'center', baseline: 'top' },
        encoding: { x: pxField('x'), y: { value: swatch.height + 3 }, text: { field: 'text' } },
      },
      ...(hasPlain ? plainKey(plan, end) : []),
    ],
  };
}

function plainKey(plan: Plan, x: number): readonly ChartSpec[] {
  const right = x + swatch.width / 2;
  return [
    {
      name: 'key-plain',
      data: { values: [{ x: round(x), x2: round(right) }] },
      mark: {
        type: 'bar',
        orient: 'horizontal',
        color: plan.paper,
        stroke: plan.theme.neutral,
        strokeWidth: 0.5,
      },
      encoding: { x: pxField('x'), x2: { field: 'x2' }, y: { value: 0 }, y2: { value: swatch.height } },
    },
    {
      name: 'names',
      data: { values: [{ x: round(right + gap), text: plan.locale.noValue }] },
      mark: { type: 'text', style: 'note', align: 'left', baseline: 'middle' },
      encoding: { x: pxField('x'), y: { value: swatch.height / 2 }, text: { field: 'text' } },
    },
  ];
}

/** Two circles, for about the highest value and a quarter of it, each beside its number. */
export function circleKey(plan: Plan, { most, size }: { readonly most: number; readonly size: number }): MapKey {
  const { metrics, styles, locale } = plan;
  const highest = roundest(most * 0.6, most);
  const shown = [highest, roundest(highest * 0.15, highest * 0.3)];
  const radius = (value: number): number => Math.sqrt((size * value) / most) / 2;
  const height = Math.max(2 * radius(highest), lineHeight(styles.note.size)) + 1;
  const placed = shown.map((value, index) => {
    const before = shown
      .slice(0, index)
      .reduce(
        (sum, each) => sum + 2 * radius(each) + gap + metrics.width(locale.number(each), styles.note) + gutter,
        0,
      );
    const x = before + radius(value) + 1;
    return { value, x: round(x), text: locale.number(value), at: round(x + radius(value) + gap) };
  });
  const scale = { domain: [0, most], range: [0, size], nice: false, zero: true };
  const y = { value: height / 2 };
  return {
    height: height + gutter,
    layers: [
      {
        name: 'key',
        data: { values: placed },
        mark: { type: 'point', shape: 'circle', filled: false, strokeWidth: 1, stroke: plan.theme.neutral },
        encoding: { x: pxField('x'), y, size: { field: 'value', type: 'quantitative', legend: null, scale } },
      },
      {
        name: 'ticks',
        data: { values: placed },
        mark: { type: 'text', style: 'note', align: 'left', baseline: 'middle' },
        encoding: { x: pxField('at'), y, text: { field: 'text' } },
      },
    ],
  };
}
