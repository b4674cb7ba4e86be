import type { Position } from '../../project/errors.ts';

/**
 * Where a passage of a document was written: the first place in the files that it was made of with the same words, or,
 * of a tag, whose attributes a template may have filled, with the same name.
 */
export function findWritten(written: string, sources: ReadonlyMap<string, string>): Position | undefined {
  const passages = [written, /^<[a-z][^\s/>]*/i.exec(written)?.[0] ?? ''].filter((passage) => passage.length > 3);
  for (const passage of passages) {
    for (const [file, text] of sources) {
      const index = text.toLowerCase().indexOf(passage.toLowerCase());
      if (index >= 0) return positionOf(file, text, index);
    }
  }
  return undefined;
}

/** The position of a character of a file's text. */
export function positionOf(file: string, text: string, offset: number): Position {
  const before = text.slice(0, offset).split('\n');
  return { file, line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
