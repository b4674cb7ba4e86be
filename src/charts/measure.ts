import { largest } from '../project/extremes.ts';
import type { Plan, Styles } from './layout.ts';
import { fitName } from './names.ts';
import { lineHeight } from './theme-config.ts';
import { widest, wrapText } from './wrap.ts';

/** A column of wrapped text at the left of the plot. */
export interface Column {
  readonly texts: readonly (readonly string[])[];
  readonly style: keyof Styles;
  readonly width: number;
  readonly lines: number;
}

/** Wraps texts into a column as narrow as they allow and at most `most` px wide. */
export function textColumn(plan: Plan, { texts, style, most }: ColumnRequest): Column {
  return columnOf(
    plan,
    texts.map((text) => wrapIn(plan, text, style, most)),
    style,
  );
}

interface ColumnRequest {
  readonly texts: readonly string[];
  readonly style: keyof Styles;
  readonly most: number;
}

/** A column of texts that are in lines already. */
export function columnOf(plan: Plan, texts: Column['texts'], style: keyof Styles): Column {
  return { texts, style, width: Math.ceil(widthIn(plan, texts.flat(), style)), lines: mostLines(texts) };
}

/** Lines of a text at most so many px wide. */
export function wrapIn({ styles, metrics }: TextPlan, text: string, style: keyof Styles, width: number) {
  return wrapText(text, { width, style: styles[style], metrics });
}

/** A name in so many lines of so many px at most: the first of its forms that has room, else the last one cut. */
export function fitIn(
  { styles, metrics }: TextPlan,
  forms: readonly string[],
  style: keyof Styles,
  room: { readonly width: number; readonly lines: number },
): readonly string[] {
  return fitName(forms, { ...room, style: styles[style], metrics });
}

/** Px of the widest of some lines, or of one. */
export function widthIn({ styles, metrics }: TextPlan, lines: string | readonly string[], style: keyof Styles): number {
  return typeof lines === 'string' ? metrics.width(lines, styles[style]) : widest(lines, styles[style], metrics);
}

/** Px from one line of a text to the next. */
export function lineIn({ styles }: Pick<Plan, 'styles'>, style: keyof Styles): number {
  return lineHeight(styles[style].size);
}

type TextPlan = Pick<Plan, 'styles' | 'metrics'>;

/** How many lines the longest of some texts has; at least one. */
export function mostLines(texts: readonly (readonly string[])[]): number {
  return largest(
    texts.map(({ length }) => length),
    1,
  );
}
