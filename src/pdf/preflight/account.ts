import type { Drawing } from '../../compose/briefing.ts';
import type { SaidWords } from '../../compose/said.ts';
import type { Statistic } from '../../data/types.ts';
import type { Position } from '../../project/errors.ts';
import { accountDrawing, type DrawnRow, drawnRows } from './account-drawing.ts';
import { type MarkupWords, type Surroundings, spanAt } from './markup-words.ts';
import { type Phrases, phrasesOf } from './phrases.ts';
import { printedValue, type ScaleWord, saysValue } from './printed-value.ts';
import { numbersOf, offsetOf, type PrintedNumber, type PrintedWords } from './printed-words.ts';
import { squeeze } from './squeeze.ts';

/** What a number on a page is. */
export type NumberKind = 'statistic' | 'tick' | 'page' | 'marker' | SaidWords['kind'];

/** A number of a page with what accounts for it, in the order in which the page is read, furniture last. */
export interface AccountedNumber {
  readonly number: string;
  readonly page: number;
  readonly kind: NumberKind;
  readonly statistic?: string;
  /** Where in the topic it was printed from, where that is known. */
  readonly position?: Position;
}

/** A number that nothing accounts for, with the words round it. */
export interface StrayNumber {
  readonly number: string;
  readonly page: number;
  readonly around: string;
  readonly position?: Position;
  /** What is known to be wrong with it. */
  readonly why: string;
}

/** What a briefing may print numbers of. */
export interface Accounts {
  readonly markup: MarkupWords;
  readonly said: readonly SaidWords[];
  readonly drawings: readonly Drawing[];
  readonly statistics: ReadonlyMap<string, Statistic>;
  readonly scales: readonly ScaleWord[];
  /** The words that number a page, such as "Page 3 of 7". */
  readonly pageOf: (page: number) => string;
  /** The words at the head of the pages: the title, whose numbers are accounted for where it stands. */
  readonly runningHead: string;
}

type Found = Pick<AccountedNumber, 'kind' | 'statistic'> | { readonly why: string };

const unknown = { why: 'no statistic, literal, date or source has it' } as const;

/**
 * Says of every number on the pages of a PDF what it is. The words of the PDF must be those of the markup: it is the
 * content streams that are read, and the markup that tells what stands at each place.
 */
export function accountNumbers(
  printed: PrintedWords,
  accounts: Accounts,
): { readonly numbers: readonly AccountedNumber[]; readonly strays: readonly StrayNumber[] } {
  const phrases = phrasesOf([...accounts.said, { kind: 'word', text: accounts.runningHead }]);
  const rows = new Map<number, readonly DrawnRow[]>();
  const used = new Set<DrawnRow>();
  const rowsOf = (drawing: number): readonly DrawnRow[] => {
    const id = accounts.markup.drawings[drawing]?.id;
    const known = rows.get(drawing) ?? drawnRows(accounts.drawings.find((candidate) => candidate.id === id));
    rows.set(drawing, known);
    return known;
  };
  const numbers: AccountedNumber[] = [];
  const strays: StrayNumber[] = [];
  for (const number of numbersOf(printed)) {
    const { piece } = number;
    const offset = offsetOf(number);
    const span = piece.drawing === undefined ? spanAt(accounts.markup, offset) : undefined;
    const around = span?.surroundings ?? accounts.markup.drawings[piece.drawing ?? -1]?.surroundings ?? {};
    const { position } = piece.place === 'furniture' ? {} : around;
    const found =
      piece.drawing === undefined
        ? accountPiece(number, { offset, around, phrases, accounts })
        : accountDrawing(number, { rows: rowsOf(piece.drawing), used, phrases, accounts });
    const at = { number: number.number, page: number.page, ...(position === undefined ? {} : { position }) };
    if ('why' in found) strays.push({ ...at, around: surroundingsOf(number), why: found.why });
    else numbers.push({ ...at, ...found });
  }
  return { numbers, strays };
}

interface At {
  readonly offset: number;
  readonly around: Surroundings;
  readonly phrases: Phrases;
  readonly accounts: Accounts;
}

function accountPiece(number: PrintedNumber, at: At): Found {
  const { piece, index, page } = number;
  if (piece.place === 'marker') return { kind: at.around.id?.startsWith('source-') === true ? 'source' : 'marker' };
  if (piece.place === 'furniture') {
    const line = squeeze(piece.text);
    if (line.includes(squeeze(at.accounts.pageOf(page))) && inPageOf(number, at.accounts)) return { kind: 'page' };
    const kind = at.phrases.kindAt(line, squeeze(piece.text.slice(0, index)).length, number.number);
    return kind === undefined ? unknown : { kind };
  }
  return piece.place === 'repeated' ? accountRepeated(number, at) : accountWord(number, at);
}

/** What a table repeats is accounted for where the document says it first, word for word. */
function accountRepeated(number: PrintedNumber, at: At): Found {
  const { markup } = at.accounts;
  const start = markup.text.indexOf(squeeze(number.piece.text));
  if (start === -1) return unknown;
  const offset = start + squeeze(number.piece.text.slice(0, number.index)).length;
  const around = spanAt(markup, offset)?.surroundings ?? {};
  return accountWord(number, { ...at, offset, around });
}

/** Whether a number of a line of furniture stands in the words that number the page. */
function inPageOf({ piece, index, page }: PrintedNumber, { pageOf }: Accounts): boolean {
  const words = squeeze(pageOf(page));
  const start = squeeze(piece.text).indexOf(words);
  const at = squeeze(piece.text.slice(0, index)).length;
  return start <= at && at < start + words.length;
}

function accountWord(number: PrintedNumber, { offset, around, phrases, accounts }: At): Found {
  const { statistic, role, id } = around;
  if (role === 'repeated' && id !== undefined) {
    const heading = headingOffset(offset, id, accounts.markup);
    if (heading === undefined) return unknown;
    const there = spanAt(accounts.markup, heading)?.surroundings ?? {};
    return accountWord(number, { offset: heading, around: there, phrases, accounts });
  }
  if (role === 'source' || role === 'section' || role === 'page') return { kind: role };
  if (statistic !== undefined) return accountStatistic(number, statistic, accounts);
  const kind = phrases.kindAt(accounts.markup.text, offset, number.number);
  return kind === undefined ? unknown : { kind };
}

/** Contents say a heading again: where the same character stands in the heading itself. */
function headingOffset(offset: number, id: string, markup: MarkupWords): number | undefined {
  const inContents = markup.spans.find(
    ({ surroundings }) => surroundings.id === id && surroundings.role === 'repeated',
  );
  const heading = markup.spans.find(
    ({ surroundings: { id: own, role } }) => own === id && role !== 'repeated' && role !== 'page',
  );
  if (inContents === undefined || heading === undefined) return undefined;
  const there = heading.start + (offset - inContents.start);
  return markup.text[there] === markup.text[offset] ? there : undefined;
}

/** A number in the words of a statistic is its value, or one of its unit ("per 100,000 people"). */
export function accountStatistic({ number, piece, index }: PrintedNumber, id: string, accounts: Accounts): Found {
  const statistic = accounts.statistics.get(id);
  if (statistic === undefined) return { why: `the page names the statistic ${id}, which there is not` };
  const value = printedValue(number, piece.text.slice(index + number.length), accounts.scales);
  if (saysValue(value, statistic.value, /^[+\u2212]/.test(number))) return { kind: 'statistic', statistic: id };
  if (JSON.stringify(statistic.unit.text).includes(number)) return { kind: 'word' };
  return { why: `the statistic ${id} is ${statistic.value}` };
}

function surroundingsOf({ piece, index, number }: PrintedNumber): string {
  return piece.text.slice(Math.max(0, index - 30), index + number.length + 30).trim();
}
