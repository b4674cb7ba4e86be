import { framed, labelLayers, noRoom, type Plan, round } from '../layout.ts';
import { lineHeight } from '../theme-config.ts';
import type { ChartRow, ChartSpec } from '../types.ts';
import { type CoverageLayout, chooseCoverageLayout } from './coverage-layout.ts';
import { coverageLayers, type YearAxis, yearPlace } from './coverage-marks.ts';
import { dayTime } from './time-axis.ts';

/**
 * Which place and which period each source speaks for: a row for each place and source, named at the left; each period
 * of its values a mark of its own, periods that overlap in lanes; at the right the periods in words and how many values.
 * Whole years are bars, parts of years hatched bars, running totals of unknown start bars with an open left end, days
 * and months dots. A row without a stated period has no mark. A place that follows itself is named once.
 */
export function coverage(plan: Plan): ChartSpec {
  const axis = yearsOf(plan.rows);
  const layout = chooseCoverageLayout(plan, axis);
  if (layout === undefined) throw noRoom(plan);
  const { left, right, rows, height } = layout;
  const { size } = plan.styles.note;
  const drawn = axis === undefined ? undefined : { ...axis, width: layout.width };
  const marks = rows.flatMap(({ marks: own, lanes, top }) =>
    own.map((mark) => ({ mark, middle: top + (mark.lane + 0.5) * lanes })),
  );
  return framed(
    {
      width: Math.max(1, layout.width),
      height,
      left,
      right,
      top: drawn === undefined ? 0 : axisHeight(size),
      bottom: 1,
    },
    {
      values: rows.map(({ middle }, index) => ({
        id: plan.rows[index]?.id,
        middle: round(middle),
        ...Object.assign({}, ...layout.columns.map((column) => columnFields(column, index))),
      })),
      layer: [
        ...(drawn === undefined ? [] : axisLayers(plan, { axis: drawn, height })),
        ...betweenPlaces(plan, layout),
        ...coverageLayers(marks),
        ...layout.columns.flatMap((column) => textLayers(plan, column)),
      ],
    },
  );
}

/** The years of the periods, from the first to the last; none where no period is stated. */
function yearsOf(rows: readonly ChartRow[]): Omit<YearAxis, 'width'> | undefined {
  const years = rows.flatMap(({ spans = [] }) => spans.flatMap(({ start, end }) => [start, end].map(yearOf)));
  return years.length === 0 ? undefined : { first: Math.min(...years), last: Math.max(...years) };
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}

type LayoutColumn = CoverageLayout['columns'][number];

function columnFields({ field, texts }: LayoutColumn, index: number) {
  return { [field]: texts[index]?.join('\n') ?? '', [`${field}Lines`]: texts[index]?.length ?? 1 };
}

const middle: ChartSpec = { field: 'middle', type: 'quantitative', axis: null, scale: null };

function textLayers(plan: Plan, { field, style, x, ...column }: LayoutColumn): readonly ChartSpec[] {
  const styled = style === 'note' ? { style } : {};
  const { size } = plan.styles[style];
  return labelLayers(column, { field, lines: `${field}Lines`, x, size, y: middle, ...styled });
}

function axisHeight(size: number): number {
  return Math.ceil(lineHeight(size) + 4);
}

const steps = [1, 2, 5, 10, 20, 50, 100];

/** A line at the start of each year and at the end of the last; the years between the lines. */
function axisLayers(
  plan: Plan,
  { axis, height }: { readonly axis: YearAxis; readonly height: number },
): readonly ChartSpec[] {
  const count = axis.last - axis.first + 1;
  const [year, { note }] = [axis.width / count, plan.styles];
  const years = Array.from({ length: count }, (_, index) => axis.first + index);
  const widest = Math.max(...years.map((each) => plan.metrics.width(plan.locale.date(each), note)));
  const step = steps.find((each) => widest + 6 <= year * each) ?? count;
  const start = (each: number): number => yearPlace(dayTime(`${each}-01-01`), axis);
  const every = year >= 6 ? 1 : step;
  const lines = [...years, axis.last + 1].filter((_, index) => index % every === 0 || index === count);
  const labels = years.filter((_, index) => index % step === 0);
  // A label wider than its year would leave the plot at the ends.
  const inside = (x: number): number => Math.min(Math.max(x, widest / 2), axis.width - widest / 2);
  const at = { field: 'x', type: 'quantitative', axis: null, scale: null };
  return [
    {
      name: 'grid',
      data: { values: lines.map((each) => ({ x: round(start(each)) })) },
      mark: { type: 'rule', style: 'grid', y: -4, y2: height },
      encoding: { x: at },
    },
    {
      name: 'years',
      data: {
        values: labels.map((each) => ({
          x: round(inside((start(each) + start(each + 1)) / 2)),
          text: plan.locale.date(each),
        })),
      },
      mark: { type: 'text', style: 'note', align: 'center', baseline: 'top', y: -axisHeight(note.size) },
      encoding: { x: at, text: { field: 'text' } },
    },
  ];
}

/** A line over each row that starts another place. */
function betweenPlaces(plan: Plan, { left, width, right, rows }: CoverageLayout): readonly ChartSpec[] {
  const tops = rows.flatMap(({ top }, index) =>
    index === 0 || plan.rows[index]?.place === plan.rows[index - 1]?.place ? [] : [{ y: round(top) }],
  );
  if (tops.length === 0) return [];
  return [
    {
      name: 'places',
      data: { values: tops },
      mark: { type: 'rule', style: 'grid', x: round(-left), x2: round(width + right) },
      encoding: { y: { field: 'y', type: 'quantitative', axis: null, scale: null } },
    },
  ];
}
