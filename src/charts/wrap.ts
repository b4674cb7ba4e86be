import { largest } from '../project/extremes.ts';
import type { FontMetrics, FontStyle } from './types.ts';

const han = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;
const closing = /^[,.;:!?)\]}%’”、。，；：！？）】》」』]/u;

/**
 * Breaks a text into lines of at most `width` (same unit as the style's size): at spaces, after hyphens and slashes,
 * between Han characters but never before closing punctuation; inside a word only where the word alone is too wide.
 */
export function wrapText(
  text: string,
  { width, style, metrics }: { readonly width: number; readonly style: FontStyle; readonly metrics: FontMetrics },
): readonly string[] {
  const fits = (line: string) => metrics.width(line.trimEnd(), style) <= width;
  const lines: string[] = [];
  let line = '';
  for (const piece of text.split('\n').flatMap(breakable)) {
    if (fits(line + piece)) {
      line += piece;
      continue;
    }
    if (line !== '') lines.push(line.trimEnd());
    const broken = breakWord(piece.trimStart(), fits);
    for (const whole of broken.slice(0, -1)) lines.push(whole);
    line = broken.at(-1) ?? '';
  }
  return [...lines, line.trimEnd()].filter((each, index) => each !== '' || index === 0);
}

/** The same, but no word is broken, however narrow the lines are. */
export function wrapWords(text: string, { width, style, metrics }: Parameters<typeof wrapText>[1]): readonly string[] {
  return wrapText(text, { width: Math.max(width, widest(text.split(/\s+/), style, metrics)), style, metrics });
}

/** The width of the widest of some lines. */
export function widest(lines: readonly string[], style: FontStyle, metrics: FontMetrics): number {
  return largest(
    lines.map((line) => metrics.width(line, style)),
    0,
  );
}

function breakable(text: string): readonly string[] {
  const pieces: string[] = [];
  for (const character of text) {
    const last = pieces.at(-1);
    const joins = last !== undefined && !canBreak(last, character);
    if (joins) pieces[pieces.length - 1] = last + character;
    else pieces.push(character);
  }
  return pieces;
}

function canBreak(before: string, next: string): boolean {
  if (next === ' ' || closing.test(next)) return false;
  const last = before.slice(-2);
  return /[- /–]$/.test(last) || han.test(next) || han.test(Array.from(last).at(-1) ?? '');
}

function breakWord(word: string, fits: (line: string) => boolean): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const character of word) {
    if (line !== '' && !fits(line + character)) {
      lines.push(line);
      line = '';
    }
    line += character;
  }
  return [...lines, line];
}
