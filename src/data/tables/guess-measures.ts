import type { TableMeasure } from './description.ts';
import { kindIn, scaleIn } from './guess-scale.ts';
import type { TableValue } from './read-sheet.ts';

/** A measure as it was found, with what could not be told of it. */
export type GuessedMeasure = Pick<TableMeasure, 'id' | 'unit'> & {
  readonly heads: readonly string[];
  readonly measure: string;
  readonly scale?: number;
};

/** What else the file says that measures are named and counted by. */
export interface MeasureContext {
  /** What the title says is counted; before the name of each measure. */
  readonly subject: string;
  /** Titles and notes, in which a scale or unit may be told for all. */
  readonly titles: readonly string[];
  /** Tag of the file's language. */
  readonly language: string;
}

/** The measures of a table's values, in the order of the file. */
export function guessMeasures(values: readonly TableValue[], context: MeasureContext): readonly GuessedMeasure[] {
  const first = new Map<string, TableValue>();
  for (const value of values) {
    const key = value.labels.measure.join('\u0000');
    if (!first.has(key)) first.set(key, value);
  }
  const used = new Set<string>();
  return [...first.values()].map((value) => {
    const name = nameOf(value, context, first.size);
    const measure = { id: uniqueId(name, used), heads: value.labels.measure, measure: name };
    return { ...measure, ...unitAndScale(value, context) };
  });
}

/** Stands for a measure that the file does not name. */
export const unnamed = 'Value';

function nameOf({ labels: { measure } }: TableValue, { subject }: MeasureContext, count: number): string {
  // A head that is merged down stands in both rows of heads.
  const parts = measure.filter((part, index) => part !== '' && part !== measure[index - 1]);
  if (parts.length === 0) return subject === '' ? unnamed : subject;
  // A single label such as "Males" says little without what is counted; two and more name a measure by themselves.
  const saysLittle = subject === '' || /(?:series|statistics|indicators|figures|data|tables?)$/i.test(subject);
  return parts.length > 1 || count === 1 || saysLittle ? parts.join(', ') : `${subject}, ${parts.join(', ')}`;
}

function unitAndScale(
  value: TableValue,
  { titles, language }: MeasureContext,
): { readonly unit: string; readonly scale?: number } {
  if (/\d\s*%$/.test(value.literal)) return { unit: 'percent' };
  const own = [value.labels.unit ?? '', ...value.labels.measure.toReversed()].filter((text) => text !== '');
  const ofAll = value.labels.unit === undefined ? titles : [];
  const kind = firstOf(own, kindIn) ?? firstOf(ofAll, kindIn);
  if (kind !== undefined) return { unit: kind };
  const scale =
    value.labels.scale === undefined ? firstOf([...own, ...ofAll], (text) => scaleIn(text, language)) : undefined;
  return { unit: unitId(value.labels.unit), ...(scale === undefined ? {} : { scale }) };
}

function firstOf<T>(texts: readonly string[], find: (text: string) => T | undefined): T | undefined {
  for (const text of texts) {
    const found = find(text);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** An id for the unit that a file names: "thousand crowns" are crowns. `number` where it names none. */
function unitId(unit: string | undefined): string {
  const words = slug(
    (unit ?? '').replace(
      /\b(in|of|thousands?|millions?|billions?|tsd\.?|mio\.?|mrd\.?|tausend|1[.,\s]?000(?:[.,\s]?000)?)\b/gi,
      ' ',
    ),
  );
  return words === '' || /^(anzahl|number|nombre|count|numbers)$/.test(words) ? 'number' : words;
}

function uniqueId(name: string, used: Set<string>): string {
  const base = shorten(slug(name)) || 'measure';
  let id = base;
  for (let count = 2; used.has(id); count += 1) id = `${base}-${count}`;
  used.add(id);
  return id;
}

/** At most forty characters, cut between words. */
function shorten(id: string): string {
  return id.length <= 40 ? id : id.slice(0, 41).replace(/-[^-]*$/, '');
}

/**
 * A text as an id: lower-case letters and digits with hyphens, without accents. Letters that are not Latin become their code
 * points, in hexadecimal digits: 东区 is u4e1c533a.
 */
export function slug(text: string): string {
  return text
    .replace(/ß/g, 'ss')
    .replace(/æ/gi, 'ae')
    .replace(/ø/gi, 'o')
    .replace(/ł/gi, 'l')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/(?:(?!\p{Script=Latin})\p{L})+/gu, (letters) => `-u${codePoints(letters)}-`)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

function codePoints(letters: string): string {
  return [...letters].map((letter) => (letter.codePointAt(0) ?? 0).toString(16)).join('');
}
