import { largest } from '../../project/extremes.ts';
import { gap, type Plan, round } from '../layout.ts';
import { fitIn, lineIn, widthIn, wrapIn } from '../measure.ts';
import { namesOf } from '../names.ts';
import type { PlacedText } from '../text-layers.ts';
import type { ChartRow, ChartSpec } from '../types.ts';
import { leadLayer } from './marks.ts';
import { standApart } from './stand-apart.ts';
import { type DatePair, valuesOf } from './two-dates.ts';
import { placeValue, type ValueAxis } from './value-axis.ts';

/** From the plot to the labels. */
const lead = 14;

export type SlopeSide = 'from' | 'to';

/** A value with its name at a side of the plot: on one line, or the name over the value. */
interface SideLabel {
  readonly row: ChartRow;
  readonly name: readonly string[];
  readonly value: readonly string[];
  readonly inline: boolean;
  readonly width: number;
  readonly height: number;
}

export function sideLabels(plan: Plan, pairs: readonly DatePair[], side: SlopeSide): readonly SideLabel[] {
  const most = plan.width * 0.32;
  return pairs.flatMap((pair): readonly SideLabel[] => {
    const row = valuesOf(pair).find((each) => each === pair[side]);
    if (row === undefined) return [];
    const own = widthIn(plan, row.text, 'value');
    const inline = own <= most * 0.5;
    const name = fitIn(plan, namesOf(pair), 'label', { width: inline ? most - own - gap : most, lines: 2 });
    const value = inline ? [row.text] : wrapIn(plan, row.text, 'value', most);
    const words = widthIn(plan, name, 'label');
    const width = inline ? words + gap + own : Math.max(words, widthIn(plan, value, 'value'));
    const lines = inline ? name.length : name.length + value.length;
    return [{ row, name, value, inline, width, height: lines * lineIn(plan, 'label') }];
  });
}

/** Px at a side of the plot that its labels take. */
export function sideRoom(labels: readonly SideLabel[]): number {
  const widths = labels.map(({ width }) => width);
  return Math.ceil(largest(widths, 0)) + gap + lead;
}

interface PlacedSide extends SideLabel {
  /** Of the point and of the label, in px from the top of the plot. */
  readonly point: number;
  readonly start: number;
}

interface Scale {
  readonly axis: ValueAxis;
  readonly height: number;
  /** How far a label may stand over and under the plot. */
  readonly beyond: number;
}

/** Labels at their points, moved apart where they would meet. */
export function placeSide(labels: readonly SideLabel[], { axis, height, beyond }: Scale): readonly PlacedSide[] {
  const sought = labels.map((label) => {
    const point = placeValue(label.row.value, { axis, height });
    return { ...label, point, of: point, at: point - label.height / 2, size: label.height };
  });
  return standApart(sought, { low: -beyond, high: height + beyond });
}

/** The texts of a label: at the left they end at the plot, at the right they begin there. */
export function sideTexts(plan: Plan, label: PlacedSide, { side, width }: At): readonly PlacedText[] {
  const { row, name, value, inline, start } = label;
  const line = lineIn(plan, 'label');
  const [align, sign] = side === 'from' ? (['right', -1] as const) : (['left', 1] as const);
  const x = (side === 'from' ? 0 : width) + sign * (gap + lead);
  const own = widthIn(plan, row.text, 'value');
  const first = start + line / 2;
  const middle = first + ((name.length - 1) * line) / 2;
  const nameX = inline ? x + sign * (own + gap) : x;
  return [
    { id: row.id, lines: value, style: 'value', align, x, y: inline ? middle : first + name.length * line },
    { lines: name, style: 'label', align, x: nameX, y: first },
  ];
}

interface At {
  readonly side: SlopeSide;
  readonly width: number;
}

/** From each label to its point. */
export function sideLeads(placed: readonly PlacedSide[], { side, width }: At): readonly ChartSpec[] {
  const leads = placed.map(({ point, start, height }) => {
    const [x, x2] = side === 'from' ? [-6, -gap - lead + 3] : [width + 6, width + gap + lead - 3];
    return { x, x2, y: round(point), y2: round(start + height / 2) };
  });
  return leadLayer(`leads-${side}`, leads, { style: 'grid' });
}
