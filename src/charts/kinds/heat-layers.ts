import { gap, layerWhere, type Plan, round, tone } from '../layout.ts';
import { firstLine, type PlacedText, textLayers } from '../text-layers.ts';
import { lineHeight } from '../theme-config.ts';
import type { ChartSpec } from '../types.ts';
import { widest, wrapText } from '../wrap.ts';
import { type Classes, fillOf } from './heat-classes.ts';
import type { HeatTable } from './heat-table.ts';
import { pxField } from './px-marks.ts';
import { type Entry, hasValue } from './row-order.ts';
import { inkOn, toldRows } from './stack-marks.ts';

const box = { x: pxField('x'), x2: { field: 'x2' }, y: pxField('y'), y2: { field: 'y2' } };
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
    return [{ id: entry.id, value: entry.value, text: entry.text, hatched: entry.partial, marked, drawn: true, ...at }];
  });
  const color = classScale(classes);
  const layers = [
    ...layerWhere(values, { drawn: true }, { name: 'cells', mark: { type: 'rect' }, encoding: { ...box, color } }),
    ...hatchLayers(plan, values, classes),
    ...layerWhere(
      values,
      { marked: true },
      {
        name: 'marked',
        mark: { type: 'rect', filled: false, stroke: plan.theme.ink, strokeWidth: 1.5 },
        encoding: box,
      },
    ),
  ];
  const names = rows.map(({ name }, down): PlacedText => {
    const y = firstLine((down + 0.5) * height, { lines: name.length, size: plan.styles.label.size });
    return { lines: name, style: 'label', align: 'left', x: -left, y };
  });
  const texts = cellTexts(plan, cells, classes);
  return [
    ...layers.map((layer) => ({ data: { values }, ...layer })),
    ...textLayers('values', texts),
    ...textLayers('names', names),
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
  values: readonly (ReturnType<typeof boxOf> & {
    readonly id: string;
    readonly value: number;
    readonly hatched: boolean;
  })[],
  classes: Classes,
): readonly ChartSpec[] {
  const bands = values
    .filter(({ hatched }) => hatched)
    .map(({ id, value, x, x2, y2 }) => ({
      ink: inkOn(plan, fillOf(value, classes)),
      band: { id, x, x2, y: y2 - 4, y2 },
    }));
  const inks = [...new Set(bands.map(({ ink }) => ink))];
  return inks.map((ink, index) => ({
    name: `ink-${index + 1}_hatched`,
    data: { values: bands.filter((each) => each.ink === ink).map(({ band }) => band) },
    mark: { type: 'bar', orient: 'horizontal', color: ink },
    encoding: box,
  }));
}

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

type Cell = ReturnType<typeof boxOf> & { readonly entry: Entry };

/** All values where all have room; else those that a reader looks for, as far as they have room. */
function cellTexts(plan: Plan, cells: readonly Cell[], classes: Classes): readonly PlacedText[] {
  const { metrics, styles } = plan;
  const told = toldRows(plan);
  const shown = cells.map((cell) => {
    const room = metrics.width(cell.entry.text, styles.label) + 2 <= cell.x2 - cell.x;
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
export function keyRoom({ styles }: Plan, { edges }: Classes): number {
  return edges.length === 0 ? 0 : Math.ceil(styles.label.size * 0.8 + lineHeight(styles.note.size) + gap * 2);
}

/** A strip of the classes with the values at which they meet. */
export function keyLayers(
  plan: Plan,
  classes: Classes,
  { x, y }: { readonly x: number; readonly y: number },
): readonly ChartSpec[] {
  const { edges, colours, least } = classes;
  if (edges.length === 0) return [];
  const style = plan.styles.note;
  const words = edges.map((edge) => plan.locale.number(edge));
  const wanted = Math.max(30, widest(words, style, plan.metrics) + gap * 2);
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
  const texts = words.flatMap((text, index): readonly PlacedText[] =>
    index % every === 0
      ? [
          {
            lines: [text],
            style: 'note',
            align: 'center',
            x: x + (index + 1) * step,
            y: y + height + 1 + lineHeight(style.size) / 2,
          },
        ]
      : [],
  );
  return [
    { name: 'key', data: { values }, mark: { type: 'rect' }, encoding: { ...box, color: classScale(classes) } },
    ...textLayers('ticks', texts),
  ];
}

/** Why values are missing, each reason once. */
export function missingTexts(plan: Plan, { rows }: HeatTable): readonly string[] {
  const reasons = [
    ...new Set(
      rows.flatMap(({ cells }) =>
        cells.flatMap((entry) => (entry === undefined || hasValue(entry) ? [] : [entry.text])),
      ),
    ),
  ];
  return reasons.flatMap((text) =>
    wrapText(`${dash} ${text}`, { width: plan.width, style: plan.styles.note, metrics: plan.metrics }),
  );
}
