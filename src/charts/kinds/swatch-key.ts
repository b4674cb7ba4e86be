import { gap, gutter, type Plan } from '../layout.ts';
import { fitIn, lineIn, widthIn } from '../measure.ts';
import { namesOf } from '../names.ts';
import { firstLine, type PlacedText, textLayers } from '../text-layers.ts';
import type { ChartSpec } from '../types.ts';
import { markLayer, pxSides } from './marks.ts';

interface Swatch {
  readonly name: string;
  readonly short?: string | undefined;
  readonly colour: string;
}

interface SwatchKey {
  readonly height: number;
  readonly swatches: readonly {
    readonly lines: readonly string[];
    readonly colour: string;
    readonly x: number;
    readonly top: number;
  }[];
}

/** Names beside squares of their colours, in as many lines as they need. */
export function swatchKey(plan: Plan, swatches: readonly Swatch[]): SwatchKey {
  const [box, line] = [boxSize(plan), lineIn(plan, 'label')];
  let [x, top, deep] = [0, 0, 1];
  const placed: SwatchKey['swatches'][number][] = [];
  for (const { name, short, colour } of swatches) {
    const most = Math.min(plan.width - box - gap, plan.width * 0.6);
    const lines = fitIn(plan, namesOf({ label: name, short }), 'label', { width: most, lines: 3 });
    const width = box + gap + widthIn(plan, lines, 'label');
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
  const line = lineIn(plan, 'label');
  const values = swatches.map(({ colour, x, top }) => {
    const y = at.y + top + (line - box) / 2;
    return { colour, x: at.x + x, x2: at.x + x + box, y, y2: y + box };
  });
  const color = { field: 'colour', type: 'nominal', scale: null, legend: null };
  const names = swatches.map(({ lines, x, top }): PlacedText => {
    const y = firstLine(at.y + top + (lines.length * line) / 2, { lines: lines.length, size });
    return { lines, style: 'label', align: 'left', x: at.x + x + box + gap, y };
  });
  return [...markLayer('key', values, { type: 'rect' }, { ...pxSides, color }), ...textLayers('key-names', names)];
}
