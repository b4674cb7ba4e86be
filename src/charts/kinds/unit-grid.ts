import { gap, type Plan } from '../layout.ts';
import { fitIn, lineIn, widthIn, wrapIn } from '../measure.ts';
import { namesOf } from '../names.ts';
import { footLayers, type PlacedText } from '../text-layers.ts';
import type { ChartRow, ChartSpec, ColourToken } from '../types.ts';
import { markLayer, pxSides } from './marks.ts';
import { type Entry, hasValue } from './row-order.ts';

interface Piece {
  readonly row: ChartRow;
  readonly amount: number;
  readonly tone: ColourToken;
}

/** Values that are drawn as one set of squares, under their names. */
export interface UnitSet {
  readonly heads: readonly Entry[];
  readonly pieces: readonly Piece[];
}

interface Head {
  readonly entry: Entry;
  readonly value: readonly string[];
  readonly name: readonly string[];
  /** Whether the name stands beside the value. */
  readonly inline: boolean;
  readonly top: number;
}

interface PlacedSet {
  readonly heads: readonly Head[];
  readonly pieces: readonly Piece[];
  /** Of its squares, in px. */
  readonly top: number;
}

/** Squares in lines of tens; lengths in px. */
export interface UnitGrid {
  readonly sets: readonly PlacedSet[];
  /** How many one square stands for. */
  readonly unit: number;
  readonly size: number;
  /** From one square to the next. */
  readonly pitch: number;
  readonly perLine: number;
  readonly height: number;
}

const mostSquares = 250;
const mostHeight = 620;

/** Px from a square to the next. */
const between = 2;

/** The least round number for a square with which the squares of all values have room. */
export function chooseUnits(plan: Plan, sets: readonly UnitSet[]): UnitGrid {
  const most = sets.reduce((sum, { pieces }) => Math.max(sum, totalOf(pieces)), 0);
  const start = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(most, 1) / mostSquares)));
  const units = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].map((step) => step * start);
  // Less than one of what is counted needs smaller squares.
  const smallest = most < 1 ? 10 ** Math.floor(Math.log10(most)) : undefined;
  const tried = (smallest === undefined ? units : [smallest]).map((unit) => placeSets(plan, sets, unit));
  const fits = ({ unit, height }: UnitGrid): boolean => most / unit <= mostSquares && height <= mostHeight;
  return tried.find(fits) ?? tried.findLast(({ unit }) => most / unit >= 10) ?? tried[0] ?? placeSets(plan, sets, 1);
}

function totalOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { amount }) => sum + amount, 0);
}

function placeSets(plan: Plan, sets: readonly UnitSet[], unit: number): UnitGrid {
  const { size: letters } = plan.styles.label;
  const size = Math.round(letters * 0.8);
  const pitch = size + between;
  const tens = Math.floor((plan.width - size) / (pitch * 10 + gap));
  const perLine = tens > 0 ? tens * 10 : Math.max(1, Math.floor((plan.width - size) / pitch));
  let top = 0;
  const placed = sets.map(({ heads, pieces }): PlacedSet => {
    const own = heads.map((entry) => {
      const head = headOf(plan, entry, top);
      top += head.height;
      return head;
    });
    const lines = Math.ceil(totalOf(pieces) / unit / perLine - 1e-9);
    const squares = top + 3;
    top = squares + lines * pitch + letters * 0.7;
    return { heads: own, pieces, top: squares };
  });
  return { sets: placed, unit, size, pitch, perLine, height: Math.ceil(top - letters * 0.5) };
}

function headOf(plan: Plan, entry: Entry, top: number): Head & { readonly height: number } {
  const { styles, width } = plan;
  const letters = styles.label.size;
  const style = hasValue(entry) ? 'value' : 'note';
  const own = widthIn(plan, entry.text, style);
  const inline = own <= width * 0.4;
  const value = inline ? [entry.text] : wrapIn(plan, entry.text, style, width - letters - gap);
  const room = (inline ? width - own - gap * 1.5 : width) - letters - gap;
  const name = fitIn(plan, namesOf(entry), 'label', { width: room, lines: 3 });
  const lines = inline ? name.length : name.length + value.length;
  return { entry, value, name, inline, top, height: lines * lineIn(plan, 'label') };
}

/** Values, and beside or under them their names. */
export function headTexts(plan: Plan, { sets, size }: UnitGrid): readonly PlacedText[] {
  const line = lineIn(plan, 'label');
  return sets.flatMap(({ heads, pieces }) =>
    heads.flatMap(({ entry, value, name, inline, top }): readonly PlacedText[] => {
      const left = pieces.length > 1 ? 2 * size + between + gap : 0;
      const style = hasValue(entry) ? 'value' : 'note';
      const y = top + line / 2;
      const x = left + (inline ? widthIn(plan, entry.text, style) + gap * 1.5 : 0);
      return [
        { id: entry.id, lines: value, style, align: 'left', x: left, y },
        { lines: name, style: 'label', align: 'left', x, y: inline ? y : y + value.length * line },
      ];
    }),
  );
}

/** Of a part and its whole: a square of the part's colour before the part, and of both before the whole, which is both. */
export function headSquares(plan: Plan, { sets, size }: UnitGrid) {
  const line = lineIn(plan, 'label');
  return sets.flatMap(({ heads, pieces }) =>
    pieces.length < 2
      ? []
      : heads.flatMap(({ top }, index) => {
          const y = top + (line - size) / 2;
          return pieces.slice(0, index + 1).map(({ tone }, at) => {
            const x = at * (size + between);
            return { tone, x, x2: x + size, y, y2: y + size };
          });
        }),
  );
}

/** What one square stands for, where it is not one. */
export function unitKey(
  plan: Plan,
  grid: UnitGrid,
): { readonly height: number; readonly layers: readonly ChartSpec[] } {
  if (grid.unit === 1) return { height: 0, layers: [] };
  const line = lineIn(plan, 'note');
  const y = grid.height + gap + (line - grid.size) / 2;
  const square = [{ x: 0, x2: grid.size, y, y2: y + grid.size }];
  const words = [`= ${plan.locale.number(grid.unit)}`];
  return {
    height: Math.ceil(gap + line),
    layers: [
      ...markLayer('key', square, { type: 'rect', style: 'neutral' }, pxSides),
      ...footLayers(plan, 'ticks', words, { x: grid.size + gap, top: grid.height + gap }),
    ],
  };
}
