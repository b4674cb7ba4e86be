import { gap, gutter, type Plan } from '../layout.ts';
import { fitName } from '../names.ts';
import { firstLine, type PlacedText, textLayers } from '../text-layers.ts';
import { lineHeight } from '../theme-config.ts';
import type { ChartSpec } from '../types.ts';
import { widest } from '../wrap.ts';
import { pxField } from './px-marks.ts';

export interface Swatch {
  readonly name: string;
  readonly short?: string | undefined;
  readonly colour: string;
}

interface PlacedSwatch {
  readonly lines: readonly string[];
  readonly colour: string;
  readonly x: number;
  readonly top: number;
}

export interface SwatchKey {
  readonly height: number;
  readonly swatches: readonly PlacedSwatch[];
}

/** Names beside squares of their colours, in as many lines as they need. */
export function swatchKey(plan: Plan, swatches: readonly Swatch[]): SwatchKey {
  const style = plan.styles.label;
  const box = boxSize(plan);
  const line = lineHeight(style.size);
  let [x, top, deep] = [0, 0, 1];
  const placed: PlacedSwatch[] = [];
  for (const { name, short, colour } of swatches) {
    const room = plan.width - box - gap;
    const forms = short === undefined ? [name] : [name, short];
    const lines = fitName(forms, { width: Math.min(room, plan.width * 0.6), lines: 3, style, metrics: plan.metrics });
    const width = box + gap + widest(lines, style, plan.metrics);
    if (x > 0 && x + width > plan.width) [x, top, deep] = [0, top + deep * line + 2, 1];
    placed.push({ lines, colour, x, top });
    x += width + gutter * 1.5;
    deep = Math.max(deep, lines.length);
  }
  return { swatches: placed, height: Math.ceil(top + deep * line + gap) };
}

function boxSize({ styles }: Plan): number {
  return Math.round(styles.label.size * 0.85);
}

/** The key with its left upper corner at a place in px of the plot. */
export function swatchLayers(
  plan: Plan,
  { swatches }: SwatchKey,
  at: { readonly x: number; readonly y: number },
): readonly ChartSpec[] {
  const box = boxSize(plan);
  const { size } = plan.styles.label;
  const line = lineHeight(size);
  const values = swatches.map(({ colour, x, top }) => {
    const y = at.y + top + (line - box) / 2;
    return { colour, x: at.x + x, x2: at.x + x + box, y, y2: y + box };
  });
  const squares = {
    name: 'key',
    data: { values },
    mark: { type: 'rect' },
    encoding: {
      ...{ x: pxField('x'), x2: { field: 'x2' }, y: pxField('y'), y2: { field: 'y2' } },
      color: { field: 'colour', type: 'nominal', scale: null, legend: null },
    },
  };
  const names = swatches.map(({ lines, x, top }): PlacedText => {
    const y = firstLine(at.y + top + (lines.length * line) / 2, { lines: lines.length, size });
    return { lines, style: 'label', align: 'left', x: at.x + x + box + gap, y };
  });
  return [squares, ...textLayers('key-names', names)];
}
