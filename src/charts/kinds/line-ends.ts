import { largest } from '../../project/extremes.ts';
import type { Box } from '../boxes.ts';
import { gap, type Plan, round } from '../layout.ts';
import { fitName } from '../names.ts';
import { lineHeight } from '../theme-config.ts';
import type { ChartSpec } from '../types.ts';
import { widest, wrapText } from '../wrap.ts';
import type { Point } from './line-points.ts';
import { pxField } from './px-marks.ts';
import { type SeriesLook, seriesColour } from './series-looks.ts';

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
  lasts: ReadonlyMap<string, Point['row']>,
): EndColumn {
  const { styles, metrics } = plan;
  const words = [...lasts.values()].flatMap(({ text }) => text.split(/\s+/));
  const room = Math.max(plan.width * 0.26, Math.min(widest(words, styles.label, metrics) + 1, plan.width * 0.4));
  const line = lineHeight(styles.value.size);
  const named = looks.map((look) => {
    const row = lasts.get(look.name);
    const short = row?.short !== undefined && row.label === look.name ? row.short : undefined;
    const forms = [look.name, ...(short === undefined ? [] : [short])];
    const lines = fitName(forms, { width: room, lines: mostLines, style: styles.value, metrics });
    return { look, lines, text: look.strong ? (row?.text ?? '') : '' };
  });
  const widths = named.map(({ lines, text }) => {
    const under = wrapText(text, { width: room, style: styles.label, metrics });
    const name = widest(lines, styles.value, metrics);
    return {
      under,
      inline: name + gap + metrics.width(text, styles.label),
      most: Math.max(name, widest(under, styles.label, metrics)),
    };
  });
  const inline = largest(widths.map((each) => each.inline)) <= room;
  const ends = named.map(({ look, lines, text }, index): End => {
    const value = text === '' ? [] : inline ? [text] : (widths[index]?.under ?? []);
    return { look, lines, value, height: line * (lines.length + (inline ? 0 : value.length)) };
  });
  const width = lead + Math.ceil(largest(widths.map((each) => (inline ? each.inline : each.most)))) + 1;
  const sum = (all: readonly End[]): number => all.reduce((total, { height }) => total + height, 0);
  return { ends, width, inline, height: sum(ends), least: sum(ends.filter(({ look }) => look.strong)) };
}

interface EndPlace {
  readonly points: readonly Point[];
  readonly looks: readonly SeriesLook[];
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
}

export interface PlacedEnds {
  readonly layers: readonly ChartSpec[];
  readonly boxes: readonly Box[];
}

/**
 * Moves the names apart where lines end close together. Those of the series that the chart is about stay; of the others
 * as many as stand near their lines.
 */
export function placeEnds(plan: Plan, column: EndColumn, { points, looks, width, top, bottom }: EndPlace): PlacedEnds {
  const lasts = new Map(points.map((point) => [point.series, point]));
  const line = lineHeight(plan.styles.value.size);
  const sought = column.ends
    .flatMap((end) => {
      const point = lasts.get(end.look.name);
      return point === undefined ? [] : [{ end, point, size: end.height, at: point.y - line / 2 }];
    })
    .sort((a, b) => a.at - b.at);
  const placed = apart(sought, { top, bottom, most: line * 2.5 });
  const x = width + lead;
  const names = placed.map(({ end, top: own }) => ({ x, y: round(own + line / 2), text: end.lines.join('\n') }));
  const values = placed.flatMap(({ end, top: own }) => {
    if (end.value.length === 0) return [];
    const beside = widest(end.lines, plan.styles.value, plan.metrics) + gap;
    const down = column.inline ? 0 : end.lines.length * line;
    return [{ x: round(column.inline ? x + beside : x), y: round(own + line / 2 + down), text: end.value.join('\n') }];
  });
  const leads = placed.map(({ end, point, top: own }) => ({
    series: end.look.name,
    x: round(point.x + 5),
    y: round(point.y),
    x2: x - 4,
    y2: round(own + line / 2),
  }));
  return {
    layers: [
      leadLayer(leads, looks),
      ...textLayer('names', names, 'value'),
      ...textLayer('end-values', values, 'label'),
    ],
    boxes: placed.map(({ size, top: own }) => ({ left: width + 5, right: plan.width, top: own, bottom: own + size })),
  };
}

interface Sought extends Sized {
  readonly end: End;
  readonly point: Point;
}

interface Bounds {
  readonly top: number;
  readonly bottom: number;
  /** How far a name may be moved from the end of its line, where the chart is not about its series. */
  readonly most: number;
}

/** Leaves out, one after the other, the name that would stand furthest from its line. */
function apart(
  sought: readonly Sought[],
  { top, bottom, most }: Bounds,
): readonly (Sought & { readonly top: number })[] {
  const tops = moveApart(sought, top, bottom);
  const placed = sought.map((each, index) => ({ ...each, top: tops[index] ?? top }));
  const over = placed.reduce((sum, { size }) => sum + size, 0) > bottom - top;
  const worst = placed
    .filter(({ end, top: own, at }) => !end.look.strong && (over || Math.abs(own - at) > most))
    .sort((a, b) => Math.abs(b.top - b.at) - Math.abs(a.top - a.at))[0];
  if (worst === undefined) return placed;
  return apart(
    sought.filter(({ end }) => end !== worst.end),
    { top, bottom, most },
  );
}

interface Sized {
  /** Where it wants to begin, and how much it takes. */
  readonly at: number;
  readonly size: number;
}

/** Where things of some sizes begin, in the order given, so that they do not meet; all within bounds if they fit. */
export function moveApart(things: readonly Sized[], low: number, high: number): readonly number[] {
  const down: number[] = [];
  things.forEach(({ at }, index) => {
    const before = things[index - 1];
    down.push(Math.max(at, low, before === undefined ? low : (down[index - 1] ?? low) + before.size));
  });
  const up = [...down];
  for (let index = things.length - 1, limit = high; index >= 0; index -= 1) {
    up[index] = Math.min(down[index] ?? low, limit - (things[index]?.size ?? 0));
    limit = up[index] ?? limit;
  }
  return up;
}

function leadLayer(values: readonly object[], looks: readonly SeriesLook[]): ChartSpec {
  return {
    name: 'leads',
    data: { values },
    mark: { type: 'rule', strokeWidth: 1 },
    encoding: {
      ...{ x: pxField('x'), y: pxField('y'), x2: { field: 'x2' }, y2: { field: 'y2' } },
      color: seriesColour(looks),
    },
  };
}

function textLayer(name: string, values: readonly object[], style: 'value' | 'label'): readonly ChartSpec[] {
  if (values.length === 0) return [];
  const look = style === 'label' ? {} : { style };
  const encoding = { x: pxField('x'), y: pxField('y'), text: { field: 'text' } };
  return [{ name, data: { values }, mark: { type: 'text', ...look, align: 'left', baseline: 'middle' }, encoding }];
}
