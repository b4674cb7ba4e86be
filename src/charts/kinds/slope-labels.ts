import { largest } from '../../project/extremes.ts';
import { gap, type Plan, round } from '../layout.ts';
import { fitName, namesOf } from '../names.ts';
import type { PlacedText } from '../text-layers.ts';
import { lineHeight } from '../theme-config.ts';
import type { ChartRow, ChartSpec } from '../types.ts';
import { widest, wrapText } from '../wrap.ts';
import { moveApart } from './line-ends.ts';
import { type Pair, valuesOf } from './pairs.ts';
import { pxField } from './px-marks.ts';

/** From the plot to the labels. */
const lead = 14;

export type Side = 'from' | 'to';

/** A value with its name at a side of the plot: on one line, or the name over the value. */
export interface SideLabel {
  readonly row: ChartRow;
  readonly name: readonly string[];
  readonly value: readonly string[];
  readonly inline: boolean;
  readonly width: number;
  readonly height: number;
}

export function sideLabels(plan: Plan, pairs: readonly Pair[], side: Side): readonly SideLabel[] {
  const { label, value: bold } = plan.styles;
  const { metrics } = plan;
  const most = plan.width * 0.32;
  return pairs.flatMap((pair): readonly SideLabel[] => {
    const row = valuesOf(pair).find((each) => each === pair[side]);
    if (row === undefined) return [];
    const own = metrics.width(row.text, bold);
    const inline = own <= most * 0.5;
    const room = inline ? most - own - gap : most;
    const name = fitName(namesOf(pair), { width: room, lines: 2, style: label, metrics });
    const value = inline ? [row.text] : wrapText(row.text, { width: most, style: bold, metrics });
    const words = widest(name, label, metrics);
    const width = inline ? words + gap + own : Math.max(words, widest(value, bold, metrics));
    const lines = inline ? name.length : name.length + value.length;
    return [{ row, name, value, inline, width, height: lines * lineHeight(label.size) }];
  });
}

/** Px at a side of the plot that its labels take. */
export function sideRoom(labels: readonly SideLabel[]): number {
  return (
    Math.ceil(
      largest(
        labels.map(({ width }) => width),
        0,
      ),
    ) +
    gap +
    lead
  );
}

export interface PlacedSide extends SideLabel {
  /** Of the point and of the label, in px from the top of the plot. */
  readonly point: number;
  readonly top: number;
}

interface Scale {
  readonly low: number;
  readonly high: number;
  readonly height: number;
  /** How far a label may stand over and under the plot. */
  readonly beyond: number;
}

/** Labels at their points, moved apart where they would meet. */
export function placeSide(labels: readonly SideLabel[], { low, high, height, beyond }: Scale): readonly PlacedSide[] {
  const sought = labels
    .map((label) => {
      const point = ((high - label.row.value) / (high - low)) * height;
      return { ...label, point, at: point - label.height / 2, size: label.height };
    })
    .sort((a, b) => a.at - b.at);
  const tops = moveApart(sought, -beyond, height + beyond);
  return sought.map((label, index) => ({ ...label, top: tops[index] ?? label.at }));
}

/** The texts of a label: at the left they end at the plot, at the right they begin there. */
export function sideTexts(plan: Plan, label: PlacedSide, { side, width }: At): readonly PlacedText[] {
  const { row, name, value, inline, top } = label;
  const line = lineHeight(plan.styles.label.size);
  const [align, sign] = side === 'from' ? (['right', -1] as const) : (['left', 1] as const);
  const x = (side === 'from' ? 0 : width) + sign * (gap + lead);
  const own = plan.metrics.width(row.text, plan.styles.value);
  const first = top + line / 2;
  const middle = first + ((name.length - 1) * line) / 2;
  const nameX = inline ? x + sign * (own + gap) : x;
  return [
    { id: row.id, lines: value, style: 'value', align, x, y: inline ? middle : first + name.length * line },
    { lines: name, style: 'label', align, x: nameX, y: first },
  ];
}

interface At {
  readonly side: Side;
  readonly width: number;
}

/** From each label to its point. */
export function leadLayer(placed: readonly PlacedSide[], { side, width }: At): ChartSpec {
  const values = placed.map(({ point, top, height }) => {
    const [x, x2] = side === 'from' ? [-6, -gap - lead + 3] : [width + 6, width + gap + lead - 3];
    return { x, x2, y: round(point), y2: round(top + height / 2) };
  });
  const encoding = { x: pxField('x'), x2: { field: 'x2' }, y: pxField('y'), y2: { field: 'y2' } };
  return { name: `leads-${side}`, data: { values }, mark: { type: 'rule', style: 'grid' }, encoding };
}
