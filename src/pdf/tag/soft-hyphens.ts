import type { Operation } from '../read/content.ts';
import { readTextString } from '../read/text-strings.ts';
import type { PurposedStream } from './content-roles.ts';
import type { Edit } from './lost-blanks.ts';

export const softHyphen = '\u00ad';

/** What a mark says instead of what is shown in it. Browsers mark each blank where a word could be parted, and mostly is not. */
export function saidText({ operands: [, properties] }: Operation): string | undefined {
  return properties instanceof Map ? readTextString(properties.get('ActualText')) : undefined;
}

/** The beginning of a mark that says a text without its soft hyphens, such as a ligature that is not parted. */
export function saying(text: string): string {
  const units = Array.from(text.replaceAll(softHyphen, '')).flatMap((sign) => sign.split(''));
  return `/Span<</ActualText<FEFF${units.map((unit) => unit.charCodeAt(0).toString(16).padStart(4, '0')).join('')}>>>BDC`;
}

/** The bytes between two that show the blank; what places it stays, since what follows is placed from there. */
export function unusedBlank(
  bytes: Uint8Array,
  from: number,
  to: number,
): { readonly start: number; readonly end: number } {
  const inside = Buffer.from(bytes.subarray(from, to)).toString('latin1');
  const { 0: shown = '', index = 0 } = /<[0-9A-Fa-f]+> Tj/.exec(inside) ?? {};
  return { start: from + index, end: from + index + shown.length };
}

/**
 * Marks round the hyphens at which browsers parted words, which say that each is a soft one (ISO 32000-1, 14.9.4): who
 * copies or hears the text has the word whole. Browsers paint such a hyphen by itself, after a blank that they say is the
 * soft one; one that the author wrote is painted with its word. Heads that a table repeats have them too.
 */
export function softHyphens({ paints, bytes }: PurposedStream): readonly Edit[] {
  return paints.flatMap((paint, index): readonly Edit[] => {
    const [run, ...others] = paint.runs;
    const before = paints[index - 1]?.runs.at(-1);
    if (run === undefined || others.length > 0) return [];
    if (!/^[-\u2010]$/.test(run.text) || before?.text.endsWith(softHyphen) !== true || before.y !== run.y) return [];
    const shown = '/Span<</ActualText<FEFF00AD>>>BDC';
    const painted = Buffer.from(bytes.subarray(paint.start, paint.end)).toString('latin1');
    const [from, to] = [painted.lastIndexOf('BT') + 2, painted.lastIndexOf('ET')];
    if (from < 2 || to < from) return [];
    return [
      { from: paint.start + from, to: paint.start + from, text: `\n${shown}` },
      { from: paint.start + to, to: paint.start + to, text: 'EMC\n' },
    ];
  });
}
