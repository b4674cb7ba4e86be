import { type Label, placedLayers, placeLabels, type Spot } from '../labels.ts';
import { gap, type Plan, round } from '../layout.ts';
import { lineIn, widthIn } from '../measure.ts';
import { namesOf } from '../names.ts';
import { type PlacedText, textLayers } from '../text-layers.ts';
import type { ChartSpec } from '../types.ts';
import { flatAxisLayers, flatAxisRoom } from './flat-axis.ts';
import { type Band, type RowPlot, rowBands } from './row-bands.ts';
import { rowSpec } from './row-spec.ts';
import { type SeriesLook, seriesLooks, seriesOf } from './series-looks.ts';
import { inkOn, type PlacedSegment, segmentLayers, toldRows } from './stack-marks.ts';
import { highest, type Segment, type Stack, stacksOf } from './stack-rows.ts';
import { swatchKey, swatchLayers } from './swatch-key.ts';
import { valueAxis } from './value-axis.ts';

interface StackPlot extends RowPlot {
  readonly perUnit: number;
  readonly width: number;
  readonly withAxis: boolean;
}

/**
 * A bar for each whole, its parts one after the other under a key to their colours. Values stand in their parts, those
 * without room there under them; an axis tells the rest.
 */
export function drawStackedBars(plan: Plan): ChartSpec {
  const stacks = stacksOf(plan, false);
  const looks = seriesLooks(plan, plan.rows);
  const items = stacks.map((stack) => {
    return { names: namesOf(stack), note: stack.gaps.map(({ group = '', text }) => `${group} ${text}`).join('\n') };
  });
  const normalised = plan.options.normalised === true;
  const axis = { ...valueAxis([{ value: normalised ? 1 : highest(stacks) }]), shares: normalised };
  const grid = rowBands(plan, { items, plots: plotsOf(plan, stacks, { axis: axis.high, bare: highest(stacks) }) });
  const { perUnit, width, withAxis } = grid.plot;
  const most = Number((width / perUnit).toPrecision(12));
  const key = swatchKey(
    plan,
    looks.map(({ name, colour }) => ({ name, colour, short: shortOf(plan, name) })),
  );
  const left = grid.left;
  return rowSpec(plan, {
    grid,
    left,
    width,
    top: key.height,
    bottom: withAxis ? flatAxisRoom(plan) : 1,
    marks: (bands) => [
      ...(withAxis ? flatAxisLayers(plan, axis, { perUnit, height: grid.height }) : []),
      ...segmentLayers(plan, segmentsIn(bands, stacks), { looks, most, along: 'x' }),
      ...valueLayers(plan, { bands, stacks, looks, perUnit, width }),
      ...(bands[0]?.column === 0 ? swatchLayers(plan, key, { x: -left, y: -key.height }) : []),
    ],
  });
}

export function shortOf({ rows }: Plan, name: string): string | undefined {
  return rows.find((row) => seriesOf(row) === name && row.place === name)?.short;
}

/** Bars without an axis where all values are written in them or under them, else with one. */
function plotsOf(
  plan: Plan,
  stacks: readonly Stack[],
  { axis, bare }: { readonly axis: number; readonly bare: number },
) {
  const line = lineIn(plan, 'note');
  const plotIn = (room: number, most: number, inset: number): StackPlot => {
    const perUnit = (room - inset) / most;
    const under = stacks.map(({ segments }) => (segments.some((each) => !hasRoom(plan, each, perUnit)) ? line + 1 : 0));
    return { perUnit, width: room - inset, withAxis: inset > 0, lines: stacks.map(() => 1), under };
  };
  const normalised = plan.options.normalised === true;
  const inset = normalised ? 0 : Math.ceil(widthIn(plan, plan.locale.number(axis), 'note') / 2) + 2;
  return [
    (room: number, cell: number) => {
      const plot = plotIn(room, bare, 0);
      const all = stacks.every(({ segments }) => fitUnder(plan, segments, plot.perUnit, plot.width));
      return all && room > cell * 0.4 ? plot : undefined;
    },
    (room: number, cell: number) => (room > cell * 0.4 ? plotIn(room, normalised ? 1 : axis, inset) : undefined),
  ];
}

function hasRoom(plan: Plan, { row, from, to }: Segment, perUnit: number): boolean {
  // What is hatched would be read between its lines.
  return row.value > 0 && !row.partial && widthIn(plan, row.text, 'label') + gap <= (to - from) * perUnit;
}

/** Whether the values that have no room in their parts have it side by side under them. */
function fitUnder(plan: Plan, segments: readonly Segment[], perUnit: number, width: number): boolean {
  const texts = segments.filter((each) => !hasRoom(plan, each, perUnit));
  const middles = texts.map(({ row, from, to }) => {
    const half = widthIn(plan, row.text, 'note') / 2;
    return { left: ((from + to) / 2) * perUnit - half, right: ((from + to) / 2) * perUnit + half };
  });
  return middles.every(
    ({ left, right }, index) => left >= 0 && right <= width && left - (middles[index - 1]?.right ?? -gap) >= gap,
  );
}

function segmentsIn(bands: readonly Band[], stacks: readonly Stack[]): readonly PlacedSegment[] {
  return bands.flatMap(({ index, middle, thickness }) => {
    const [start, end] = [round(middle - thickness / 2), round(middle + thickness / 2)];
    return stacks[index]?.segments.map((segment) => ({ ...segment, start, end })) ?? [];
  });
}

interface Drawn {
  readonly bands: readonly Band[];
  readonly stacks: readonly Stack[];
  readonly looks: readonly SeriesLook[];
  readonly perUnit: number;
  readonly width: number;
}

/** Values in their parts, and under them as many as there is room for: those that a reader looks for first. */
function valueLayers(plan: Plan, { bands, stacks, looks, perUnit, width }: Drawn): readonly ChartSpec[] {
  const colours = new Map(looks.map(({ name, colour }) => [name, colour]));
  const told = toldRows(plan);
  const line = lineIn(plan, 'note');
  const inside = bands.flatMap(({ index, middle }) =>
    (stacks[index]?.segments ?? [])
      .filter((segment) => hasRoom(plan, segment, perUnit))
      .map(({ row, from, to }): PlacedText => {
        const colour = inkOn(plan, colours.get(seriesOf(row)) ?? plan.theme.accent);
        const x = ((from + to) / 2) * perUnit;
        return { id: row.id, lines: [row.text], style: 'label', align: 'center', x, y: middle, colour };
      }),
  );
  const under = bands.flatMap(({ index, middle, thickness }) => {
    const top = middle + thickness / 2;
    const labels = (stacks[index]?.segments ?? [])
      .filter((segment) => !hasRoom(plan, segment, perUnit))
      .map((segment) => labelUnder(segment, { y: top + 1, perUnit, kept: told.has(segment.row) }));
    const frame = { left: 0, right: width, top, bottom: top + line + 2 };
    return placeLabels(plan, labels, { frame, taken: [] });
  });
  return [...textLayers('values', inside), ...placedLayers(plan, 'under', under)];
}

interface Under {
  readonly y: number;
  readonly perUnit: number;
  readonly kept: boolean;
}

function labelUnder({ row, from, to }: Segment, { y, perUnit, kept }: Under): Label {
  const spot = (align: Spot['align'], at: number): Spot => ({ x: at * perUnit, y, align, baseline: 'top' });
  const spots = [spot('center', (from + to) / 2), spot('left', from), spot('right', to)];
  return { forms: [[row.text]], style: 'note', spots, rank: kept ? 0 : 1, kept };
}
