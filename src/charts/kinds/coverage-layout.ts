import { type Column, gutter, type Plan, textColumn } from '../layout.ts';
import { lineHeight } from '../theme-config.ts';
import type { FontStyle } from '../types.ts';
import { widest, wrapText } from '../wrap.ts';
import { type Mark, placeMarks } from './coverage-marks.ts';
import type { Years } from './year-axis.ts';

/** A column of text beside the plot; `x` is its left, in px from the left of the plot. */
interface SetColumn extends Column {
  readonly field: string;
  readonly style: 'label' | 'note';
  readonly x: number;
}

interface SetRow {
  readonly marks: readonly Mark[];
  readonly top: number;
  readonly middle: number;
  /** The height of one lane. */
  readonly lanes: number;
}

/** Where everything of a coverage chart stands, in px; the plot is `width` wide. */
export interface CoverageLayout {
  readonly columns: readonly SetColumn[];
  readonly rows: readonly SetRow[];
  readonly left: number;
  readonly width: number;
  readonly right: number;
  readonly height: number;
}

/** Height of a lane in px: 4.5 mm, and more where the text is larger than usual. */
const leastLane = 17;
const shares = [0.3, 0.25, 0.2, 0.16, 0.12];

interface Widths {
  readonly place: Column;
  readonly source: Column;
  readonly period: Column;
  readonly count: Column;
}

/**
 * The lowest layout that leaves the plot a good part of the width, of several widths of each column of text; of those as
 * low the one with the fewest lines, and then the one with the widest plot. Undefined where every one leaves the plot too
 * narrow.
 */
export function chooseCoverageLayout(plan: Plan, axis: Years | undefined): CoverageLayout | undefined {
  const columns = columnsOf(plan);
  const layouts = columns.place.flatMap((place) =>
    columns.source.flatMap((source) =>
      columns.period.map((period) => layOut(plan, { axis, widths: { place, source, period, count: columns.count } })),
    ),
  );
  const least = axis === undefined ? [0] : [0.28, 0.2, 0.12];
  for (const share of least) {
    const [best] = layouts
      .filter(({ width }) => width >= plan.width * share)
      .sort((a, b) => a.height - b.height || linesIn(a) - linesIn(b) || b.width - a.width);
    if (best !== undefined) return best;
  }
  return undefined;
}

function linesIn({ columns }: CoverageLayout): number {
  return columns.reduce((sum, { texts }) => sum + texts.flat().length, 0);
}

/** Each column of text in several widths. */
function columnsOf(plan: Plan) {
  const { label, note } = plan.styles;
  const places = plan.rows.map(({ place }, index) => (plan.rows[index - 1]?.place === place ? '' : place));
  const wide = (texts: readonly string[], style: FontStyle): readonly Column[] =>
    shares.map((share) => textColumn(plan, { texts, style, most: plan.width * share }));
  const periods = plan.rows.map((row) => row.periods ?? [row.period]);
  return {
    place: wide(places, label),
    source: wide(
      plan.rows.map((row) => row.label),
      note,
    ),
    period: shares.map((share) => periodColumn(plan, { periods, most: plan.width * share })),
    count: textColumn(plan, { texts: plan.rows.map(({ text }) => text), style: note, most: plan.width }),
  };
}

interface PeriodColumn {
  readonly periods: readonly (readonly string[])[];
  readonly most: number;
}

/** Periods in words, broken between two of them, and inside one only where it is too long for a line. */
function periodColumn(plan: Plan, { periods, most }: PeriodColumn): Column {
  const { metrics } = plan;
  const style = plan.styles.note;
  const texts = periods.map((pieces) => {
    const lines: string[] = [];
    for (const piece of pieces) {
      const joined = `${lines.at(-1) ?? ''}${piece}`;
      if (metrics.width(joined.trimEnd(), style) <= most) lines.splice(-1, 1, joined);
      else {
        const broken = wrapText(piece.trimEnd(), { width: most, style, metrics });
        // What joins it to the next one stays at its end.
        lines.push(...broken.slice(0, -1), `${broken.at(-1) ?? ''}${piece.slice(piece.trimEnd().length)}`);
      }
    }
    return lines.map((line) => line.trimEnd());
  });
  return {
    texts,
    width: Math.ceil(widest(texts.flat(), style, metrics)),
    lines: Math.max(1, ...texts.map((lines) => lines.length)),
  };
}

interface Attempt {
  readonly axis: Years | undefined;
  readonly widths: Widths;
}

function layOut(plan: Plan, { axis, widths }: Attempt): CoverageLayout {
  const { place, source, period, count } = widths;
  const left = place.width + source.width + 2 * gutter;
  const right = period.width + count.width + 2 * gutter;
  const width = Math.max(0, plan.width - left - right);
  const line = lineHeight(plan.styles.note.size);
  const lane = Math.max(leastLane, line + 2);
  let top = 0;
  const rows = plan.rows.map((row, index): SetRow => {
    const marks = axis === undefined ? [] : placeMarks(row, { ...axis, width });
    const lanes = Math.max(1, ...marks.map(({ lane }) => lane + 1));
    const lines = Math.max(...Object.values(widths).map((column: Column) => column.texts[index]?.length ?? 1));
    const height = Math.ceil(Math.max(lanes * lane, (lines - 1) * line + lane));
    const set = { marks, top, middle: top + height / 2, lanes: height / lanes };
    top += height;
    return set;
  });
  const columns: readonly SetColumn[] = [
    { ...place, field: 'place', style: 'label', x: -left },
    { ...source, field: 'source', style: 'note', x: place.width + gutter - left },
    { ...period, field: 'period', style: 'note', x: width + gutter },
    { ...count, field: 'count', style: 'note', x: width + gutter + period.width + gutter },
  ];
  return { columns, rows, left, width, right, height: top };
}
