import { framed, gap, isOpen, type Plan, round, toneColor, toneOf } from '../layout.ts';
import { textLayers } from '../text-layers.ts';
import type { ChartSpec } from '../types.ts';
import { belowZero, type JudgedRow, type Judging, type Kind, type Refusal } from './kind.ts';
import { barLayers, markLayer, openEnd, pxField, pxSides } from './marks.ts';
import { type Entry, hasValue, orderedRows } from './row-order.ts';
import { chooseUnits, headSquares, headTexts, type UnitGrid, type UnitSet, unitKey } from './unit-grid.ts';

export const unitRow: Kind = {
  called: 'rows of units',
  knows: ['order', 'colours', 'normalised'],
  refuse,
  draw,
};

function refuse(rows: readonly JudgedRow[], judging: Judging = {}): Refusal | undefined {
  const bad = belowZero(rows, 'and nothing is counted below zero');
  if (bad !== undefined) return bad;
  if (rows.every(({ value }) => value === 0)) return { what: 'has nothing but zero', hint: 'say so in a sentence' };
  if (judging.options?.normalised !== true) return undefined;
  const hint = 'normalised: a part first and then its whole';
  const [part, whole] = rows;
  if (rows.length !== 2 || part === undefined || whole === undefined)
    return { what: `has ${rows.length} values`, hint };
  return part.value > whole.value ? { what: `has a part that is more than its whole, ${part.id}`, hint } : undefined;
}

/**
 * A square for each one that was counted, or for so many as the key says; with `normalised`, one set of squares for a
 * whole, of which the part is filled.
 */
function draw(plan: Plan): ChartSpec {
  const grid = chooseUnits(plan, setsOf(plan));
  const squares = squaresOf(grid);
  const mark = { type: 'bar', orient: 'horizontal' };
  const encoding = { ...pxSides, color: toneColor };
  const tip = { x: pxField('x2'), y: pxField('middle'), color: toneColor };
  const open = squares.filter((square) => square.open);
  const key = unitKey(plan, grid);
  return framed({ width: plan.width, height: grid.height + key.height, left: 0, right: 0, bottom: 1 }, [
    ...barLayers(squares, { name: 'units', mark, encoding }),
    ...markLayer('open', open, openEnd(grid.size, 'right'), tip),
    ...markLayer('key-heads', headSquares(plan, grid), mark, encoding),
    ...textLayers('heads', headTexts(plan, grid)),
    ...key.layers,
  ]);
}

/** What is drawn as one set of squares: a value, or a part and the rest of its whole. */
function setsOf(plan: Plan): readonly UnitSet[] {
  const [part, whole] = plan.rows;
  if (plan.options.normalised !== true || part === undefined || whole === undefined)
    return orderedOf(plan).map((entry) => {
      const pieces = hasValue(entry) ? [{ row: entry, amount: entry.value, tone: toneOf(plan, entry) }] : [];
      return { heads: [entry], pieces };
    });
  const pieces = [
    { row: part, amount: part.value, tone: 'accent' as const },
    { row: whole, amount: whole.value - part.value, tone: 'context' as const },
  ];
  return [{ heads: [part, whole], pieces }];
}

/** As given, unless the author wants another order. */
function orderedOf(plan: Plan): readonly Entry[] {
  return plan.options.order === undefined ? [...plan.rows, ...plan.gaps] : orderedRows(plan);
}

/** Squares as they are drawn; `open` is the last one of a bound. */
function squaresOf(grid: UnitGrid) {
  return grid.sets.flatMap(({ pieces, top }) => {
    const wholes = pieces.flatMap(({ row, amount, tone }) => {
      const count = amount / grid.unit;
      // The rest of a unit is so much of a square.
      return Array.from({ length: Math.ceil(count - 1e-9) }, (_, index) => {
        const share = Math.min(count - index, 1);
        return { id: row.id, tone, hatched: row.partial, share, open: count - index <= 1 && isOpen(row) };
      });
    });
    return wholes.map(({ share, ...square }, index) => {
      const across = index % grid.perLine;
      const x = across * grid.pitch + Math.floor(across / 10) * gap;
      const y = top + Math.floor(index / grid.perLine) * grid.pitch;
      const sides = { x: round(x), x2: round(x + grid.size * share), y: round(y), y2: round(y + grid.size) };
      return { ...square, ...sides, middle: round(y + grid.size / 2) };
    });
  });
}
