import type { Drawing } from '../../compose/briefing.ts';
import { type AccountedNumber, type Accounts, accountStatistic } from './account.ts';
import type { Phrases } from './phrases.ts';
import type { PrintedNumber } from './printed-words.ts';
import { squeeze } from './squeeze.ts';

/** A value that a drawing prints beside its mark. */
export interface DrawnRow {
  readonly id: string;
  /** As printed, squeezed. */
  readonly text: string;
}

export function drawnRows(drawing: Drawing | undefined): readonly DrawnRow[] {
  if (drawing === undefined) return [];
  const rows =
    drawing.as === 'pair'
      ? [drawing.before, drawing.after].map(({ statistic, text }) => ({ id: statistic, text }))
      : drawing.rows.map(({ id, text }) => ({ id, text }));
  return rows.map(({ id, text }) => ({ id, text: squeeze(text) }));
}

interface Within {
  readonly rows: readonly DrawnRow[];
  /** Rows whose value was met before. */
  readonly used: Set<DrawnRow>;
  readonly phrases: Phrases;
  readonly accounts: Accounts;
}

/** A number of a drawing is the value of a mark, part of a name or a period, or a tick of an axis. */
export function accountDrawing(
  number: PrintedNumber,
  { rows, used, phrases, accounts }: Within,
): Pick<AccountedNumber, 'kind' | 'statistic'> | { readonly why: string } {
  const piece = squeeze(number.piece.text);
  const labels = rows.filter(({ id, text }) => accounts.statistics.has(id) && text.includes(piece));
  // A long label is broken over lines; a tick may say what a label says, so each label is met once, whole ones first.
  const free = labels.filter((row) => !used.has(row));
  const row = free.find(({ text }) => text === piece) ?? free.find(({ text }) => text !== piece);
  if (row !== undefined) {
    const found = accountStatistic(number, row.id, accounts);
    if (!('why' in found)) {
      if (found.kind === 'statistic') used.add(row);
      return found;
    }
  }
  const kind = phrases.kindAt(piece, squeeze(number.piece.text.slice(0, number.index)).length, number.number);
  if (kind !== undefined) return { kind };
  if (/^[\d.,+\u2212%\s\p{L}]{1,24}$/u.test(number.piece.text.trim())) return { kind: 'tick' };
  return { why: `no mark, name, period or axis of the drawing has it` };
}
