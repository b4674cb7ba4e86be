import { gutter, type Plan, round } from '../layout.ts';
import { fitIn, lineIn, widthIn } from '../measure.ts';
import { namesOf } from '../names.ts';
import type { PlacedText } from '../text-layers.ts';
import type { ChartRow } from '../types.ts';
import { standApart } from './stand-apart.ts';

/** A part of a whole from one amount to another. */
export interface LabelledPart {
  readonly row: ChartRow;
  readonly from: number;
  readonly to: number;
}

/** A value over its name, with their left edge and width in px. */
interface Block {
  readonly part: LabelledPart;
  readonly left: number;
  readonly width: number;
  readonly name: readonly string[];
}

/** Labels of parts on one side of their bar. */
export interface Tier {
  readonly side: 'under' | 'over';
  readonly blocks: readonly Block[];
  /** Px that the labels take with their leaders. */
  readonly height: number;
  readonly drop: number;
}

const leader = 14;
const near = 6;
const mostLines = 3;

/** Labels under their parts; else every other one over them; undefined where neither has room. */
export function placeTiers(plan: Plan, parts: readonly LabelledPart[], perUnit: number): readonly Tier[] | undefined {
  const under = placeBlocks(plan, parts, { perUnit, least: 0.17 });
  if (under !== undefined) return [tierOf(plan, under, { side: 'under', perUnit })];
  const halves = [0, 1].map((odd) =>
    placeBlocks(
      plan,
      parts.filter((_, index) => index % 2 === odd),
      { perUnit, least: 0.2 },
    ),
  );
  const [first, second] = halves;
  if (first === undefined || second === undefined) return undefined;
  return [tierOf(plan, first, { side: 'under', perUnit }), tierOf(plan, second, { side: 'over', perUnit })];
}

/** Each label starts where its part does; those that would touch move right, then left from the edge. */
function placeBlocks(
  plan: Plan,
  parts: readonly LabelledPart[],
  { perUnit, least }: { readonly perUnit: number; readonly least: number },
): readonly Block[] | undefined {
  const sized = parts.map((part): Block => {
    const { row, from, to } = part;
    const width = Math.max((to - from) * perUnit - gutter, plan.width * least);
    const name = fitIn(plan, namesOf(row), 'note', { width, lines: mostLines });
    const taken = Math.max(widthIn(plan, name, 'note'), widthIn(plan, row.text, 'value'));
    return { part, left: from * perUnit, width: taken, name };
  });
  const apart = standApart(
    sized.map((block) => ({ ...block, of: block.left, at: block.left, size: block.width + gutter })),
    { low: 0, high: plan.width + gutter },
  );
  return (apart[0]?.start ?? 0) < 0 ? undefined : apart.map((block) => ({ ...block, left: block.start }));
}

function tierOf(
  plan: Plan,
  blocks: readonly Block[],
  { side, perUnit }: { readonly side: Tier['side']; readonly perUnit: number },
): Tier {
  const moved = blocks.some((block) => isMoved(block, perUnit));
  const drop = moved ? leader : near;
  const lines = blocks.reduce((most, { name }) => Math.max(most, name.length), 0);
  return { side, blocks, drop, height: Math.ceil(drop + lineIn(plan, 'label') + lines * lineIn(plan, 'note') + 2) };
}

function isMoved({ part, left }: Block, perUnit: number): boolean {
  return Math.abs(left - part.from * perUnit) > 1;
}

/** The texts of a tier, in px from the top of the bar. */
export function tierTexts(plan: Plan, { side, blocks, drop }: Tier, thickness: number): readonly PlacedText[] {
  const [line, noteLine] = [lineIn(plan, 'label'), lineIn(plan, 'note')];
  return blocks.flatMap(({ part: { row }, left: x, name }): readonly PlacedText[] => {
    const top = side === 'under' ? thickness + drop : -drop - line - name.length * noteLine;
    return [
      { id: row.id, lines: [row.text], style: 'value', align: 'left', x, y: top + line / 2 },
      { lines: name, style: 'note', align: 'left', x, y: top + line + noteLine / 2 },
    ];
  });
}

/** From each part to its label where that stands aside: straight down where the label is under the part's middle. */
export function tierLeaders({ side, blocks, drop }: Tier, perUnit: number, thickness: number) {
  return blocks.flatMap((block) => {
    if (!isMoved(block, perUnit)) return [];
    const middle = ((block.part.from + block.part.to) / 2) * perUnit;
    const x2 = Math.min(Math.max(middle, block.left + 2), block.left + block.width - 2);
    const [y, y2] = side === 'under' ? [thickness + 2, thickness + drop - 1] : [-2, -drop + 1];
    return [{ x: round(middle), x2: round(x2), y, y2 }];
  });
}
