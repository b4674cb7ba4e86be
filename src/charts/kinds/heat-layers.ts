import { groupBy } from '../../data/group.ts';
import { gap, type Plan, round, tone } from '../layout.ts';
import { lineIn, widthIn, wrapIn } from '../measure.ts';
import { type PlacedText, textColumnLayers, textLayers } from '../text-layers.ts';
import type { ChartSpec } from '../types.ts';
import { type Classes, fillOf } from './heat-classes.ts';
import type { HeatTable } from './heat-table.ts';
import { markLayer, pxSides } from './marks.ts';
import { type Entry, hasValue } from './row-order.ts';
import { inkOn, toldRows } from './stack-marks.ts';

/** Stands in a cell whose value is missing. */
const dash = '–';

/** The cells with their values, and the names of the rows. */
export function cellLayers(plan: Plan, table: HeatTable, classes: Classes): readonly ChartSpec[] {
  const { rows, height, step, left } = table;
  const cells = rows.flatMap((row, down) =>
    row.cells.flatMap((entry, across) =>
      entry === undefined ? [] : [{ entry, ...boxOf({ across, down, height, step }) }],
    ),
  );
  const values = cells.flatMap(({ entry, ...at }) => {
    if (!hasValue(entry)) return [];
    const marked = plan.highlight !== undefined && tone(entry, plan.highlight) === 'accent';
    return [{ id: entry.id, value: entry.value, text: entry.text, hatched: entry.partial, marked, ...at }];
  });
  const color = classScale(classes);
  const names = { texts: rows.map(({ name }) => name), style: 'label' as const };
  const outline = { type: 'rect', filled: false, stroke: plan.theme.ink, strokeWidth: 1.5 };
  return [
    ...markLayer('cells', values, { type: 'rect' }, { ...pxSides, color }),
    ...hatchLayers(plan, values, classes),
    ...markLayer(
      'marked',
      values.filter(({ marked }) => marked),
      outline,
      pxSides,
    ),
    ...textLayers('values', cellTexts(plan, cells, classes)),
    ...textColumnLayers(plan, 'names', names, { x: -left, middleOf: (down) => (down + 0.5) * height }),
  ];
}

/** The colour of a field `value`. */
function classScale({ edges, colours, least, most }: Classes): ChartSpec {
  const one = { domain: [least, most + 1], range: [colours[0], colours[0]] };
  const scale = edges.length === 0 ? one : { type: 'threshold', domain: edges, range: colours };
  return { field: 'value', type: 'quantitative', legend: null, scale };
}

/** A hatched band at the foot of the cells that are not whole or not sure, in a colour that is seen on them. */
function hatchLayers(
  plan: Plan,
  values: readonly (Sides & { readonly id: string; readonly value: number; readonly hatched: boolean })[],
  classes: Classes,
): readonly ChartSpec[] {
  const hatched = values.filter((each) => each.hatched);
  const byInk = groupBy(hatched, ({ value }) => inkOn(plan, fillOf(value, classes)));
  return [...byInk].flatMap(([color, own], index) => {
    const bands = own.map(({ id, x, x2, y2 }) => ({ id, x, x2, y: y2 - 4, y2 }));
    return markLayer(`ink-${index + 1}_hatched`, bands, { type: 'bar', orient: 'horizontal', color }, pxSides);
  });
}

type Sides = ReturnType<typeof boxOf>;

interface CellAt {
  readonly across: number;
  readonly down: number;
  readonly height: number;
  readonly step: number;
}

function boxOf({ across, down, height, step }: CellAt) {
  const air = step > 12 ? 1 : 0.5;
  return {
    x: round(across * step + air),
    x2: round((across + 1) * step - air),
    y: round(down * height + 1),
    y2: round((down + 1) * height - 1),
  };
}

type Cell = Sides & { readonly entry: Entry };

/** All values where all have room; else those that a reader looks for, as far as they have room. */
function cellTexts(plan: Plan, cells: readonly Cell[], classes: Classes): readonly PlacedText[] {
  const told = toldRows(plan);
  const shown = cells.map((cell) => {
    const room = widthIn(plan, cell.entry.text, 'label') + 2 <= cell.x2 - cell.x;
    return { cell, room: room || !hasValue(cell.entry) };
  });
  const few = shown.filter(({ room }) => !room).length > cells.length * 0.3;
  return shown.flatMap(({ cell: { entry, x, x2, y, y2 }, room }): readonly PlacedText[] => {
    const up = hasValue(entry) && entry.partial ? 2 : 0;
    const at = { align: 'center' as const, x: (x + x2) / 2, y: (y + y2) / 2 - up };
    if (!hasValue(entry)) return [{ lines: [dash], style: 'note', ...at }];
    if (!room || (few && !told.has(entry))) return [];
    return [
      { id: entry.id, lines: [entry.text], style: 'label', ...at, colour: inkOn(plan, fillOf(entry.value, classes)) },
    ];
  });
}

/** Px of the key over the table. */
export function keyRoom(plan: Plan, { edges }: Classes): number {
  return edges.length === 0 ? 0 : Math.ceil(plan.styles.label.size * 0.8 + lineIn(plan, 'note') + gap * 2);
}

/** A strip of the classes with the values at which they meet. */
export function keyLayers(
  plan: Plan,
  classes: Classes,
  { x, y }: { readonly x: number; readonly y: number },
): readonly ChartSpec[] {
  const { edges, colours, least } = classes;
  if (edges.length === 0) return [];
  const words = edges.map((edge) => plan.locale.number(edge));
  const wanted = Math.max(30, widthIn(plan, words, 'note') + gap * 2);
  const step = Math.min(wanted, plan.width / colours.length);
  const height = plan.styles.label.size * 0.8;
  const values = colours.map((_, index) => ({
    value: index === 0 ? Math.min(least, edges[0] ?? least) : (edges[index - 1] ?? least),
    x: round(x + index * step),
    x2: round(x + (index + 1) * step - 1),
    y,
    y2: y + height,
  }));
  const every = wanted > step ? 2 : 1;
  const top = y + height + 1 + lineIn(plan, 'note') / 2;
  const texts = words.flatMap((text, index): readonly PlacedText[] =>
    index % every === 0 ? [{ lines: [text], style: 'note', align: 'center', x: x + (index + 1) * step, y: top }] : [],
  );
  return [
    ...markLayer('key', values, { type: 'rect' }, { ...pxSides, color: classScale(classes) }),
    ...textLayers('ticks', texts),
  ];
}

/** Why values are missing, each reason once. */
export function missingTexts(plan: Plan, { rows }: HeatTable): readonly string[] {
  const entries = rows.flatMap(({ cells }) => cells.flatMap((entry) => entry ?? []));
  const reasons = new Set(entries.flatMap((entry) => (hasValue(entry) ? [] : [entry.text])));
  return [...reasons].flatMap((text) => wrapIn(plan, `${dash} ${text}`, 'note', plan.width));
}
