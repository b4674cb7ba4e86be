import { apart } from '../read/join-text.ts';
import type { Paint } from '../read/paint.ts';
import type { TextRun } from '../read/text-state.ts';
import type { ContentOwner } from './content-owners.ts';
import type { PurposedStream } from './content-roles.ts';

/** What is written in place of a stretch of bytes. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * Blanks between the lines of a text, which browsers do not paint and tagged text must have (ISO 32000-1, 14.8.2.5): a
 * reader that goes by the tags alone would say "countsdiffer". Each is the font's own blank, shown behind the last
 * letter of its line, so that nothing on the page moves.
 */
export function lostBlanks(
  { paints, purposes, bytes }: PurposedStream,
  owners: ReadonlyMap<string, ContentOwner>,
): readonly Edit[] {
  const edits: Edit[] = [];
  let before: { readonly paint: Paint; readonly run: TextRun; readonly owner: ContentOwner } | undefined;
  paints.forEach((paint, index) => {
    const purpose = purposes[index];
    const owner = purpose?.kind === 'content' ? owners.get(purpose.key) : undefined;
    const [first, last] = [paint.runs[0], paint.runs.at(-1)];
    if (owner === undefined || first === undefined || last === undefined) return;
    if (before !== undefined && before.owner.element === owner.element && apart(before.run, first)) {
      const blank = blankIn(before.run);
      const at = before.paint.end - 2;
      if (blank !== undefined && Buffer.from(bytes.subarray(at, at + 2)).toString('latin1') === 'ET')
        edits.push({ from: at, to: at, text: `<${blank}> Tj\n` });
    }
    before = { paint, run: last, owner };
  });
  return edits;
}

/** The code of the blank of a run's font, as it is written; undefined where the font has none. */
function blankIn({ font }: TextRun): string | undefined {
  const code = [...(font.unicode ?? [])].find(([, text]) => text === ' ')?.[0];
  return code?.toString(16).padStart(4, '0');
}
