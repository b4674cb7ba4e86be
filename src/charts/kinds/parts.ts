import { framed, gap, layerWhere, type Plan, toneColor, toneOf } from '../layout.ts';
import { textLayers } from '../text-layers.ts';
import { lineHeight } from '../theme-config.ts';
import type { ChartSpec } from '../types.ts';
import { wrapText } from '../wrap.ts';
import { drawBars } from './bars.ts';
import { type JudgedRow, type Judging, type Kind, noPart, type Refusal, refuseOptions } from './kind.ts';
import { type Part, placeTiers, type Tier, tierLeaders, tierTexts } from './part-labels.ts';
import { pxField } from './px-marks.ts';
import { inOrder } from './row-order.ts';

const thickness = 28;
const mostParts = 8;

export const parts: Kind = { refuse, draw };

function refuse(rows: readonly JudgedRow[], judging?: Judging): Refusal | undefined {
  if (rows.length > mostParts)
    return { what: `has ${rows.length} parts; the limit is ${mostParts}`, hint: 'use kind: bars' };
  const bad = noPart(rows) ?? refuseOptions('parts', ['order', 'colours', 'normalised'], judging);
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
  const lacking = gapLines(plan);
  const missing = lacking.length * lineHeight(plan.styles.note.size) + (lacking.length > 0 ? gap : 0);
  const frame = { width: plan.width, height: thickness, left: 0, right: 0 };
  return framed(
    { ...frame, top: room('over') + 1, bottom: Math.ceil(room('under') + missing) },
    {
      values: dataOf(plan, placed),
      layer: [
        ...partLayers(plan, placed, total),
        ...leaderLayer(tiers, perUnit),
        ...textLayers(
          'values',
          tiers.flatMap((tier) => tierTexts(plan, tier, thickness)),
        ),
        ...gapLayers(plan, lacking, thickness + room('under') + gap),
      ],
    },
  );
}

function placeParts(plan: Plan): readonly Part[] {
  const given =
    plan.options.order === undefined
      ? plan.rows
      : inOrder(plan.rows, plan, { name: ({ label }) => label, value: ({ value }) => value });
  const placed: Part[] = [];
  for (const row of given) {
    const from = placed.at(-1)?.to ?? 0;
    placed.push({ row, from, to: Number((from + row.value).toPrecision(12)) });
  }
  return placed;
}

function dataOf(plan: Plan, placed: readonly Part[]) {
  const highlight = plan.highlight ?? placed[0]?.row.id;
  return placed.map(({ row, from, to }) => {
    return {
      id: row.id,
      from,
      to,
      text: row.text,
      label: row.label,
      tone: toneOf({ ...plan, highlight }, row),
      hatched: row.partial,
    };
  });
}

function partLayers(plan: Plan, placed: readonly Part[], total: number): readonly ChartSpec[] {
  const values = dataOf(plan, placed);
  const x = { field: 'from', type: 'quantitative', axis: null, scale: { domain: [0, total], nice: false } };
  const encoding = { x, x2: { field: 'to' }, y: { value: 0 }, y2: { value: 'height' }, color: toneColor };
  const mark = { type: 'bar', stroke: plan.paper, strokeWidth: 1.33 };
  return [
    ...layerWhere(values, { hatched: false }, { name: 'parts', mark, encoding }),
    ...layerWhere(values, { hatched: true }, { name: 'hatched', mark: 'bar', encoding }),
  ];
}

function leaderLayer(tiers: readonly Tier[], perUnit: number): readonly ChartSpec[] {
  const values = tiers.flatMap((tier) => tierLeaders(tier, perUnit, thickness));
  const encoding = { x: pxField('x'), x2: { field: 'x2' }, y: pxField('y'), y2: { field: 'y2' } };
  return values.length === 0 ? [] : [{ name: 'leaders', data: { values }, mark: 'rule', encoding }];
}

/** What is missing of a whole, and why. */
function gapLines({ gaps, width, styles, metrics }: Plan): readonly string[] {
  return gaps.flatMap(({ label, text }) =>
    [label, text].flatMap((words) => wrapText(words, { width, style: styles.note, metrics })),
  );
}

function gapLayers({ styles }: Plan, lines: readonly string[], top: number): readonly ChartSpec[] {
  const line = lineHeight(styles.note.size);
  return textLayers(
    'missing',
    lines.map((text, index) => ({ lines: [text], style: 'note', align: 'left', x: 0, y: top + (index + 0.5) * line })),
  );
}
