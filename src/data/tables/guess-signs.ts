import { type Cell, textOf } from './grid.ts';
import { readNumber } from './number-text.ts';
import { isNumber, type SheetShape } from './sheet-shape.ts';
import { bareLabel, isNoteReference, type MissingReason, type SignMeaning } from './signs.ts';

/** What the words of a legend say, in English, German and French. The first that fits is meant. */
const legend: readonly (readonly [SignMeaning, RegExp])[] = [
  [
    'too-small-to-show',
    /too small|less than half|negligible|mehr als nichts|weniger als die hälfte|moins de la moitié/i,
  ],
  ['suppressed', /confidential|suppress|disclos|geheim|secret|confidentiel/i],
  ['not-yet-available', /not yet|later|später|noch nicht|pas encore|not out/i],
  ['too-uncertain-to-show', /nicht sicher|unreliable|low reliab|uncertain|zahlenwert unsicher|peu fiable/i],
  ['not-applicable', /not applicable|not meaningful|nicht sinnvoll|gesperrt|sans objet/i],
  [
    'not-available',
    /not available|unavailable|unbekannt|no data|missing|not collected|not published|non disponible|keine angabe|n\.a\./i,
  ],
  ['zero', /nichts vorhanden|\bnil\b|\bzero\b|genau null|\bnéant\b|\bnone\b/i],
  ['provisional', /provisional|preliminary|vorläufig|provisoire/i],
  ['revised', /revised|berichtigt|revidiert|révisé/i],
  ['forecast', /forecast|projection|projected|prognose|prévision/i],
  ['estimated', /estimate|geschätzt|schätzung|estimé/i],
  ['break-in-series', /\bbreak\b|bruch|rupture/i],
  ['different-definition', /definition differs|different definition|abweichende definition/i],
];

/** What signs mean by convention where no legend explains them: those of Eurostat, SDMX and the UK's statistics. */
const conventions: ReadonlyMap<string, SignMeaning> = new Map([
  ...meaning('provisional', 'p', '(p)', '[p]', 'prov'),
  ...meaning('revised', 'r', '(r)', '[r]'),
  ...meaning('estimated', 'e', '(e)', '[e]', 's'),
  ...meaning('forecast', 'f', '(f)', '[f]'),
  ...meaning('break-in-series', 'b', '(b)', '[b]'),
  ...meaning('low-reliability', 'u', '(u)', '[u]'),
  ...meaning('different-definition', 'd', '(d)', '[d]'),
  ...meaning('not-available', '..', ':', '...', '…', 'n/a', 'na', 'n.a.', '[x]', 'nan', 'null', 'none', '#n/a'),
  ...meaning('suppressed', 'c', '[c]', '(c)', '*', '**'),
  ...meaning('not-applicable', 'z', '[z]', '(z)'),
  ...meaning('too-small-to-show', '[low]', '~', '0*'),
]);

/** SDMX's codes of OBS_STATUS, which are capital letters and mean something else alone. */
const sdmx: ReadonlyMap<string, SignMeaning> = new Map([
  ...meaning('final', 'A'),
  ...meaning('not-available', 'M', 'O', 'L'),
  ...meaning('suppressed', 'Q', 'C'),
  ...meaning('not-applicable', 'Z'),
  ...meaning('provisional', 'P'),
  ...meaning('estimated', 'E', 'I'),
  ...meaning('forecast', 'F'),
  ...meaning('break-in-series', 'B'),
  ...meaning('low-reliability', 'U'),
  ...meaning('different-definition', 'D'),
]);

function meaning(of: SignMeaning, ...signs: readonly string[]): readonly (readonly [string, SignMeaning])[] {
  return signs.map((sign) => [sign, of] as const);
}

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
    for (const part of note.split(/;|\s\|\s|\.\s+(?=\S{1,5}\s)/)) {
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

/** The signs of a sheet with what they mean, and those of which nothing tells it. */
export function guessSigns(
  shape: SheetShape,
  notes: readonly string[],
): { readonly signs: Readonly<Record<string, SignMeaning>>; readonly unknown: readonly string[] } {
  const found = [...signsSeen(shape)].flatMap(([sign, seen]) => {
    const letters = seen === 'beside' && /^\p{L}{2,}$/u.test(sign) ? [...sign] : [sign];
    return letters.map((letter) => ({ letter, meaning: guessMeaning(letter, seen, notes) }));
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
  const seeLabel = (cell: Cell | undefined): void => {
    for (const sign of bareLabel(textOf(cell)).signs) if (!isNoteReference(sign)) see(sign, 'beside');
  };
  for (const row of heads) for (const { index } of columns) seeLabel(sheet.rows[row]?.[index]);
  for (const row of sheet.rows.slice(first, end)) {
    for (const { index, role } of columns) {
      if (role === 'status') seeStatus(row[index], see);
      else if (role === 'value' || role === 'lower' || role === 'upper') seeInValue(row[index], see);
      else if (role !== 'ignore') seeLabel(row[index]);
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
  if (typeof cell === 'object' && cell.number !== undefined && Number.isFinite(cell.number)) return;
  if ((readNumber(text, '.') ?? readNumber(text, ',')) !== undefined) return;
  if (isNumber(cell)) {
    see(text.replace(/[(+−-]?(?:\d[\d.,'’\s]*)?[.,]?\d[)%]*/u, ' ').trim(), 'beside');
    return;
  }
  // ": c" is two signs, of which the second says why there is no value.
  const words = text.split(/\s+/);
  for (const word of words.length === 2 && words[0] === ':' ? words : [text]) see(word, 'alone');
}
