import type { NumberKind } from '../../data/number-kinds.ts';
import type { Statistic } from '../../data/types.ts';
import type { Position } from '../../project/errors.ts';
import type { NumberForm } from '../../style/locale/number-form.ts';
import { type MarkupWords, readMarkup, type SpannedWords, type Surroundings, spanAt } from './markup-words.ts';
import { meantValue, saysValue } from './printed-value.ts';
import { numbersOf, offsetOf, type PrintedNumber, type PrintedWords } from './printed-words.ts';
import { squeeze } from './squeeze.ts';

/** A number of a page with what accounts for it. In reading order, page furniture last. */
export interface AccountedNumber {
  readonly number: string;
  readonly page: number;
  readonly kind: NumberKind;
  readonly statistic?: string;
  /** The position in the topic that it was printed from, if known. */
  readonly position?: Position;
}

/** A number that nothing accounts for, with the words round it. */
export interface StrayNumber {
  readonly number: string;
  readonly page: number;
  readonly around: string;
  readonly position?: Position;
  /** What is wrong with it. */
  readonly why: string;
}

/** What a briefing may print numbers of. */
export interface Accounts {
  readonly markup: MarkupWords;
  readonly statistics: ReadonlyMap<string, Statistic>;
  readonly numberForm: NumberForm;
  /** What stands at the head and the foot of a page, as markup. */
  readonly furniture: (page: number) => readonly string[];
}

type AccountedAs = Pick<AccountedNumber, 'kind' | 'statistic'> | { readonly why: string };

const unknown = { why: 'the markup does not say where it comes from' } as const;

/**
 * Says what every number on the pages of a PDF is. Numbers are read from the content streams; the markup, which must have
 * the same words, tells what each of them is.
 */
export function accountNumbers(
  printed: PrintedWords,
  accounts: Accounts,
): { readonly numbers: readonly AccountedNumber[]; readonly strays: readonly StrayNumber[] } {
  const numbers: AccountedNumber[] = [];
  const strays: StrayNumber[] = [];
  const furniture = readFurniture(printed, accounts);
  for (const number of numbersOf(printed, accounts.numberForm)) {
    const where = findInMarkup(number, { ...accounts, furniture });
    const around = where === undefined ? {} : surroundings(where);
    const position = around.position ?? accounts.markup.drawings[number.piece.drawing ?? -1]?.surroundings.position;
    const at = { number: number.number, page: number.page, ...(position === undefined ? {} : { position }) };
    const found = number.piece.kind === 'marker' ? ({ kind: 'marker' } as const) : account(number, where, accounts);
    if ('why' in found) strays.push({ ...at, around: wordsRound(number), why: found.why });
    else numbers.push({ ...at, ...found });
  }
  return { numbers, strays };
}

/** The offset in the markup's words at which a number begins. */
interface MarkupOffset {
  readonly words: SpannedWords;
  readonly offset: number;
}

type Furniture = ReadonlyMap<number, readonly SpannedWords[]>;

function readFurniture({ pages }: PrintedWords, { furniture }: Accounts): Furniture {
  const numbers = Array.from({ length: pages }, (_, index) => index + 1);
  return new Map(numbers.map((page) => [page, furniture(page).map(readMarkup)]));
}

function findInMarkup(
  number: PrintedNumber,
  { markup, furniture }: { readonly markup: MarkupWords; readonly furniture: Furniture },
): MarkupOffset | undefined {
  const { piece, page } = number;
  if (piece.kind === 'furniture') return findInFurniture(number, furniture.get(page) ?? []);
  if (piece.kind === 'repeated') {
    // What a table repeats has the same words as where it first stands.
    const start = markup.text.indexOf(squeeze(piece.text));
    return start === -1 ? undefined : { words: markup, offset: start + offsetIn(number) };
  }
  const words = piece.drawing === undefined ? markup : markup.drawings[piece.drawing];
  return words === undefined ? undefined : { words, offset: offsetOf(number) };
}

/** Two texts of furniture may share a line, and one may take several lines: only the text around the number must match. */
function findInFurniture(number: PrintedNumber, furniture: readonly SpannedWords[]): MarkupOffset | undefined {
  const [line, at, digits] = [squeeze(number.piece.text), offsetIn(number), squeeze(number.number)];
  for (const words of furniture) {
    const { text } = words;
    for (let offset = text.indexOf(digits); offset >= 0; offset = text.indexOf(digits, offset + 1)) {
      const [before, after] = [Math.min(at, offset), Math.min(line.length - at, text.length - offset)];
      if (line.slice(at - before, at + after) === text.slice(offset - before, offset + after)) return { words, offset };
    }
  }
  return undefined;
}

function offsetIn({ piece, index }: PrintedNumber): number {
  return squeeze(piece.text.slice(0, index)).length;
}

function account(number: PrintedNumber, where: MarkupOffset | undefined, accounts: Accounts): AccountedAs {
  if (where === undefined) return unknown;
  const { source } = surroundings(where);
  const end = surroundings({ ...where, offset: where.offset + squeeze(number.number).length - 1 }).source;
  if (source === undefined || source.kind !== end?.kind || source.statistic !== end.statistic) return unknown;
  const { kind, statistic: name, heading } = source;
  if (kind === 'heading') return account(number, inHeading(where, heading, accounts.markup), accounts);
  if (name === undefined) return { kind };
  const statistic = accounts.statistics.get(name);
  if (statistic === undefined) return { why: `the page names the statistic ${name}, which is unknown` };
  const meant = meantValue(kind, statistic);
  if (meant !== undefined && saysValue(number, meant, accounts.numberForm)) return { kind, statistic: name };
  return { why: `the statistic ${name} is ${meant?.value ?? statistic.value}` };
}

function surroundings({ words, offset }: MarkupOffset): Surroundings {
  return spanAt(words, offset)?.surroundings ?? {};
}

/** Contents repeat headings: the offset of the same character in the heading itself. */
function inHeading(
  { offset }: MarkupOffset,
  heading: string | undefined,
  markup: MarkupWords,
): MarkupOffset | undefined {
  const again = markup.spans.find(({ surroundings: { source } }) => source?.heading === heading);
  const first = markup.spans.find(({ surroundings: { id } }) => id === heading);
  if (again === undefined || first === undefined) return undefined;
  const there = first.start + offset - again.start;
  return markup.text[there] === markup.text[offset] ? { words: markup, offset: there } : undefined;
}

function wordsRound({ piece, index, number }: PrintedNumber): string {
  return piece.text.slice(Math.max(0, index - 30), index + number.length + 30).trim();
}
