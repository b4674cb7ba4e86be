import { largest } from '../../project/extremes.ts';
import type { Box } from '../boxes.ts';
import { type Label, placedLayers, placeLabels } from '../labels.ts';
import { gap, inPrint, type Plan, round } from '../layout.ts';
import { lineHeight } from '../theme-config.ts';
import type { ChartRow, ChartSpec } from '../types.ts';
import { wrapText } from '../wrap.ts';
import { leaderLayer } from './line-layers.ts';
import { isBreak, type Point } from './line-points.ts';
import { pxField } from './px-marks.ts';

/** Words at a moment of the plot: a break in the series, or what an author notes at a day. */
interface Moment {
  readonly x: number;
  readonly text: string;
}

interface NoteRoom {
  readonly points: readonly Point[];
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
  const lines = words.map((text) => wrapText(text, { ...noteStyle(plan), width: inPrint(plan, noteWidth) }).length);
  return Math.ceil(lineHeight(plan.styles.note.size) * largest(lines, 0));
}

const noteWidth = 150;
/** Where that has no room at an upright line. */
const narrowWidth = 60;

function noteStyle({ styles, metrics }: Plan) {
  return { style: styles.note, metrics };
}

/** Upright lines at breaks in a series and at the days of annotations, each with its words; words beside statistics. */
export function placeNotes(plan: Plan, room: NoteRoom): Notes {
  const { frame, height, marks } = room;
  const moments = [...breaks(plan, room.points), ...dated(plan, room)];
  const said = moments.filter(({ text }) => text !== '');
  const upright = said.map(({ x, text }): Label => {
    const forms = [noteWidth, narrowWidth].map((width) =>
      wrapText(text, { ...noteStyle(plan), width: inPrint(plan, width) }),
    );
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
  const { metrics, styles } = plan;
  const wanted = [...upright, ...beside.map(({ label }) => label)];
  const first = placeLabels(wanted, { frame, taken: [...marks, ...lines], metrics, styles });
  const missed = wanted.filter((label) => !first.some((each) => each.label === label));
  const rest = placeLabels(missed, { frame, taken: first.map(({ box }) => box), metrics, styles });
  const placed = [...first, ...rest];
  const leaders = placed.flatMap(({ label, box }) => {
    const point = beside.find((each) => each.label === label)?.point;
    if (point === undefined) return [];
    const y = point.y > box.bottom ? box.bottom : point.y < box.top ? box.top : (box.top + box.bottom) / 2;
    return [{ x: round(Math.min(Math.max(point.x, box.left), box.right)), y: round(y), x2: point.x, y2: point.y }];
  });
  return {
    layers: [
      ...uprightLayer(moments, { top: frame.top, height }),
      ...leaderLayer('note-leaders', leaders),
      ...placedLayers('notes', placed, styles),
    ],
    lines,
    boxes: placed.map(({ box }) => box),
  };
}

function breaks({ locale }: Plan, points: readonly Point[]): readonly Moment[] {
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

function statisticNotes(plan: Plan, points: readonly Point[]) {
  return (plan.options.annotations ?? []).flatMap(({ at, text }) => {
    const point = 'statistic' in at ? points.find(({ row }) => row.id === at.statistic) : undefined;
    if (point === undefined) return [];
    const words = wrapText(text, { ...noteStyle(plan), width: inPrint(plan, noteWidth) });
    const [x, y] = [point.x, point.y];
    const far = 26;
    const label: Label = {
      forms: [words],
      style: 'note',
      spots: [
        { x, y: y - far, align: 'center', baseline: 'bottom' },
        { x, y: y + far, align: 'center', baseline: 'top' },
        { x: x + far, y: y - far, align: 'left', baseline: 'bottom' },
        { x: x - far, y: y - far, align: 'right', baseline: 'bottom' },
        { x: x + far, y: y + far, align: 'left', baseline: 'top' },
        { x: x - far, y: y + far, align: 'right', baseline: 'top' },
      ],
      rank: 1,
      kept: true,
    };
    return [{ label, point }];
  });
}

function uprightLayer(
  moments: readonly Moment[],
  { top, height }: { readonly top: number; readonly height: number },
): readonly ChartSpec[] {
  if (moments.length === 0) return [];
  const values = moments.map(({ x }) => ({ x }));
  const mark = { type: 'rule', strokeWidth: 1, y: round(top), y2: height };
  return [{ name: 'moments', data: { values }, mark, encoding: { x: pxField('x') } }];
}
