import { largest } from '../project/extremes.ts';
import type { Plan, Styles } from './layout.ts';
import { lineHeight } from './theme-config.ts';
import { widest, wrapText, wrapWords } from './wrap.ts';

/** A column of wrapped text at the left of the plot. */
export interface TextColumn {
  readonly texts: readonly (readonly string[])[];
  readonly style: keyof Styles;
  readonly width: number;
  readonly lines: number;
}

/** Wraps texts into a column as narrow as they allow and at most `most` px wide. */
export function textColumn(plan: Plan, { texts, style, most }: ColumnRequest): TextColumn {
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
export function columnOf(plan: Plan, texts: TextColumn['texts'], style: keyof Styles): TextColumn {
  return { texts, style, width: Math.ceil(widthIn(plan, texts.flat(), style)), lines: mostLines(texts) };
}

/** Lines of a text at most so many px wide. */
export function wrapIn({ styles, metrics }: TextPlan, text: string, style: keyof Styles, width: number) {
  return wrapText(text, { width, style: styles[style], metrics });
}

/** A name in so many lines of so many px at most: the first of its forms that has room, else the last one cut. */
export function fitIn(
  plan: TextPlan,
  forms: readonly string[],
  style: keyof Styles,
  { width, lines }: { readonly width: number; readonly lines: number },
): readonly string[] {
  const wrap = (text: string) => wrapIn(plan, text, style, width);
  const fitting = forms.map(wrap).find(({ length }) => length <= lines);
  if (fitting !== undefined) return fitting;
  const letters = Array.from(forms.at(-1) ?? '');
  // Halved and not shortened letter by letter: a name may be a page long.
  let best: readonly string[] | undefined;
  for (let [low, high] = [2, letters.length - 1]; low <= high; ) {
    const count = Math.floor((low + high) / 2);
    const cut = wrap(`${letters.slice(0, count).join('').trimEnd()}…`);
    if (cut.length <= lines) [best, low] = [cut, count + 1];
    else high = count - 1;
  }
  return best ?? ['…'];
}

/** A text in one line, and, where it has several words, in lines as narrow as a width and its words allow. */
export function wordForms({ styles, metrics }: TextPlan, text: string, style: keyof Styles, width: number) {
  const lines = wrapWords(text, { width, style: styles[style], metrics });
  return lines.length > 1 ? [[text], lines] : [[text]];
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
