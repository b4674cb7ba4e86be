import type { FontMetrics, FontStyle } from './types.ts';
import { wrapText } from './wrap.ts';

export interface NameRoom {
  readonly width: number;
  readonly lines: number;
  readonly style: FontStyle;
  readonly metrics: FontMetrics;
}

/** A name in so many lines at most: the first of its forms that has room, else the last one cut. */
export function fitName(forms: readonly string[], { width, lines, style, metrics }: NameRoom): readonly string[] {
  const wrap = (text: string) => wrapText(text, { width, style, metrics });
  const fitting = forms.map(wrap).find(({ length }) => length <= lines);
  if (fitting !== undefined) return fitting;
  const letters = Array.from(forms.at(-1) ?? '');
  for (let count = letters.length - 1; count > 1; count -= 1) {
    const cut = wrap(`${letters.slice(0, count).join('').trimEnd()}…`);
    if (cut.length <= lines) return cut;
  }
  return ['…'];
}

/** What a row may be called, the whole name first. */
export function namesOf({
  label,
  short,
}: {
  readonly label: string;
  readonly short?: string | undefined;
}): readonly string[] {
  return short === undefined || short === label ? [label] : [label, short];
}
