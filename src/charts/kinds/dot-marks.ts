import { isOpen, layerWhere, type Plan, round, toneScale } from '../layout.ts';
import type { ChartRow, ChartSpec, ColourToken } from '../types.ts';
import { pxField } from './px-marks.ts';

/** A row's dot: a ring where it is not whole or not sure, a tip where it is a bound. */
export interface Dot {
  readonly row: ChartRow;
  readonly tone: ColourToken;
  /** Px from the top of the plot. */
  readonly middle: number;
}

const shapes = { dot: 'circle', ring: 'circle', tip: 'M-0.9,-1L1,0L-0.9,1Z' } as const;

interface DotLook {
  readonly domain: readonly number[];
  /** Diameter in px. */
  readonly size: number;
}

/** Layers of dots at their values, for rows that stand one over the other. */
export function dotLayers(
  { paper }: Pick<Plan, 'paper'>,
  dots: readonly Dot[],
  { domain, size }: DotLook,
): readonly ChartSpec[] {
  const values = dots.map(({ row, tone, middle }) => {
    const shape = row.partial ? 'ring' : isOpen(row) ? 'tip' : 'dot';
    return { id: row.id, label: row.label, value: row.value, text: row.text, tone, shape, middle: round(middle) };
  });
  const x = { field: 'value', type: 'quantitative', axis: null, scale: { domain, nice: false, zero: false } };
  const encoding = { x, y: pxField('middle'), color: { ...toneScale, field: 'tone' } };
  return (['dot', 'ring', 'tip'] as const).flatMap((shape) => {
    const ring = shape === 'ring' ? { filled: false, fill: paper, strokeWidth: 2 } : {};
    const mark = { type: 'point', shape: shapes[shape], size: size * size, ...ring };
    return layerWhere(values, { shape }, { name: `${shape}s`, mark, encoding }).map((layer) => {
      return { data: { values }, ...layer };
    });
  });
}
