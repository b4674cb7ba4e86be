import { framed, gap, heightOf, type Plan, round } from '../layout.ts';
import { fitIn, lineIn, widthIn } from '../measure.ts';
import { namesOf } from '../names.ts';
import { type PlacedText, textLayers } from '../text-layers.ts';
import type { ChartSpec } from '../types.ts';
import { columnWidth } from './column-layers.ts';
import { leadLayer, markLayer, pxField } from './marks.ts';
import { periodLayers, periodRoom, periodTicks } from './period-ticks.ts';
import { type SeriesLook, seriesColour, seriesLooks, seriesOf } from './series-looks.ts';
import { inkOn, type PlacedSegment, segmentLayers } from './stack-marks.ts';
import { highest, type Stack, stacksOf } from './stack-rows.ts';
import { shortOf } from './stacked-bars.ts';
import { standApart } from './stand-apart.ts';
import { timeSlots } from './time-slots.ts';
import { type ValueAxis, valueAxis, valueAxisLayers, valueAxisRoom } from './value-axis.ts';

const plotHeight = 190;
/** With more periods than these, areas show the course better than columns. */
const mostColumns = 16;
const lead = 16;

interface TimeLook {
  readonly stacks: readonly Stack[];
  readonly looks: readonly SeriesLook[];
  readonly axis: ValueAxis;
  /** Of each stack, the middle of its slot in px. */
  readonly middles: readonly number[];
  readonly step: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Columns of parts in order of time, or areas where there are many periods, over a value axis; the parts are named
 * beside the last of them.
 */
export function drawStackedTime(plan: Plan): ChartSpec {
  const stacks = stacksOf(plan, true);
  const looks = seriesLooks(plan, plan.rows);
  const normalised = plan.options.normalised === true;
  const axis = normalised
    ? { low: 0, high: 1, ticks: [0, 0.25, 0.5, 0.75, 1], shares: true }
    : valueAxis([{ value: highest(stacks) }]);
  const slots = timeSlots(plan);
  const names = endNames(plan, looks);
  const left = valueAxisRoom(plan, axis);
  const width = Math.max(plan.width - left - names.width, 40);
  const height = heightOf(plan, Math.max(plotHeight, names.height));
  const step = width / slots.length;
  const place = (day: string): number | undefined => {
    const index = slots.findIndex(({ start }) => start === day);
    return index < 0 ? undefined : (index + 0.5) * step;
  };
  const look = { stacks, looks, axis, middles: stacks.map(({ key }) => place(key) ?? 0), step, width, height };
  const periods = periodTicks(plan, slots, { place, left: -left, right: width });
  const isWhole = slots.length === stacks.length && stacks.every(({ gaps }) => gaps.length === 0);
  const drawn = isWhole && stacks.length > mostColumns ? areaLayers(plan, look) : columnLayers(plan, look);
  const over = Math.ceil(lineIn(plan, 'label') * 0.7);
  const frame = { width, height, left, right: plan.width - left - width, top: over };
  return framed({ ...frame, bottom: Math.ceil(Math.max(periodRoom(plan, periods), over)) }, [
    ...valueAxisLayers(plan, axis, { lines: true, labels: true, inset: 0, height }),
    ...drawn,
    ...periodLayers(plan, periods, height),
    ...nameLayers(plan, names.ends, look),
  ]);
}

interface EndName {
  readonly look: SeriesLook;
  readonly lines: readonly string[];
}

function endNames(plan: Plan, looks: readonly SeriesLook[]) {
  const ends = looks.map((look): EndName => {
    const names = namesOf({ label: look.name, short: shortOf(plan, look.name) });
    return { look, lines: fitIn(plan, names, 'label', { width: plan.width * 0.26, lines: 2 }) };
  });
  const words = ends.flatMap(({ lines }) => lines);
  const height = words.length * lineIn(plan, 'label');
  return { ends, height, width: lead + Math.ceil(widthIn(plan, words, 'label')) + 1 };
}

/** Names beside the parts of the last stack, moved apart where they would meet. */
function nameLayers(plan: Plan, ends: readonly EndName[], look: TimeLook): readonly ChartSpec[] {
  const { stacks, axis, width, height, middles, step } = look;
  const line = lineIn(plan, 'label');
  const last = stacks.at(-1);
  const sought = ends.map((end) => {
    const segment = last?.segments.find(({ row }) => seriesOf(row) === end.look.name);
    const amount = segment === undefined ? 0 : (segment.from + segment.to) / 2;
    const point = height - (amount / axis.high) * height;
    const size = end.lines.length * line;
    return { end, point, of: point, at: point - size / 2, size };
  });
  const placed = standApart(sought, { low: -line * 0.6, high: height + line * 0.6 });
  const edge = (middles.at(-1) ?? width) + columnWidth(look) / 2;
  const x = width + lead;
  const texts = placed.map(({ end: { lines }, start }): PlacedText => {
    return { lines, style: 'label', align: 'left', x, y: start + line / 2 };
  });
  const leads = placed.map(({ end, point, size, start }) => {
    const from = { x: round(Math.min(edge + 2, width + step)), y: round(point) };
    return { series: end.look.name, ...from, x2: x - 3, y2: round(start + size / 2) };
  });
  return [...leadLayer('leads', leads, { strokeWidth: 1.5 }, seriesColour(look.looks)), ...textLayers('names', texts)];
}

function columnLayers(plan: Plan, look: TimeLook): readonly ChartSpec[] {
  const { stacks, looks, axis, middles, height } = look;
  const thick = columnWidth(look);
  const segments = stacks.flatMap((stack, index): readonly PlacedSegment[] => {
    const middle = middles[index] ?? 0;
    const [start, end] = [round(middle - thick / 2), round(middle + thick / 2)];
    return stack.segments.map((segment) => ({ ...segment, start, end }));
  });
  const perUnit = height / axis.high;
  const line = lineIn(plan, 'label');
  const colours = new Map(looks.map(({ name, colour }) => [name, colour]));
  const texts = segments.flatMap(({ row, from, to, start, end }): readonly PlacedText[] => {
    const wide = widthIn(plan, row.text, 'label') + 2 <= end - start;
    if (!wide || row.partial || (to - from) * perUnit < line) return [];
    const colour = inkOn(plan, colours.get(seriesOf(row)) ?? plan.theme.accent);
    const y = height - ((from + to) / 2) * perUnit;
    return [{ id: row.id, lines: [row.text], style: 'label', align: 'center', x: (start + end) / 2, y, colour }];
  });
  const gone = stacks.flatMap(({ gaps }, index) => gaps.map(({ text }) => ({ text, x: middles[index] ?? 0 })));
  const words = gone.flatMap(({ text, x }): readonly PlacedText[] => {
    const room = widthIn(plan, text, 'note') + gap <= look.step;
    return room ? [{ lines: [text], style: 'note', align: 'center', x, y: line / 2 }] : [];
  });
  return [
    ...segmentLayers(plan, segments, { looks, most: axis.high, along: 'y' }),
    ...textLayers('values', texts),
    ...textLayers('missing', words),
  ];
}

/** An area for each part, on top of those before it. */
function areaLayers({ theme: { paper } }: Plan, { stacks, looks, axis, middles }: TimeLook): readonly ChartSpec[] {
  const values = stacks.flatMap(({ segments }, index) =>
    segments.map(({ row, from, to }) => {
      return { id: row.id, series: seriesOf(row), text: row.text, from, to, x: round(middles[index] ?? 0) };
    }),
  );
  const scale = { domain: [0, axis.high], nice: false };
  const y = { field: 'from', type: 'quantitative', axis: null, stack: null, scale };
  const encoding = { x: pxField('x'), y, y2: { field: 'to' }, color: seriesColour(looks) };
  return markLayer('areas', values, { type: 'area', stroke: paper, strokeWidth: 1 }, encoding);
}
