import { groupBy } from '../../data/group.ts';
import { largest } from '../../project/extremes.ts';
import { isOpen, type Plan } from '../layout.ts';
import type { ChartRow, ChartSpec } from '../types.ts';
import { type LinePoint, lineRuns, type Plot, type Run } from './line-points.ts';
import { markLayer, openEnd, rangedOf, rangeOf, ringLook } from './marks.ts';
import { timeScale } from './period-ticks.ts';
import { type SeriesLook, seriesColour, seriesOf, strongOf } from './series-looks.ts';
import { dayTime } from './time-axis.ts';
import { valueScale } from './value-axis.ts';

/** Of values that may still change. */
const shortDash = [3, 3] as const;
/** Px between the points of one line, and of several, below which they have no dots. */
const dotRoom = { one: 11, several: 24 } as const;

export interface Lines {
  readonly plot: Plot;
  readonly points: readonly LinePoint[];
  readonly looks: readonly SeriesLook[];
  /** Points that have a dot wherever they stand, such as those with a label. */
  readonly dotted: ReadonlySet<ChartRow>;
}

/** Bands of ranges, lines, dots and tips of series over time, in this order, the strongest series last. */
export function lineLayers(plan: Plan, { plot, points, looks, dotted }: Lines): readonly ChartSpec[] {
  const runs = lineRuns(
    points.map(({ row }) => row),
    plan.gaps,
  );
  const scales = { x: timeScale(plot.span), y: valueScale(plot.axis), color: seriesColour(looks) };
  const shown = points.filter(dotRule({ points, runs, looks, dotted }, plot));
  return [
    ...rangeLayers(points, { runs, scales }),
    ...looksByWidth(looks).flatMap((alike, index) =>
      strokeLayers(runs, { alike, scales, number: index + 1, room: plot.width }),
    ),
    ...dotLayers(plan, shown, scales),
  ];
}

type Scales = Readonly<Record<'x' | 'y' | 'color', ChartSpec>>;

function fieldsOf(row: ChartRow) {
  const { id, start = '', value } = row;
  return { id, series: seriesOf(row), time: dayTime(start), value, ...rangeOf(row) };
}

/** Series that one layer can draw, the thinnest lines first. */
function looksByWidth(looks: readonly SeriesLook[]): readonly (readonly SeriesLook[])[] {
  const alike = groupBy(looks, ({ width, dash = '' }) => `${width} ${dash}`);
  return [...alike.values()].sort((a, b) => (a[0]?.width ?? 0) - (b[0]?.width ?? 0));
}

interface Strokes {
  readonly alike: readonly SeriesLook[];
  readonly scales: Scales;
  readonly number: number;
  /** Px of the plot. */
  readonly room: number;
}

/** A line of so many points that it would fill its own ups and downs is drawn thin. */
function strokeWidth(width: number, { runs, room }: { readonly runs: readonly Run[]; readonly room: number }): number {
  const most = largest(runs.map(({ rows }) => rows.length));
  return most > room ? width / 2 : most > room / 3 ? width * 0.75 : width;
}

function strokeLayers(runs: readonly Run[], { alike, scales, number, room }: Strokes): readonly ChartSpec[] {
  const names = new Set(alike.map(({ name }) => name));
  const [{ width, dash } = { width: 2, dash: undefined }] = alike;
  return [false, true].flatMap((dashed) => {
    const values = runs.flatMap(({ series, rows, dashed: own }, run) =>
      own === dashed && names.has(series) ? rows.map((row) => ({ ...fieldsOf(row), run })) : [],
    );
    const strokeDash = dashed ? shortDash : dash;
    const look = strokeDash === undefined ? {} : { strokeDash, strokeCap: 'butt' };
    const mark = { type: 'line', strokeWidth: strokeWidth(width, { runs, room }), ...look };
    return markLayer(`line-${number}${dashed ? '-dashed' : ''}`, values, mark, { ...scales, detail: byRun });
  });
}

const byRun = { field: 'run', type: 'nominal' } as const;

/** Bands where ranges follow each other, and upright lines for those of single values. */
function rangeLayers(
  points: readonly LinePoint[],
  { runs, scales }: { readonly runs: readonly Run[]; readonly scales: Scales },
): readonly ChartSpec[] {
  const bands = runs.flatMap(({ rows }, run) => {
    const ranged = rangedOf(rows.map((row) => ({ ...fieldsOf(row), run })));
    return ranged.length === rows.length ? ranged : [];
  });
  const inBand = new Set(bands.map(({ id }) => id));
  const single = rangedOf(points.map(({ row }) => fieldsOf(row))).filter(({ id }) => !inBand.has(id));
  const encoding = { ...scales, y: { ...scales.y, field: 'lower' }, y2: { field: 'upper' } };
  const band = { type: 'area', fillOpacity: 0.18, strokeWidth: 0, line: false };
  return [
    ...markLayer('bands', bands, band, { ...encoding, detail: byRun }),
    ...markLayer('ranges', single, { type: 'rule', strokeWidth: 1.5 }, encoding),
  ];
}

/** Few points have a dot each; of many only those asked for, and those that no line joins to others. */
function dotRule(
  { points, runs, looks, dotted }: Omit<Lines, 'plot'> & { readonly runs: readonly Run[] },
  { width }: Plot,
): (point: LinePoint) => boolean {
  const joined = new Set(runs.flatMap(({ rows }) => rows));
  const strong = strongOf(looks);
  const series = groupBy(points, ({ series: name }) => name);
  const room = looks.length > 1 ? dotRoom.several : dotRoom.one;
  return ({ row, series: name }) =>
    dotted.has(row) ||
    !joined.has(row) ||
    (strong.has(name) && width / Math.max(1, (series.get(name)?.length ?? 1) - 1) >= room);
}

/** Rings for parts of a period, for what may still change and for weak evidence; tips for bounds. */
function dotLayers({ theme }: Plan, shown: readonly LinePoint[], scales: Scales): readonly ChartSpec[] {
  const isRing = ({ row }: LinePoint): boolean => row.partial || row.grade === 'D';
  const point = { type: 'point', shape: 'circle', size: 32 };
  const layer = (name: string, points: readonly LinePoint[], mark: ChartSpec) =>
    markLayer(
      name,
      points.map(({ row }) => fieldsOf(row)),
      mark,
      scales,
    );
  return [
    ...layer(
      'points',
      shown.filter((each) => !isRing(each)),
      point,
    ),
    ...layer('rings', shown.filter(isRing), { ...point, ...ringLook(theme.paper, 1.75) }),
    ...layer(
      'open',
      shown.filter(({ row }) => isOpen(row)),
      { ...openEnd(9, 'up'), yOffset: -4 },
    ),
  ];
}
