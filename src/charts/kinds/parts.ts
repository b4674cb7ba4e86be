import { framed, gap, type Plan, toneColor, toneOf } from '../layout.ts';
import { lineIn, wrapIn } from '../measure.ts';
import { footLayers, textLayers } from '../text-layers.ts';
import type { ChartSpec } from '../types.ts';
import { drawBars } from './bars.ts';
import { type JudgedRow, type Kind, noPart, type Refusal } from './kind.ts';
import { barLayers, fullHeight, leadLayer } from './marks.ts';
import { type LabelledPart, placeTiers, type Tier, tierLeaders, tierTexts } from './part-labels.ts';
import { inOrder } from './row-order.ts';

const thickness = 28;
const mostParts = 8;

export const parts: Kind = { called: 'parts', knows: ['order', 'colours', 'normalised'], refuse, draw };

function refuse(rows: readonly JudgedRow[]): Refusal | undefined {
  if (rows.length > mostParts)
    return { what: `has ${rows.length} parts; the limit is ${mostParts}`, hint: 'use kind: bars' };
  const bad = noPart(rows);
  if (bad !== undefined) return bad;
  const sum = rows.reduce((total, { value }) => total + value, 0);
  return sum > 0 ? undefined : { what: 'has parts that are all zero', hint: 'say so in a sentence' };
}

/**
 * One bar for a whole, its parts in the order given, each labelled under it, or every other one over it. Without a
 * highlight the first part has the accent colour. Parts whose labels do not fit are drawn as sorted bars instead.
 */
function draw(plan: Plan): ChartSpec {
  const placed = placeParts(plan);
  const total = placed.at(-1)?.to ?? 0;
  const perUnit = plan.width / total;
  const tiers = placeTiers(plan, placed, perUnit);
  if (tiers === undefined) return drawBars(plan);
  const room = (side: Tier['side']): number => tiers.find((tier) => tier.side === side)?.height ?? 0;
  const lacking = plan.gaps.flatMap(({ label, text }) =>
    [label, text].flatMap((words) => wrapIn(plan, words, 'note', plan.width)),
  );
  const missing = lacking.length * lineIn(plan, 'note') + (lacking.length > 0 ? gap : 0);
  const leads = tiers.flatMap((tier) => tierLeaders(tier, perUnit, thickness));
  const texts = tiers.flatMap((tier) => tierTexts(plan, tier, thickness));
  const frame = { width: plan.width, height: thickness, left: 0, right: 0 };
  return framed({ ...frame, top: room('over') + 1, bottom: Math.ceil(room('under') + missing) }, [
    ...partLayers(plan, placed, total),
    ...leadLayer('leaders', leads, {}),
    ...textLayers('values', texts),
    ...footLayers(plan, 'missing', lacking, { x: 0, top: thickness + room('under') + gap }),
  ]);
}

function placeParts(plan: Plan): readonly LabelledPart[] {
  const given =
    plan.options.order === undefined
      ? plan.rows
      : inOrder(plan.rows, plan, { name: ({ label }) => label, value: ({ value }) => value });
  const placed: LabelledPart[] = [];
  for (const row of given) {
    const from = placed.at(-1)?.to ?? 0;
    placed.push({ row, from, to: Number((from + row.value).toPrecision(12)) });
  }
  return placed;
}

function partLayers(plan: Plan, placed: readonly LabelledPart[], total: number): readonly ChartSpec[] {
  const highlight = plan.highlight ?? placed[0]?.row.id;
  const values = placed.map(({ row, from, to }) => {
    const { id, text, label, partial: hatched } = row;
    return { id, from, to, text, label, tone: toneOf({ ...plan, highlight }, row), hatched };
  });
  const x = { field: 'from', type: 'quantitative', axis: null, scale: { domain: [0, total], nice: false } };
  const mark = { type: 'bar', stroke: plan.theme.paper, strokeWidth: 1.33 };
  const encoding = { x, x2: { field: 'to' }, ...fullHeight, color: toneColor };
  return barLayers(values, { name: 'parts', mark, hatchedMark: { type: 'bar' }, encoding });
}
