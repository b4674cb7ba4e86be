import { largest } from '../../project/extremes.ts';
import { isOpen, type Plan } from '../layout.ts';
import type { ChartRow, ChartSpec } from '../types.ts';
import { lineRuns, type Plot, type Point, type Run } from './line-points.ts';
import { timeScale } from './period-ticks.ts';
import { openEnd, pxField } from './px-marks.ts';
import { type SeriesLook, seriesColour, seriesOf } from './series-looks.ts';
import { dayTime } from './time-axis.ts';
import { valueScale } from './value-axis.ts';

/** Of values that may still change. */
const shortDash = [3, 3] as const;
/** Px between the points of one line, and of several, below which they have no dots. */
const dotRoom = { one: 11, several: 24 } as const;

export interface Lines {
  readonly plot: Plot;
  readonly points: readonly Point[];
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
    ...dotLayers(plan, { shown, looks, scales }),
  ];
}

type Scales = Readonly<Record<'x' | 'y' | 'color', ChartSpec>>;

function fieldsOf(row: ChartRow) {
  const { id, start, value, lower, upper } = row;
  const range = lower === undefined || upper === undefined ? {} : { lower, upper };
  return { id, series: seriesOf(row), time: dayTime(start ?? ''), value, ...range };
}

/** Series that one layer can draw, the thinnest lines first. */
function looksByWidth(looks: readonly SeriesLook[]): readonly (readonly SeriesLook[])[] {
  const keys = new Map<string, SeriesLook[]>();
  for (const look of looks) {
    const key = `${look.width} ${look.dash ?? ''}`;
    keys.set(key, [...(keys.get(key) ?? []), look]);
  }
  return [...keys.values()].sort((a, b) => (a[0]?.width ?? 0) - (b[0]?.width ?? 0));
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
    if (values.length === 0) return [];
    const look = dashed
      ? { strokeDash: shortDash, strokeCap: 'butt' }
      : dash === undefined
        ? {}
        : { strokeDash: dash, strokeCap: 'butt' };
    return [
      {
        name: `line-${number}${dashed ? '-dashed' : ''}`,
        data: { values },
        mark: { type: 'line', strokeWidth: strokeWidth(width, { runs, room }), ...look },
        encoding: { ...scales, detail: { field: 'run', type: 'nominal' } },
      },
    ];
  });
}

/** Bands where ranges follow each other, and upright lines for those of single values. */
function rangeLayers(
  points: readonly Point[],
  { runs, scales }: { readonly runs: readonly Run[]; readonly scales: Scales },
): readonly ChartSpec[] {
  const ranged = ({ lower, upper }: ChartRow): boolean => lower !== undefined && upper !== undefined;
  const bands = runs.flatMap(({ rows }, run) =>
    rows.every(ranged) ? rows.map((row) => ({ ...fieldsOf(row), run })) : [],
  );
  const inBand = new Set(bands.map(({ id }) => id));
  const single = points.flatMap(({ row }) => (ranged(row) && !inBand.has(row.id) ? [fieldsOf(row)] : []));
  const encoding = { ...scales, y: { ...scales.y, field: 'lower' }, y2: { field: 'upper' } };
  const layer = (
    name: string,
    values: readonly object[],
    part: { readonly mark: ChartSpec; readonly detail?: ChartSpec },
  ) =>
    values.length === 0
      ? []
      : [
          {
            name,
            data: { values },
            mark: part.mark,
            encoding: { ...encoding, ...(part.detail && { detail: part.detail }) },
          },
        ];
  return [
    ...layer('bands', bands, {
      mark: { type: 'area', fillOpacity: 0.18, strokeWidth: 0, line: false },
      detail: { field: 'run', type: 'nominal' },
    }),
    ...layer('ranges', single, { mark: { type: 'rule', strokeWidth: 1.5 } }),
  ];
}

/** Few points have a dot each; of many only those asked for, and those that no line joins to others. */
function dotRule(
  { points, runs, looks, dotted }: Omit<Lines, 'plot'> & { readonly runs: readonly Run[] },
  { width }: Plot,
): (point: Point) => boolean {
  const joined = new Set(runs.flatMap(({ rows }) => rows));
  const strong = new Set(looks.flatMap(({ name, strong: own }) => (own ? [name] : [])));
  const series = new Map<string, number>();
  for (const { series: name } of points) series.set(name, (series.get(name) ?? 0) + 1);
  return ({ row, series: name }) =>
    dotted.has(row) ||
    !joined.has(row) ||
    (strong.has(name) &&
      width / Math.max(1, (series.get(name) ?? 1) - 1) >= (looks.length > 1 ? dotRoom.several : dotRoom.one));
}

interface Dots {
  readonly shown: readonly Point[];
  readonly looks: readonly SeriesLook[];
  readonly scales: Scales;
}

/** Rings for parts of a period, for what may still change and for weak evidence; tips for bounds. */
function dotLayers(plan: Plan, { shown, scales }: Dots): readonly ChartSpec[] {
  const isRing = ({ row }: Point): boolean => row.partial || row.grade === 'D';
  const point = { type: 'point', shape: 'circle', size: 32 };
  const ring = { ...point, filled: false, fill: plan.paper, strokeWidth: 1.75 };
  const layer = (name: string, points: readonly Point[], mark: ChartSpec) =>
    points.length === 0
      ? []
      : [{ name, data: { values: points.map(({ row }) => fieldsOf(row)) }, mark, encoding: scales }];
  const open = shown.filter(({ row }) => isOpen(row));
  return [
    ...layer(
      'points',
      shown.filter((each) => !isRing(each)),
      point,
    ),
    ...layer('rings', shown.filter(isRing), ring),
    ...layer('open', open, { ...openEnd(9, 'up'), yOffset: -4 }),
  ];
}

/** The line to what a label that had to be moved belongs to. */
export function leaderLayer(
  name: string,
  leaders: readonly { readonly x: number; readonly y: number; readonly x2: number; readonly y2: number }[],
): readonly ChartSpec[] {
  if (leaders.length === 0) return [];
  return [
    {
      name,
      data: { values: leaders },
      mark: { type: 'rule', strokeWidth: 0.75 },
      encoding: { x: pxField('x'), y: pxField('y'), x2: { field: 'x2' }, y2: { field: 'y2' } },
    },
  ];
}
