import type { Plan, Styles } from '../layout.ts';
import { columnOf, type TextColumn, textColumn, widthIn, wrapIn } from '../measure.ts';

/** The columns of text of a coverage chart. */
export interface Texts {
  readonly place: TextColumn;
  readonly label: TextColumn;
  readonly period: TextColumn;
  readonly count: TextColumn;
}

/** Parts of the chart's width that a column of text may take. */
const shares = [0.3, 0.25, 0.2, 0.16, 0.12];
/** A row can be named by a measure, which is long. */
const labelShares = [0.42, 0.36, ...shares];

interface Choice {
  /** A column is never narrower than its longest word. */
  readonly whole: boolean;
  /** Places stand over the other names and not beside them. */
  readonly over: boolean;
}

/** Every choice of widths of the columns. */
export function chooseTexts(plan: Plan, { whole, over }: Choice): readonly Texts[] {
  const places = plan.rows.map(({ place }, index) => (plan.rows[index - 1]?.place === place ? '' : place));
  const labels = plan.rows.map((row) => row.label);
  const periods = plan.rows.map((row) => row.periods ?? [row.period]);
  const widths = (of: readonly number[], texts: readonly string[], style: keyof Styles): readonly number[] => {
    const least = whole ? longestWord(plan, texts, style) : 0;
    return [...new Set(of.map((share) => Math.max(least, plan.width * share)))];
  };
  const wide = (of: readonly number[], texts: readonly string[], style: keyof Styles): readonly TextColumn[] =>
    distinct(widths(of, texts, style).map((most) => textColumn(plan, { texts, style, most })));
  const placeColumns = wide(shares, places, 'label');
  const periodWidths = widths(shares, periods.flat(), 'note');
  const periodColumns = distinct(periodWidths.map((most) => periodColumn(plan, { periods, most })));
  const count = textColumn(plan, { texts: plan.rows.map(({ text }) => text), style: 'note', most: plan.width });
  return wide(labelShares, labels, 'note').flatMap((each) => {
    const besides = over ? wide([each.width / plan.width], places, 'label') : placeColumns;
    return besides.flatMap((place) => periodColumns.map((period) => ({ place, label: each, period, count })));
  });
}

/** Several widths can break a column alike: each layout is tried once. */
function distinct(columns: readonly TextColumn[]): readonly TextColumn[] {
  return [...new Map(columns.map((column) => [JSON.stringify(column.texts), column])).values()];
}

/** The width of what no line may break: a word, or a character of Chinese. */
function longestWord(plan: Plan, texts: readonly string[], style: keyof Styles): number {
  const words = texts.flatMap((text) => text.split(/\s+|(?<=[-/–])|(?=\p{Script=Han})|(?<=\p{Script=Han})/u));
  return Math.ceil(widthIn(plan, words, style));
}

interface PeriodColumn {
  readonly periods: readonly (readonly string[])[];
  readonly most: number;
}

/** Periods in words, broken between two of them, and inside one only where it is too long for a line. */
function periodColumn(plan: Plan, { periods, most }: PeriodColumn): TextColumn {
  const texts = periods.map((pieces) => {
    const lines: string[] = [];
    for (const piece of pieces) {
      const joined = `${lines.at(-1) ?? ''}${piece}`;
      if (widthIn(plan, joined.trimEnd(), 'note') <= most) lines.splice(-1, 1, joined);
      else {
        const broken = wrapIn(plan, piece.trimEnd(), 'note', most);
        // What joins it to the next one stays at its end.
        for (const line of broken.slice(0, -1)) lines.push(line);
        lines.push(`${broken.at(-1) ?? ''}${piece.slice(piece.trimEnd().length)}`);
      }
    }
    return lines.map((line) => line.trimEnd());
  });
  return columnOf(plan, texts, 'note');
}
