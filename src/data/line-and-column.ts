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
