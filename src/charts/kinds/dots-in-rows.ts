import { barHeight, type Plan, round, toneColor } from '../layout.ts';
import type { ChartRow, ChartSpec, ColourToken } from '../types.ts';
import { dotLayers, dotShape, pxField } from './marks.ts';
import { type ValueAxis, valueScale } from './value-axis.ts';

/** Ways to draw dots beside their texts. */
export const dotFittings = [
  { wrap: 1, least: [0.25, 0.25] },
  { wrap: 0.36, least: [0.2, 0.2] },
  { wrap: 0.24, least: [0, 0] },
] as const;

/** Diameter in px. */
export function dotSize({ styles }: Plan): number {
  return Math.round(barHeight(styles.label) * 0.75);
}

interface Dot {
  readonly row: ChartRow;
  readonly tone: ColourToken;
  /** Px from the top of the plot. */
  readonly middle: number;
}

/** Dots at their values, for rows that stand one over the other. */
export function dotsInRows(
  plan: Plan,
  dots: readonly Dot[],
  axis: Pick<ValueAxis, 'low' | 'high'>,
): readonly ChartSpec[] {
  const values = dots.map(({ row, tone, middle }) => {
    const { id, label, value, text } = row;
    return { id, label, value, text, tone, shape: dotShape(row), middle: round(middle) };
  });
  const encoding = { x: valueScale(axis), y: pxField('middle'), color: toneColor };
  const { paper } = plan.theme;
  return dotLayers(values, { paper, size: dotSize(plan), tip: 'M-0.9,-1L1,0L-0.9,1Z', encoding });
}
