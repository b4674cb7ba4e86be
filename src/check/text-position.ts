import { positionOf } from '../page/markup/find-written.ts';
import type { Position } from '../project/errors.ts';
import { withoutComments } from '../topic/comments.ts';
import { asWritten } from '../topic/placed-id.ts';

/**
 * The position in its file of a character of a text. `start` is where the text starts. In YAML a text may be folded,
 * quoted or indented, so that its lines are not those of the file; then the characters that are not white space are
 * counted.
 */
export function positionInText(
  file: string,
  {
    start,
    text: placed,
    offset: placedOffset,
  }: { readonly start: Position; readonly text: string; readonly offset: number },
): Position {
  const first = offsetOf(file, start);
  const [text, offset] = [asWritten(placed), asWritten(placed.slice(0, placedOffset)).length];
  const prose = start.column === 1 ? positionInProse(file, { start, text, offset }) : undefined;
  if (prose !== undefined) return prose;
  if (file.startsWith(text, first)) return positionOf(start.file, file, first + offset);
  const wanted = text.slice(0, offset).replace(/\s/g, '').length;
  const quote = /^["']/.exec(file.slice(first))?.[0] ?? '';
  let at = first + quote.length;
  for (let seen = 0; at < file.length; at += 1) {
    const character = file[at] ?? '';
    if (/\s/.test(character)) continue;
    if ((quote === "'" && file.startsWith("''", at)) || (quote === '"' && character === '\\')) at += 1;
    if (seen === wanted) break;
    seen += 1;
  }
  return positionOf(start.file, file, Math.min(at, file.length));
}

/** In prose the lines are those of the file, even where some of them are left out for a place. */
function positionInProse(
  file: string,
  { start, text, offset }: { readonly start: Position; readonly text: string; readonly offset: number },
): Position | undefined {
  const before = text.slice(0, offset).split('\n');
  const line = start.line + before.length - 1;
  // A comment that a line of the file begins with is no part of the text.
  const [inFile, inText] = [
    withoutComments(file).split('\n')[line - 1] ?? '',
    text.split('\n')[before.length - 1] ?? '',
  ];
  if (inFile.trimStart() !== inText.trimStart()) return undefined;
  return { file: start.file, line, column: (before.at(-1) ?? '').length + 1 + inFile.length - inText.length };
}

/** Corrects a position that was counted as if the text were in its file unfolded. */
export function realPosition(
  file: string,
  { start, text, counted }: { readonly start: Position; readonly text: string; readonly counted: Position },
): Position {
  const lines = asWritten(text)
    .split('\n')
    .slice(0, counted.line - start.line);
  const before = lines.reduce((sum, line) => sum + line.length + 1, 0);
  const column = counted.line === start.line ? counted.column - start.column : counted.column - 1;
  return positionInText(file, { start, text: asWritten(text), offset: before + column });
}

function offsetOf(file: string, { line, column }: Position): number {
  let offset = 0;
  for (let current = 1; current < line; current += 1) {
    const end = file.indexOf('\n', offset);
    if (end < 0) return file.length;
    offset = end + 1;
  }
  return offset + column - 1;
}
