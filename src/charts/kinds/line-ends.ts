import { largest } from '../../project/extremes.ts';
import type { Box } from '../boxes.ts';
import { gap, type Plan, round } from '../layout.ts';
import { fitIn, lineIn, widthIn, wrapIn } from '../measure.ts';
import { namesOf } from '../names.ts';
import { type PlacedText, textLayers } from '../text-layers.ts';
import type { ChartSpec } from '../types.ts';
import type { LinePoint } from './line-points.ts';
import { leadLayer } from './marks.ts';
import { type SeriesLook, seriesColour } from './series-looks.ts';
import { type Sized, standApart } from './stand-apart.ts';

/** The name of a series with its last value, as it stands at the right of a plot. */
interface End {
  readonly look: SeriesLook;
  readonly lines: readonly string[];
  /** In one line beside the name where all have room there, else under it. */
  readonly value: readonly string[];
  readonly height: number;
}

export interface EndColumn {
  readonly ends: readonly End[];
  /** Px from the plot to the right edge. */
  readonly width: number;
  /** Px that all need one over the other, and those of the series that the chart is about. */
  readonly height: number;
  readonly least: number;
  readonly inline: boolean;
}

/** From the plot to the names: a line leads from each end to its name. */
const lead = 18;
const mostLines = 2;

/** The names of series at the ends of their lines; wrapped, and cut where a name has more than two lines. */
export function endColumn(
  plan: Plan,
  looks: readonly SeriesLook[],
  lasts: ReadonlyMap<string, LinePoint['row']>,
): EndColumn {
  const words = [...lasts.values()].flatMap(({ text }) => text.split(/\s+/));
  const room = Math.max(plan.width * 0.26, Math.min(widthIn(plan, words, 'label') + 1, plan.width * 0.4));
  const line = lineIn(plan, 'value');
  const named = looks.map((look) => {
    const row = lasts.get(look.name);
    const short = row?.label === look.name ? row.short : undefined;
    const lines = fitIn(plan, namesOf({ label: look.name, short }), 'value', { width: room, lines: mostLines });
    const text = look.strong ? (row?.text ?? '') : '';
    const [under, width] = [wrapIn(plan, text, 'label', room), widthIn(plan, lines, 'value')];
    const inline = width + gap + widthIn(plan, text, 'label');
    return { look, lines, text, under, inline, most: Math.max(width, widthIn(plan, under, 'label')) };
  });
  const inline = largest(named.map((each) => each.inline)) <= room;
  const ends = named.map(({ look, lines, text, under }): End => {
    const value = text === '' ? [] : inline ? [text] : under;
    return { look, lines, value, height: line * (lines.length + (inline ? 0 : value.length)) };
  });
  const width = lead + Math.ceil(largest(named.map((each) => (inline ? each.inline : each.most)))) + 1;
  const sum = (all: readonly End[]): number => all.reduce((total, { height }) => total + height, 0);
  return { ends, width, inline, height: sum(ends), least: sum(ends.filter(({ look }) => look.strong)) };
}

interface EndPlace {
  readonly points: readonly LinePoint[];
  readonly looks: readonly SeriesLook[];
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
  /** Series that are named elsewhere. */
  readonly named: ReadonlySet<string>;
}

interface PlacedEnds {
  readonly layers: readonly ChartSpec[];
  readonly boxes: readonly Box[];
}

/**
 * Moves the names apart where lines end close together. Those of the series that the chart is about stay; of the others
 * as many as stand near their lines.
 */
export function placeEnds(
  plan: Plan,
  column: EndColumn,
  { points, looks, width, top, bottom, named }: EndPlace,
): PlacedEnds {
  const lasts = new Map(points.map((point) => [point.series, point]));
  const line = lineIn(plan, 'value');
  const sought = column.ends.flatMap((end) => {
    const point = lasts.get(end.look.name);
    return point === undefined || named.has(end.look.name)
      ? []
      : [{ end, point, size: end.height, of: point.y, at: point.y - line / 2 }];
  });
  const placed = nearEnough(sought, { low: top, high: bottom, most: line * 2.5 });
  const x = width + lead;
  const names = placed.map(({ end: { lines }, start }): PlacedText => {
    return { lines, style: 'value', align: 'left', x, y: start + line / 2 };
  });
  const values = placed.flatMap(({ end: { lines, value }, start }): readonly PlacedText[] => {
    if (value.length === 0) return [];
    const [beside, down] = column.inline ? [widthIn(plan, lines, 'value') + gap, 0] : [0, lines.length * line];
    return [{ lines: value, style: 'label', align: 'left', x: x + beside, y: start + line / 2 + down }];
  });
  const leads = placed.map(({ end, point, start }) => {
    const [from, to] = [round(point.y), round(start + line / 2)];
    return { series: end.look.name, x: round(point.x + 5), y: from, x2: x - 4, y2: to };
  });
  return {
    layers: [
      ...leadLayer('leads', leads, { strokeWidth: 1 }, seriesColour(looks)),
      ...textLayers('names', names),
      ...textLayers('end-values', values),
    ],
    boxes: placed.map(({ size, start }) => {
      return { left: width + 5, right: plan.width, top: start, bottom: start + size };
    }),
  };
}

interface Sought extends Sized {
  readonly end: End;
  readonly point: LinePoint;
}

interface Bounds {
  readonly low: number;
  readonly high: number;
  /** How far a name may be moved from the end of its line, where the chart is not about its series. */
  readonly most: number;
}

/** Leaves out, one after the other, the name that would stand furthest from its line. */
function nearEnough(sought: readonly Sought[], bounds: Bounds): readonly (Sought & { readonly start: number })[] {
  const placed = standApart(sought, bounds);
  const over = placed.reduce((sum, { size }) => sum + size, 0) > bounds.high - bounds.low;
  const [worst] = placed
    .filter(({ end, start, at }) => !end.look.strong && (over || Math.abs(start - at) > bounds.most))
    .sort((a, b) => Math.abs(b.start - b.at) - Math.abs(a.start - a.at));
  if (worst === undefined) return placed;
  return nearEnough(
    sought.filter(({ end }) => end !== worst.end),
    bounds,
  );
}
