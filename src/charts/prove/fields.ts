import type { ChartRow } from '../types.ts';
import type { Json } from './scene.ts';

/** What a field of a mark's datum says, found from the statistics and not from what the drawing made of them. */
export type Meaning =
  | { readonly is: 'value'; readonly amount: number; readonly of: string }
  | { readonly is: 'bound' | 'time' | 'rank'; readonly amount: number }
  | { readonly is: 'name'; readonly amount: string }
  /** Recomputed here from the rows that went into it; or, where `checked` is false, taken as the drawing has it. */
  | { readonly is: 'calculated'; readonly amount: unknown; readonly checked: boolean; readonly how: string }
  /** The end of one part of a stack. */
  | { readonly is: 'stacked'; readonly amount: number; readonly share: boolean }
  | { readonly is: 'wrong'; readonly why: string };

const names = new Set(['id', 'label', 'text', 'place', 'period', 'measure', 'unit', 'qualifier', 'group', 'tone']);
const flags = new Set(['partial', 'hatched', 'open']);

/** Whether a field holds a word of a row, or a flag. */
export function isName(field: string): boolean {
  return names.has(field) || flags.has(field);
}

/** What a field of a row says; undefined for one that no row has. */
export function ofRow(field: string, row: ChartRow, datum: Json): Meaning | undefined {
  if (field === 'value') return { is: 'value', amount: row.value, of: row.id };
  if (field === 'lower' || field === 'upper') {
    const amount = row[field];
    return amount === undefined ? { is: 'wrong', why: `it has no ${field} bound` } : { is: 'bound', amount };
  }
  if (field === 'start' || field === 'end') {
    const day = row[field];
    return day === undefined ? { is: 'wrong', why: `it has no ${field}` } : { is: 'time', amount: Date.parse(day) };
  }
  if (field === 'order') return { is: 'rank', amount: Number(datum.order) };
  if (!names.has(field)) return flags.has(field) ? { is: 'name', amount: String(datum[field]) } : undefined;
  const own: unknown = field === 'tone' ? datum.tone : row[field as 'id'];
  return { is: 'name', amount: String(own ?? '') };
}

/** The word that a field of a row holds. */
export function textOf(row: ChartRow, field: string): string | undefined {
  const said = ofRow(field, row, {});
  return said?.is === 'name' ? said.amount : undefined;
}
