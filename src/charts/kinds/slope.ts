import { largest } from '../../project/extremes.ts';
import { framed, gap, heightOf, type Plan } from '../layout.ts';
import { lineIn, wrapIn } from '../measure.ts';
import { footLayers, type PlacedText, textLayers } from '../text-layers.ts';
import type { ChartSpec } from '../types.ts';
import type { Kind } from './kind.ts';
import { placeSide, sideLabels, sideLeads, sideRoom, sideTexts } from './slope-labels.ts';
import { slopeLayers } from './slope-layers.ts';
import { type DatePair, notesOf, pairsOf, refusePairs, valuesOf } from './two-dates.ts';
import { valueAxis } from './value-axis.ts';

export const slope: Kind = {
  called: 'slopes',
  knows: ['axis: data', 'height', 'colours', 'annotations'],
  refuse: (rows, judging) => refusePairs(rows, judging, 'a slope'),
  draw,
};

const leastHeight = 170;
const sides = ['from', 'to'] as const;

/**
 * A line from each category's earlier value to its later one, with value and name at both ends; labels that would meet
 * move apart, with a line to their points.
 */
function draw(plan: Plan): ChartSpec {
  const pairs = pairsOf(plan);
  const axis = valueAxis(pairs.flatMap(valuesOf), plan.options);
  const line = lineIn(plan, 'label');
  const labels = sides.map((side) => sideLabels(plan, pairs, side));
  const needed = largest(labels.map((own) => own.reduce((sum, { height }) => sum + height, 0)));
  const height = Math.ceil(Math.max(heightOf(plan, leastHeight), needed));
  const [left = 0, right = 0] = labels.map(sideRoom);
  const width = Math.max(plan.width - left - right, 40);
  const placed = sides.map((side, index) => ({
    at: { side, width },
    labels: placeSide(labels[index] ?? [], { axis, height, beyond: line * 0.7 }),
  }));
  const heads = headsOf(plan, pairs, { left, right, width });
  const foot = footOf(plan, pairs);
  const over = Math.ceil(line * 0.7 + 3);
  const below = foot.length > 0 ? foot.length * lineIn(plan, 'note') + gap : 0;
  const frame = { width, height, left, right: plan.width - left - width };
  return framed({ ...frame, top: Math.ceil(over + heads.height), bottom: Math.ceil(over + below) }, [
    ...slopeLayers(plan, pairs, { axis, width }),
    ...placed.flatMap(({ labels: own, at }) => sideLeads(own, at)),
    ...textLayers(
      'values',
      placed.flatMap(({ labels: own, at }) => own.flatMap((label) => sideTexts(plan, label, at))),
    ),
    ...textLayers(
      'periods',
      heads.texts.map((text) => ({ ...text, y: text.y - over })),
    ),
    ...footLayers(plan, 'notes', foot, { x: -left, top: height + over + gap }),
  ]);
}

interface Frame {
  readonly left: number;
  readonly right: number;
  readonly width: number;
}

/** The dates over both ends. */
function headsOf(plan: Plan, [pair]: readonly DatePair[], { left, right, width }: Frame) {
  const line = lineIn(plan, 'note');
  const inset = Math.min(8, width / 4);
  const wrapped = sides.map((side) => {
    const room = (side === 'from' ? left : right) + inset;
    return pair === undefined ? [] : wrapIn(plan, pair[side].period, 'note', room);
  });
  return {
    height: line * largest(wrapped.map(({ length }) => length)),
    texts: wrapped.map((lines, index): PlacedText => {
      const isFrom = sides[index] === 'from';
      const place = isFrom ? ({ align: 'right', x: inset } as const) : ({ align: 'left', x: width - inset } as const);
      return { lines, style: 'note', ...place, y: line / 2 - lines.length * line };
    }),
  };
}

/** What is missing and why, and what the author says of a value, in lines under the plot. */
function footOf(plan: Plan, pairs: readonly DatePair[]): readonly string[] {
  return pairs.flatMap((pair) => {
    const notes = notesOf(plan, pair).flatMap((note) => [pair.label, note]);
    return notes.flatMap((text) => wrapIn(plan, text, 'note', plan.width));
  });
}
