import { largest } from '../../project/extremes.ts';
import type { Box } from '../boxes.ts';
import { type Label, leadTo, placedLayers, placeLabels, spotsAt } from '../labels.ts';
import { gap, inPrint, type Plan, round } from '../layout.ts';
import { lineIn, wrapIn } from '../measure.ts';
import type { ChartRow, ChartSpec } from '../types.ts';
import { isBreak, type LinePoint } from './line-points.ts';
import { leadLayer, markLayer, pxField } from './marks.ts';

/** Words at a moment of the plot: a break in the series, or what an author notes at a day. */
interface Moment {
  readonly x: number;
  readonly text: string;
}

interface NoteRoom {
  readonly points: readonly LinePoint[];
  readonly frame: Box;
  readonly height: number;
  readonly marks: readonly Box[];
  /** Where a day stands, in px; undefined outside the plot. */
  readonly place: (day: string) => number | undefined;
}

export interface Notes {
  readonly layers: readonly ChartSpec[];
  /** The upright lines, and the words. */
  readonly lines: readonly Box[];
  readonly boxes: readonly Box[];
}

/** Px over a plot for the words at upright lines. */
export function noteRoom(plan: Plan, rows: readonly ChartRow[]): number {
  const dates = (plan.options.annotations ?? []).flatMap(({ at, text }) => ('day' in at ? [text] : []));
  const words = [...dates, ...(rows.some(isBreak) ? [plan.locale.breakInSeries] : [])];
  const lines = words.map((text) => wrapIn(plan, text, 'note', inPrint(plan, noteWidth)).length);
  return Math.ceil(lineIn(plan, 'note') * largest(lines, 0));
}

const noteWidth = 150;
/** Where that has no room at an upright line. */
const narrowWidth = 60;

/** Upright lines at breaks in a series and at the days of annotations, each with its words; words beside statistics. */
export function placeNotes(plan: Plan, room: NoteRoom): Notes {
  const { frame, height, marks } = room;
  const moments = [...breaks(plan, room.points), ...dated(plan, room)];
  const said = moments.filter(({ text }) => text !== '');
  const upright = said.map(({ x, text }): Label => {
    const forms = [noteWidth, narrowWidth].map((width) => wrapIn(plan, text, 'note', inPrint(plan, width)));
    const tops = [frame.top, frame.top + height / 4, frame.top + height / 2];
    const spots = tops.flatMap((y) =>
      (['left', 'right'] as const).map((align) => {
        return { x: x + (align === 'left' ? gap : -gap), y, align, baseline: 'top' as const };
      }),
    );
    return { forms, style: 'note', spots, rank: 0, kept: true };
  });
  const lines = moments.map(({ x }): Box => ({ left: x - 1, right: x + 1, top: frame.top, bottom: height }));
  const beside = statisticNotes(plan, room.points);
  const wanted = [...upright, ...beside.map(({ label }) => label)];
  const placed = placeLabels(plan, wanted, { frame, taken: [], marks: [...marks, ...lines] });
  const leaders = placed.flatMap(({ label, box }) => {
    const point = beside.find((each) => each.label === label)?.point;
    if (point === undefined) return [];
    return [leadTo(box, point)];
  });
  return {
    layers: [
      ...uprightLayer(moments, { top: frame.top, height }),
      ...leadLayer('note-leaders', leaders),
      ...placedLayers(plan, 'notes', placed),
    ],
    lines,
    boxes: placed.map(({ box }) => box),
  };
}

function breaks({ locale }: Plan, points: readonly LinePoint[]): readonly Moment[] {
  const found = points.flatMap(({ row, series, x }, index) => {
    const before = points[index - 1];
    if (!isBreak(row)) return [];
    return [{ x: before?.series === series ? round((before.x + x) / 2) : x, text: locale.breakInSeries }];
  });
  return [...new Map(found.map((each) => [each.x, each])).values()];
}

function dated({ options }: Plan, { place }: NoteRoom): readonly Moment[] {
  return (options.annotations ?? []).flatMap(({ at, text }) => {
    const x = 'day' in at ? place(at.day) : undefined;
    return x === undefined ? [] : [{ x: round(x), text }];
  });
}

function statisticNotes(plan: Plan, points: readonly LinePoint[]) {
  return (plan.options.annotations ?? []).flatMap(({ at, text }) => {
    const point = 'statistic' in at ? points.find(({ row }) => row.id === at.statistic) : undefined;
    if (point === undefined) return [];
    const words = wrapIn(plan, text, 'note', inPrint(plan, noteWidth));
    const far = 26;
    const spots = spotsAt(point, [
      [0, -far],
      [0, far],
      [far, -far],
      [-far, -far],
      [far, far],
      [-far, far],
    ]);
    const label: Label = { forms: [words], style: 'note', spots, rank: 1, kept: true };
    return [{ label, point }];
  });
}

function uprightLayer(
  moments: readonly Moment[],
  { top, height }: { readonly top: number; readonly height: number },
): readonly ChartSpec[] {
  const mark = { type: 'rule', strokeWidth: 1, y: round(top), y2: height };
  return markLayer(
    'moments',
    moments.map(({ x }) => ({ x })),
    mark,
    { x: pxField('x') },
  );
}
