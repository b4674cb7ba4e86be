import { largest } from '../../project/extremes.ts';
import { framed, gutter, layerWhere, type Plan, round, tone, toneColor } from '../layout.ts';
import { lineHeight } from '../theme-config.ts';
import type { ChartRow, ChartSpec } from '../types.ts';
import { widest, wrapText } from '../wrap.ts';
import { drawBars } from './bars.ts';
import { type JudgedRow, type Kind, noPart, type Refusal } from './kind.ts';
import { pxField } from './px-marks.ts';

const thickness = 28;
const leader = 14;
const maxParts = 4;

export const parts: Kind = { refuse, draw };

function refuse(rows: readonly JudgedRow[]): Refusal | undefined {
  if (rows.length > maxParts)
    return { what: `has ${rows.length} parts; the limit is ${maxParts}`, hint: 'use kind: bars' };
  const bad = noPart(rows);
  if (bad !== undefined) return bad;
  const sum = rows.reduce((total, { value }) => total + value, 0);
  return sum > 0 ? undefined : { what: 'has parts that are all zero', hint: 'say so in a sentence' };
}

interface Part {
  readonly row: ChartRow;
  readonly from: number;
  readonly to: number;
}

/** A label of two texts: its left edge and width in px, and the wrapped name under the value. */
interface Block {
  readonly left: number;
  readonly width: number;
  readonly lines: readonly string[];
}

/**
 * One bar for a whole, its parts in the order given (at most four), each labelled underneath. Without a highlight the
 * first part has the accent colour. Parts whose labels do not fit are drawn as sorted bars instead.
 */
function draw(plan: Plan): ChartSpec {
  const placed = placeParts(plan);
  const total = placed.at(-1)?.to ?? 0;
  const perUnit = plan.width / total;
  const blocks = placeBlocks(plan, { placed, perUnit });
  if (blocks === undefined) return drawBars(plan);
  const { label, note } = plan.styles;
  const lines = largest(blocks.map((block) => block.lines.length));
  const moved = blocks.map((block, index) => Math.abs(block.left - (placed[index]?.from ?? 0) * perUnit) > 1);
  const drop = moved.includes(true) ? leader : 6;
  const highlight = plan.highlight ?? plan.rows[0]?.id;
  const values = placed.map(({ row, from, to }, index) => ({
    id: row.id,
    from,
    to,
    text: row.text,
    label: blocks[index]?.lines.join('\n') ?? row.label,
    tone: tone(row, highlight),
    hatched: row.partial,
    moved: moved[index] === true,
    labelX: round(blocks[index]?.left ?? 0),
    middle: round(((from + to) / 2) * perUnit),
    leaderX: round(leaderFoot(blocks[index], ((from + to) / 2) * perUnit)),
  }));
  const bottom = Math.ceil(drop + lineHeight(label.size) + lines * lineHeight(note.size) + 2);
  return framed(
    { width: plan.width, height: thickness, left: 0, right: 0, top: 1, bottom },
    { values, layer: partLayers(plan, { values, total, textTop: thickness + drop }) },
  );
}

function placeParts(plan: Plan): readonly Part[] {
  const placed: Part[] = [];
  for (const row of plan.rows) {
    const from = placed.at(-1)?.to ?? 0;
    placed.push({ row, from, to: Number((from + row.value).toPrecision(12)) });
  }
  return placed;
}

/** Each label starts where its part does; those that would touch move right, then left from the edge. */
function placeBlocks(
  plan: Plan,
  { placed, perUnit }: { readonly placed: readonly Part[]; readonly perUnit: number },
): readonly Block[] | undefined {
  const { value, note } = plan.styles;
  const sized = placed.map(({ row, from, to }) => {
    const most = Math.max((to - from) * perUnit - gutter, plan.width * 0.17);
    const lines = wrapText(row.label, { width: most, style: note, metrics: plan.metrics });
    const width = Math.max(widest(lines, note, plan.metrics), plan.metrics.width(row.text, value));
    return { left: from * perUnit, width, lines };
  });
  let edge = 0;
  const pushed = sized.map((block) => {
    const left = Math.max(block.left, edge);
    edge = left + block.width + gutter;
    return { ...block, left };
  });
  edge = plan.width + gutter;
  const pulled: Block[] = [];
  for (const block of [...pushed].reverse()) {
    const left = Math.min(block.left, edge - gutter - block.width);
    edge = left;
    pulled.unshift({ ...block, left });
  }
  return (pulled[0]?.left ?? 0) < 0 ? undefined : pulled;
}

/** The leader goes straight down where the label is under the middle of its part. */
function leaderFoot(block: Block | undefined, middle: number): number {
  if (block === undefined) return middle;
  return Math.min(Math.max(middle, block.left + 2), block.left + block.width - 2);
}

interface PartLayers {
  readonly values: readonly Readonly<Record<string, unknown>>[];
  readonly total: number;
  /** The top of the texts, in px from that of the bar. */
  readonly textTop: number;
}

function partLayers(plan: Plan, { values, total, textTop }: PartLayers): readonly ChartSpec[] {
  const x = { field: 'from', type: 'quantitative', axis: null, scale: { domain: [0, total], nice: false } };
  const encoding = { x, x2: { field: 'to' }, y: { value: 0 }, y2: { value: 'height' }, color: toneColor };
  const mark = { type: 'bar', stroke: plan.paper, strokeWidth: 1.33 };
  const leaders = {
    name: 'leaders',
    mark: 'rule',
    encoding: {
      x: pxField('middle'),
      x2: { field: 'leaderX' },
      y: { value: thickness + 2 },
      y2: { value: textTop - 1 },
    },
  };
  const text = { type: 'text', align: 'left', baseline: 'line-top' };
  const noteTop = textTop + lineHeight(plan.styles.label.size);
  return [
    ...layerWhere(values, { hatched: false }, { name: 'parts', mark, encoding }),
    ...layerWhere(values, { hatched: true }, { name: 'hatched', mark: 'bar', encoding }),
    ...layerWhere(values, { moved: true }, leaders),
    {
      mark: { ...text, style: 'value', y: textTop },
      encoding: { x: pxField('labelX'), text: { field: 'text' } },
    },
    {
      mark: { ...text, style: 'note', y: noteTop },
      encoding: { x: pxField('labelX'), text: { field: 'label' } },
    },
  ];
}
