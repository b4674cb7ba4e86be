import { largest } from '../../project/extremes.ts';
import { gutter, type Plan } from '../layout.ts';
import { lineIn, type TextColumn } from '../measure.ts';
import { chooseTexts, type Texts } from './coverage-columns.ts';
import { type PeriodMark, placeMarks } from './coverage-marks.ts';
import type { Years } from './time-axis.ts';

/** A column of labels beside the plot. */
interface CoverageColumn extends TextColumn {
  /** Px from the left of the plot. */
  readonly x: number;
  /** Which part of its row it stands beside: the marks, or the heading over them. */
  readonly at: 'middle' | 'head';
}

interface CoverageRow {
  readonly marks: readonly PeriodMark[];
  /** Where it begins, including a place's name over it. */
  readonly top: number;
  /** Where its lanes begin. */
  readonly lanesTop: number;
  readonly middle: number;
  /** The middle of its place's name. */
  readonly head: number;
  /** The height of one lane. */
  readonly lanes: number;
}

/** Where everything of a coverage chart stands, in px; the plot is `width` wide. */
export interface CoverageLayout {
  readonly columns: readonly CoverageColumn[];
  readonly rows: readonly CoverageRow[];
  readonly left: number;
  readonly width: number;
  readonly right: number;
  readonly height: number;
}

/** Height of a lane in px: 4.5 mm, and more where the text is larger than usual. */
const leastLane = 17;
/** Above and below a text of several lines, in px, so that it does not run into the next row's. */
const air = 2;
/** Where a name has more lines than this, places are tried over their rows. */
const mostLines = 3;
/** How much higher the chart may then be. */
const higher = 1.25;
/** The least part of the width that the plot takes: the first of these that is possible. */
const plots = [0.28, 0.2, 0.12];
/**
 * A year needs no more than this part of the width, and this many px, so that a short axis leaves the names more room.
 */
const yearPart = 0.15;
const yearWidth = 96;

/**
 * The lowest layout that leaves the plot a good part of the width, of several widths of each column of text. In a
 * narrow chart, where names would stand in many short lines, places stand over their rows instead of beside them. Words
 * are broken where nothing else leaves room.
 */
export function chooseCoverageLayout(plan: Plan, axis: Years | undefined): CoverageLayout {
  const parts = axis === undefined ? [0] : partsFor(plan, axis);
  const choose = (choice: { readonly whole: boolean; readonly over: boolean }): readonly CoverageLayout[] =>
    chooseTexts(plan, choice).map((texts) => layOut(plan, { axis, texts, over: choice.over }));
  const beside = choose({ whole: true, over: false });
  const first = lowest(beside, plan, parts.slice(0, 2));
  if (first !== undefined && linesOfNames(first) <= mostLines) return first;
  const over = lowest(choose({ whole: true, over: true }), plan, parts);
  if (first !== undefined && over !== undefined) return over.height < first.height * higher ? over : first;
  const broken = () => lowest(choose({ whole: false, over: false }), plan, [...parts, 0]);
  const found = first ?? over ?? lowest(beside, plan, parts) ?? broken();
  if (found === undefined) throw new Error('each choice of columns has a layout');
  return found;
}

function partsFor({ width }: Plan, { first, last }: Years): readonly number[] {
  const enough = Math.max(yearPart, yearWidth / width) * (last - first + 1);
  return plots.map((part) => Math.min(part, enough));
}

/** The lowest layout; of equally low ones the one with the fewest lines, then the one with the widest plot. */
function lowest(layouts: readonly CoverageLayout[], plan: Plan, parts: readonly number[]): CoverageLayout | undefined {
  for (const part of parts) {
    const [best] = layouts
      .filter(({ width }) => width >= plan.width * part)
      .sort((a, b) => a.height - b.height || linesIn(a) - linesIn(b) || b.width - a.width);
    if (best !== undefined) return best;
  }
  return undefined;
}

function linesIn({ columns }: CoverageLayout): number {
  return columns.reduce((sum, { texts }) => sum + texts.flat().length, 0);
}

function linesOfNames({ columns }: CoverageLayout): number {
  return largest(columns.filter(({ x }) => x < 0).map(({ lines }) => lines));
}

interface Attempt {
  readonly axis: Years | undefined;
  readonly texts: Texts;
  /** Whether places stand over their rows. */
  readonly over: boolean;
}

function layOut(plan: Plan, { axis, texts, over }: Attempt): CoverageLayout {
  const { place, label, period, count } = texts;
  const before = over ? Math.max(place.width, label.width) : place.width + gutter + label.width;
  const left = before + gutter;
  const right = period.width + count.width + 2 * gutter;
  const width = Math.max(0, plan.width - left - right);
  const line = lineIn(plan, 'note');
  const lane = Math.max(leastLane, line + 2);
  const inRow = over ? [label, period, count] : [place, label, period, count];
  let top = 0;
  const rows = plan.rows.map((row, index): CoverageRow => {
    const marks = axis === undefined ? [] : placeMarks(row, { ...axis, width });
    const lanes = largest(
      marks.map(({ lane }) => lane + 1),
      1,
    );
    const lines = largest(inRow.map((column) => column.texts[index]?.length ?? 1));
    const text = (lines - 1) * line + lane + (lines > 1 ? 2 * air : 0);
    const height = Math.ceil(Math.max(lanes * lane, text));
    const heading = over ? headingHeight(place.texts[index] ?? [], plan) : 0;
    const lanesTop = top + heading;
    const middle = lanesTop + height / 2;
    const set = { marks, top, lanesTop, middle, head: over ? top + heading / 2 : middle, lanes: height / lanes };
    top = lanesTop + height;
    return set;
  });
  const columns: readonly CoverageColumn[] = [
    { ...place, at: over ? 'head' : 'middle', x: -left },
    { ...label, at: 'middle', x: over ? -left : place.width + gutter - left },
    { ...period, at: 'middle', x: width + gutter },
    { ...count, at: 'middle', x: width + gutter + period.width + gutter },
  ];
  return { columns, rows, left, width, right, height: top };
}

/** The height of a place's name over its rows; 0 where the row before is of the same place. */
function headingHeight(lines: readonly string[], plan: Plan): number {
  return lines.join('') === '' ? 0 : Math.ceil(lines.length * lineIn(plan, 'label') + 2 * air);
}
