import { framed, gap, layerWhere, type Plan, round } from '../layout.ts';
import { fitName } from '../names.ts';
import { type PlacedText, textLayers } from '../text-layers.ts';
import { lineHeight, px } from '../theme-config.ts';
import type { ChartSpec } from '../types.ts';
import { widest } from '../wrap.ts';
import { columnWidth } from './column-layers.ts';
import { moveApart } from './line-ends.ts';
import { periodLayers, periodRoom, periodTicks } from './period-ticks.ts';
import { pxField } from './px-marks.ts';
import { type SeriesLook, seriesColour, seriesLooks, seriesOf } from './series-looks.ts';
import { inkOn, type PlacedSegment, segmentLayers } from './stack-marks.ts';
import { highest, type Stack, stacksOf } from './stack-rows.ts';
import { shortOf } from './stacked-bars.ts';
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
    ? { low: 0, high: 1, ticks: [0, 0.25, 0.5, 0.75, 1] }
    : valueAxis([{ value: highest(stacks) }]);
  const slots = timeSlots(plan);
  const names = endNames(plan, looks);
  const left = normalised ? 0 : valueAxisRoom(plan, axis);
  const width = Math.max(plan.width - left - names.width, 40);
  const height = plan.options.height === undefined ? Math.max(plotHeight, names.height) : px(plan.options.height);
  const step = width / slots.length;
  const at = (day: string): number => slots.findIndex(({ start }) => start === day);
  const middles = stacks.map(({ key }) => (at(key) + 0.5) * step);
  const look = { stacks, looks, axis, middles, step, width, height };
  const place = (day: string) => (at(day) < 0 ? undefined : (at(day) + 0.5) * step);
  const periods = periodTicks(plan, slots, { place, left: -left, right: width });
  const isWhole = slots.length === stacks.length && stacks.every(({ gaps }) => gaps.length === 0);
  const drawn = isWhole && stacks.length > mostColumns ? areaLayers(plan, look) : columnLayers(plan, look);
  const over = Math.ceil(lineHeight(plan.styles.label.size) * 0.7);
  const layer = [
    ...valueAxisLayers(plan, axis, { lines: true, labels: !normalised, inset: 0, height }),
    ...drawn,
    ...periodLayers(plan, periods, height),
    ...nameLayers(plan, names.ends, look),
  ];
  const frame = { width, height, left, right: plan.width - left - width, top: over };
  return framed({ ...frame, bottom: Math.ceil(Math.max(periodRoom(plan, periods), over)) }, { values: [], layer });
}

interface EndName {
  readonly look: SeriesLook;
  readonly lines: readonly string[];
}

function endNames(plan: Plan, looks: readonly SeriesLook[]) {
  const style = plan.styles.label;
  const ends = looks.map((look): EndName => {
    const short = shortOf(plan, look.name);
    const forms = short === undefined ? [look.name] : [look.name, short];
    return { look, lines: fitName(forms, { width: plan.width * 0.26, lines: 2, style, metrics: plan.metrics }) };
  });
  const words = ends.flatMap(({ lines }) => lines);
  const height = words.length * lineHeight(style.size);
  return { ends, height, width: lead + Math.ceil(widest(words, style, plan.metrics)) + 1 };
}

/** Names beside the parts of the last stack, moved apart where they would meet. */
function nameLayers(plan: Plan, ends: readonly EndName[], look: TimeLook): readonly ChartSpec[] {
  const { stacks, axis, width, height, middles, step } = look;
  const line = lineHeight(plan.styles.label.size);
  const last = stacks.at(-1);
  const sought = ends
    .flatMap((end) => {
      const segment = last?.segments.find(({ row }) => seriesOf(row) === end.look.name);
      const amount = segment === undefined ? 0 : (segment.from + segment.to) / 2;
      const point = height - (amount / axis.high) * height;
      return [{ end, point, at: point - (end.lines.length * line) / 2, size: end.lines.length * line }];
    })
    .toSorted((a, b) => a.at - b.at);
  const tops = moveApart(sought, -line * 0.6, height + line * 0.6);
  const edge = (middles.at(-1) ?? width) + columnWidth(look) / 2;
  const x = width + lead;
  const texts = sought.map(({ end }, index): PlacedText => {
    return { lines: end.lines, style: 'label', align: 'left', x, y: (tops[index] ?? 0) + line / 2 };
  });
  const leads = sought.map(({ end, point, size }, index) => {
    const y2 = round((tops[index] ?? 0) + size / 2);
    return { series: end.look.name, x: round(Math.min(edge + 2, width + step)), x2: x - 3, y: round(point), y2 };
  });
  const encoding = {
    ...{ x: pxField('x'), x2: { field: 'x2' }, y: pxField('y'), y2: { field: 'y2' } },
    color: seriesColour(look.looks),
  };
  const rule = { type: 'rule', strokeWidth: 1.5 };
  return [{ name: 'leads', data: { values: leads }, mark: rule, encoding }, ...textLayers('names', texts)];
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
  const line = lineHeight(plan.styles.label.size);
  const colours = new Map(looks.map(({ name, colour }) => [name, colour]));
  const texts = segments.flatMap(({ row, from, to, start, end }): readonly PlacedText[] => {
    const wide = plan.metrics.width(row.text, plan.styles.label) + 2 <= end - start;
    if (!wide || row.partial || (to - from) * perUnit < line) return [];
    const colour = inkOn(plan, colours.get(seriesOf(row)) ?? plan.theme.accent);
    const y = height - ((from + to) / 2) * perUnit;
    return [{ id: row.id, lines: [row.text], style: 'label', align: 'center', x: (start + end) / 2, y, colour }];
  });
  const gone = stacks.flatMap(({ gaps }, index) => gaps.map(({ text }) => ({ text, x: middles[index] ?? 0 })));
  const words = gone.flatMap(({ text, x }): readonly PlacedText[] => {
    const room = plan.metrics.width(text, plan.styles.note) + gap <= look.step;
    return room ? [{ lines: [text], style: 'note', align: 'center', x, y: line / 2 }] : [];
  });
  return [
    ...segmentLayers(plan, segments, { looks, most: axis.high, along: 'y' }),
    ...textLayers('values', texts),
    ...textLayers('missing', words),
  ];
}

/** An area for each part, on top of those before it. */
function areaLayers({ paper }: Plan, { stacks, looks, axis, middles }: TimeLook): readonly ChartSpec[] {
  const values = stacks.flatMap(({ segments }, index) =>
    segments.map(({ row, from, to }) => {
      return {
        id: row.id,
        series: seriesOf(row),
        text: row.text,
        from,
        to,
        x: round(middles[index] ?? 0),
        drawn: true,
      };
    }),
  );
  const y = {
    field: 'from',
    type: 'quantitative',
    axis: null,
    stack: null,
    scale: { domain: [0, axis.high], nice: false },
  };
  const encoding = { x: pxField('x'), y, y2: { field: 'to' }, color: seriesColour(looks) };
  return layerWhere(
    values,
    { drawn: true },
    { name: 'areas', mark: { type: 'area', stroke: paper, strokeWidth: 1 }, encoding },
  ).map((layer) => {
    return { data: { values }, ...layer };
  });
}
