import { pxField } from './kinds/px-marks.ts';
import { round, type Styles } from './layout.ts';
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
  return looks.map((look, index) => {
    const own = texts.filter((text) => lookOf(text) === lookOf(look));
    const { style, align, colour } = look;
    const fill = colour === undefined ? {} : { color: colour };
    return {
      name: `${name}-${index + 1}`,
      data: { values: own.map(textDatum) },
      mark: { type: 'text', ...(style === 'label' ? {} : { style }), ...fill, align, baseline: 'middle' },
      encoding: { x: pxField('x'), y: pxField('y'), text: { field: 'text' } },
    };
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
