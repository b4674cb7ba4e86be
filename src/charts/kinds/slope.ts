import { largest } from '../../project/extremes.ts';
import { framed, gap, type Plan } from '../layout.ts';
import { type PlacedText, textLayers } from '../text-layers.ts';
import { lineHeight, px } from '../theme-config.ts';
import type { ChartSpec } from '../types.ts';
import { wrapText } from '../wrap.ts';
import { type Kind, refuseOptions } from './kind.ts';
import { gapOf, type Pair, pairsOf, refusePairs, valuesOf } from './pairs.ts';
import { annotationAt } from './row-order.ts';
import { leadLayer, placeSide, type Side, sideLabels, sideRoom, sideTexts } from './slope-labels.ts';
import { slopeLayers } from './slope-layers.ts';
import { valueAxis } from './value-axis.ts';

export const slope: Kind = {
  refuse: (rows, judging) =>
    refusePairs(rows, judging, 'a slope') ??
    refuseOptions('slopes', ['axis: data', 'height', 'colours', 'annotations'], judging),
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
  const { low, high } = valueAxis(pairs.flatMap(valuesOf), plan.options);
  const line = lineHeight(plan.styles.label.size);
  const labels = sides.map((side) => sideLabels(plan, pairs, side));
  const needed = largest(labels.map((own) => own.reduce((sum, { height }) => sum + height, 0)));
  const asked = plan.options.height === undefined ? leastHeight : px(plan.options.height);
  const height = Math.ceil(Math.max(asked, needed));
  const [left = 0, right = 0] = labels.map(sideRoom);
  const width = Math.max(plan.width - left - right, 40);
  const placed = labels.map((own) => placeSide(own, { low, high, height, beyond: line * 0.7 }));
  const heads = headsOf(plan, pairs, { left, right, width });
  const foot = footOf(plan, pairs);
  const below = foot.length * lineHeight(plan.styles.note.size);
  const over = Math.ceil(line * 0.7 + 3);
  const layer = [
    ...slopeLayers(plan, pairs, { low, high, width }),
    ...placed.map((own, index) => leadLayer(own, { side: sides[index] ?? 'from', width })),
    ...textLayers(
      'values',
      placed.flatMap((own, index) =>
        own.flatMap((label) => sideTexts(plan, label, { side: sides[index] ?? 'from', width })),
      ),
    ),
    ...textLayers(
      'periods',
      heads.texts.map((text) => ({ ...text, y: text.y - over })),
    ),
    ...footLayers(plan, foot, { top: height + over + gap, left }),
  ];
  const bottom = Math.ceil(over + (below > 0 ? below + gap : 0));
  const frame = { width, height, left, right: plan.width - left - width };
  return framed({ ...frame, top: Math.ceil(over + heads.height), bottom }, { values: [], layer });
}

interface Frame {
  readonly left: number;
  readonly right: number;
  readonly width: number;
}

/** The dates over both ends. */
function headsOf(plan: Plan, pairs: readonly Pair[], { left, right, width }: Frame) {
  const style = plan.styles.note;
  const line = lineHeight(style.size);
  const [pair] = pairs;
  const texts = (side: Side): readonly string[] => {
    const room = (side === 'from' ? left : right) + Math.min(8, width / 4);
    return pair === undefined ? [] : wrapText(pair[side].period, { width: room, style, metrics: plan.metrics });
  };
  const wrapped = sides.map(texts);
  const inset = Math.min(8, width / 4);
  return {
    height: line * largest(wrapped.map(({ length }) => length)),
    texts: wrapped.map((lines, index): PlacedText => {
      const isFrom = sides[index] === 'from';
      const place = isFrom ? ({ align: 'right', x: inset } as const) : ({ align: 'left', x: width - inset } as const);
      return { lines, style: 'note', ...place, y: line / 2 - lines.length * line };
    }),
  };
}

/** What is missing and why, and what the author says of a value, under the plot. */
function footOf(plan: Plan, pairs: readonly Pair[]): readonly (readonly string[])[] {
  const style = plan.styles.note;
  const wrap = (text: string) => wrapText(text, { width: plan.width, style, metrics: plan.metrics });
  return pairs
    .flatMap((pair) => {
      const notes = [gapOf(pair)?.text, annotationAt(plan, pair.from.id), annotationAt(plan, pair.to.id)];
      return notes.flatMap((note) => (note === undefined ? [] : [wrap(pair.label), wrap(note)]));
    })
    .flat()
    .map((text) => [text]);
}

function footLayers(
  plan: Plan,
  lines: readonly (readonly string[])[],
  { top, left }: { readonly top: number; readonly left: number },
) {
  const line = lineHeight(plan.styles.note.size);
  return textLayers(
    'notes',
    lines.map((text, index) => ({
      lines: text,
      style: 'note',
      align: 'left',
      x: -left,
      y: top + (index + 0.5) * line,
    })),
  );
}
