import type { Position } from '../project/errors.ts';

/** A position in a text, both counted from 1. */
export type LineAndColumn = readonly [line: number, column: number];

/** Gives the positions of offsets in a text, which are asked for in their order. */
export function positionFinder(text: string): (offset: number) => LineAndColumn {
  let [line, start] = [1, 0];
  return (offset) => {
    for (let end = text.indexOf('\n', start); end >= 0 && end < offset; end = text.indexOf('\n', start)) {
      line += 1;
      start = end + 1;
    }
    return [line, offset - start + 1];
  };
}

/** Turns a position in a text into one in the file, in which the text begins at `first`. */
export function positionInFile([line, column]: LineAndColumn, { file, ...first }: Position): Position {
  return { file, line: first.line + line - 1, column: line === 1 ? first.column + column - 1 : column };
}
