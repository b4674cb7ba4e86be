import { markLayer, pxPlace } from './kinds/marks.ts';
import { type Plan, round, type Styles } from './layout.ts';
import { lineIn, type TextColumn } from './measure.ts';
import { lineHeight } from './theme-config.ts';
import type { ChartSpec } from './types.ts';

/** A text at a fixed place, in px from the left and the top of the plot. */
export interface PlacedText {
  /** The statistic that it belongs to. */
  readonly id?: string;
  readonly lines: readonly string[];
  readonly style: keyof Styles;
  readonly align: 'left' | 'center' | 'right';
  readonly x: number;
  /** The middle of its first line. */
  readonly y: number;
  /** Of the text, where it is not that of its style. */
  readonly colour?: string;
}

/** Layers of texts under a name that is `name` and a number, one for each style, side and colour. */
export function textLayers(name: string, texts: readonly PlacedText[]): readonly ChartSpec[] {
  const looks = [...new Map(texts.map((text) => [lookOf(text), text])).values()];
  return looks.flatMap((look, index) => {
    const own = texts.filter((text) => lookOf(text) === lookOf(look));
    const { style, align, colour } = look;
    const fill = colour === undefined ? {} : { color: colour };
    const mark = { type: 'text', ...(style === 'label' ? {} : { style }), ...fill, align, baseline: 'middle' };
    return markLayer(`${name}-${index + 1}`, own.map(textDatum), mark, { ...pxPlace, text: { field: 'text' } });
  });
}

function lookOf({ style, align, colour }: PlacedText): string {
  return `${style} ${align} ${colour}`;
}

function textDatum({ id, lines, x, y }: PlacedText) {
  return { ...(id === undefined ? {} : { id }), text: lines.join('\n'), x: round(x), y: round(y) };
}

/** The middle of the first line of a text whose lines have their middle at `y`. */
export function firstLine(y: number, { lines, size }: { readonly lines: number; readonly size: number }): number {
  return y - ((lines - 1) * lineHeight(size)) / 2;
}

/** The texts of a column, the middle of each at the row of its index. */
export function textColumnLayers(
  { styles }: Pick<Plan, 'styles'>,
  name: string,
  { texts, style }: Pick<TextColumn, 'texts' | 'style'>,
  { x, middleOf }: { readonly x: number; readonly middleOf: (index: number) => number },
): readonly ChartSpec[] {
  const { size } = styles[style];
  return textLayers(
    name,
    texts.map((lines, index) => {
      return { lines, style, align: 'left', x, y: firstLine(middleOf(index), { lines: lines.length, size }) };
    }),
  );
}

/** Lines of notes under a plot, from `top` down. */
export function footLayers(
  plan: Plan,
  name: string,
  lines: readonly string[],
  { x, top }: { readonly x: number; readonly top: number },
): readonly ChartSpec[] {
  const middleOf = (index: number): number => top + (index + 0.5) * lineIn(plan, 'note');
  return textColumnLayers(plan, name, { texts: lines.map((line) => [line]), style: 'note' }, { x, middleOf });
}
