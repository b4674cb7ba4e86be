import { labelAlone } from './block-headings.ts';
import { type Cell, textOf } from './grid.ts';
import { conventions, legend, sdmx } from './guess-sign-words.ts';
import { readInterval } from './interval-text.ts';
import { readNumber } from './number-text.ts';
import { isNumber, type SheetShape } from './sheet-shape.ts';
import { bareLabel, barePeriod, isNoteReference, type MissingReason, type SignMeaning } from './signs.ts';

/** Where a sign was seen. */
type SignSeen = 'alone' | 'beside' | 'status-column';

/**
 * What a sign means by the notes of its file, or else by convention; undefined where neither tells. `notes` are the texts
 * of the file that are no data, a line each.
 */
function guessMeaning(sign: string, seen: SignSeen, notes: readonly string[]): SignMeaning | undefined {
  const told = legendOf(sign, notes) ?? byConvention(sign, seen);
  if (told === 'too-uncertain-to-show' && seen !== 'alone') return 'low-reliability';
  if (told === 'low-reliability' && seen === 'alone') return 'too-uncertain-to-show' satisfies MissingReason;
  return told;
}

function byConvention(sign: string, seen: SignSeen): SignMeaning | undefined {
  return (seen === 'status-column' ? sdmx.get(sign) : undefined) ?? conventions.get(sign.toLowerCase());
}

/** What a note says of a sign: "[p] provisional", "p = provisional", "- nichts vorhanden; . unbekannt". */
function legendOf(sign: string, notes: readonly string[]): SignMeaning | undefined {
  for (const note of notes) {
    for (const part of note.split(/;|\s\|\s|(?<=\S)\.\s+(?=\S{1,5}\s)/)) {
      const text = part.replace(/^[^:]{0,40}:\s+(?=\S)/, '').trim();
      for (const candidate of [part.trim(), text]) {
        if (!candidate.startsWith(sign)) continue;
        // Up to the next sign in brackets, where several are explained in one line.
        const said = /^\s*[=:–-]?\s+([^[]+)/.exec(candidate.slice(sign.length))?.[1];
        const found = said === undefined ? undefined : legend.find(([, words]) => words.test(said));
        if (found !== undefined) return found[0];
      }
    }
  }
  return undefined;
}

/** The signs of sheets with what they mean, and those of which nothing tells it. */
export function guessSigns(
  shapes: readonly SheetShape[],
  notes: readonly string[],
): { readonly signs: Readonly<Record<string, SignMeaning>>; readonly unknown: readonly string[] } {
  // A sign that stands in several sheets is one.
  const seen = new Map(shapes.flatMap((shape) => [...signsSeen(shape)]).toReversed());
  const found = [...seen].toReversed().flatMap(([sign, seen]) => {
    // "bd" is two signs; "Plans" is one word.
    const several = seen === 'beside' && /^\p{L}{2,4}$/u.test(sign) && guessMeaning(sign, seen, notes) === undefined;
    return (several ? [...sign] : [sign]).map((letter) => ({ letter, meaning: guessMeaning(letter, seen, notes) }));
  });
  return {
    signs: Object.fromEntries(
      found.flatMap(({ letter, meaning }) => (meaning === undefined ? [] : [[letter, meaning]])),
    ),
    unknown: [...new Set(found.flatMap(({ letter, meaning }) => (meaning === undefined ? [letter] : [])))],
  };
}

/** Every sign of a sheet, with where it was seen first. */
function signsSeen({ sheet, first, end, columns, heads }: SheetShape): ReadonlyMap<string, SignSeen> {
  const seen = new Map<string, SignSeen>();
  const see = (sign: string, how: SignSeen): void => {
    if (sign !== '' && !seen.has(sign)) seen.set(sign, how);
  };
  const seeLabel = (cell: Cell | undefined, period: boolean): void => {
    for (const sign of (period ? barePeriod : bareLabel)(textOf(cell)).signs)
      if (!isNoteReference(sign)) see(sign, 'beside');
  };
  for (const row of heads) for (const { index } of columns) seeLabel(sheet.rows[row]?.[index], true);
  for (const row of sheet.rows.slice(first, end)) {
    if (labelAlone(row) !== undefined) continue;
    for (const { index, role } of columns) {
      if (role === 'status') seeStatus(row[index], see);
      else if (role === 'value' || role === 'lower' || role === 'upper') seeInValue(row[index], see);
      else if (role !== 'ignore') seeLabel(row[index], role === 'period');
    }
  }
  return seen;
}

function seeStatus(cell: Cell | undefined, see: (sign: string, how: SignSeen) => void): void {
  const text = textOf(cell).trim();
  if (text !== 'null') see(text, 'status-column');
}

function seeInValue(cell: Cell | undefined, see: (sign: string, how: SignSeen) => void): void {
  const text = textOf(cell).trim();
  if (typeof cell === 'object' && ((cell.number !== undefined && Number.isFinite(cell.number)) || /^=./.test(text)))
    return;
  if ((readNumber(text, '.') ?? readNumber(text, ',')) !== undefined) return;
  if ((readInterval(text, '.') ?? readInterval(text, ',')) !== undefined) return;
  if (isNumber(cell)) {
    see(text.replace(/[(+−-]?(?:\d[\d.,'’\s]*)?[.,]?\d[)%]*/u, ' ').trim(), 'beside');
    return;
  }
  // ": c" is two signs, of which the second says why there is no value.
  const words = text.split(/\s+/);
  for (const word of words.length === 2 && words[0] === ':' ? words : [text]) see(word, 'alone');
}
