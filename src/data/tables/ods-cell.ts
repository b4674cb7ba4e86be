import type { StoredCell } from './grid.ts';

/**
 * A cell of an OpenDocument spreadsheet by its attributes and its text, which is undefined where it has none. A formula
 * without a value stands as its own text, so that it cannot pass for a blank or a number.
 */
export function odsCell(attributes: ReadonlyMap<string, string>, shown: string | undefined): StoredCell | undefined {
  const type = attributes.get('office:value-type');
  const value = valueNames.map((name) => attributes.get(name)).find((each) => each !== undefined);
  if (type === undefined && value === undefined) {
    const text = shown ?? attributes.get('table:formula')?.replace(/^\w+:(?==)/, '');
    return text === undefined ? undefined : { text };
  }
  const number = Number(attributes.get('office:value') ?? Number.NaN);
  const isError = attributes.get('calcext:value-type') === 'error' || /^(Err:|#[A-Z])/.test(shown ?? '');
  if (type === 'string' || isError || (type === 'boolean' && shown)) return { text: shown || (value ?? '') };
  // A column that was too narrow shows only signs.
  const isCovered = shown === undefined || shown === '' || /^#+$/.test(shown);
  const text = isCovered ? (value ?? '') : shown.trim();
  if (type === 'date') return { text, date: (value ?? '').slice(0, 10) };
  return Number.isFinite(number) ? { text, number } : { text };
}

const valueNames = [
  'office:value',
  'office:date-value',
  'office:time-value',
  'office:boolean-value',
  'office:string-value',
];
