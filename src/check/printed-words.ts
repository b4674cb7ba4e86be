import { datedRecords } from '../data/dated-records.ts';
import type { Data, Statistic } from '../data/types.ts';
import { idOf } from '../topic/placed-id.ts';
import { anyWords } from './words.ts';

const expression = /\{\{\s*([\w-]+)\s+["']([^"']*)["']\s*\}\}/g;

/**
 * A text with each helper replaced by roughly the English words that it prints: good enough for counting and finding
 * words, but not what a page shows.
 */
export function printedWords(text: string, data: Data): string {
  return text.replace(expression, (_, helper: string, id: string) => wordsOf(helper, idOf(id), data));
}

/** How many words a text prints; a number with its sign or percent sign counts as one. */
export function countWords(text: string, data: Data): number {
  return printedWords(text, data)
    .replace(/[*_`#[\]]/g, '')
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

function wordsOf(helper: string, id: string, data: Data): string {
  const dated = helper === 'event' || helper === 'date' ? datedRecords(data).get(id) : undefined;
  if (helper === 'event' && dated !== undefined) return anyWords(dated.what);
  if (helper === 'date' && dated !== undefined) return periodWords(dated.date ?? 'not-stated');
  if (helper === 'figure') return 'Figure 1';
  if (helper === 'cite') return '';
  if (helper === 'system') return anyWords(data.systems.get(id)?.name ?? id);
  const statistic = data.statistics.get(id);
  if (statistic === undefined) return id;
  switch (helper) {
    case 'change':
      return `${statistic.value < 0 ? 'fell by' : 'rose by'} ${quantity(statistic)}`;
    case 'value':
      return number(statistic);
    case 'period':
      return periodWords(statistic.period.written);
    case 'place':
      return anyWords(statistic.place.name);
    case 'measure':
      return anyWords(statistic.measure);
    case 'reporter':
      return anyWords(statistic.reportedBy ?? '');
    default:
      return quantity(statistic);
  }
}

function quantity(statistic: Statistic): string {
  const { unit, value } = statistic;
  const form = unit.text.en ?? Object.values(unit.text)[0] ?? '';
  const name = typeof form === 'string' ? form : value === 1 ? form.one : form.other;
  return `${number(statistic)}${name.startsWith('%') || name === '' ? '' : ' '}${name}`;
}

function number({ value, qualifiers }: Statistic): string {
  const size = Math.abs(value);
  const digits = size >= 1e9 ? `${size / 1e9} billion` : size >= 1e6 ? `${size / 1e6} million` : String(size);
  return [...qualifiers.map((qualifier) => qualifier.replaceAll('-', ' ')), digits].join(' ');
}

/** As many words as a period prints: "2023 08" for "August 2023". */
function periodWords(written: string): string {
  if (/^\d{4}\/\d{2}(?!\d)/.test(written)) return written.replace('-', ' ');
  return written
    .replace(/^(\d{4})-W(\d{2})$/, 'week $2 of $1')
    .replaceAll('-', ' ')
    .replace('/', ' to ');
}
