import { groupBy } from '../data/group.ts';
import { smallest } from '../project/extremes.ts';
import type { Locale } from '../style/locale/locale.ts';
import type { ChartGap, ChartRow } from './types.ts';

type Row = ChartRow | ChartGap;
type Words = Pick<Locale, 'joins' | 'brackets'>;
type Field = 'label' | 'group' | 'place' | 'measure' | 'period';

/** What each row is called by, in order; as few fields as tell the rows apart and say where and what each is of. */
export function tellingFields(rows: readonly Row[]): readonly Field[] {
  const varies = (field: Field): boolean => new Set(rows.map((row) => row[field] ?? '')).size > 1;
  const isSame = (one: Field, other: Field): boolean => rows.every((row) => row[one] === row[other]);
  const names = (['label', 'group'] as const).filter(varies);
  const says = (field: Field): boolean => names.some((name) => rows.every((row) => said(row[name], row[field])));
  // A name that is the author's own stands for the measure.
  const isOwn = names.length > 0 && !names.some((name) => isSame(name, 'place') || isSame(name, 'period'));
  const fields: Field[] = [...names];
  if (varies('place') && !says('place')) fields.push('place');
  if (varies('measure') && !isOwn && !says('measure')) fields.push('measure');
  const isUnique = new Set(rows.map((row) => JSON.stringify(fields.map((field) => row[field])))).size === rows.length;
  if (varies('period') && !isUnique && !says('period')) fields.push('period');
  return fields;
}

function said(name = '', word = ''): boolean {
  return name.includes(word);
}

/** Each row with its value; rows of one name are told together, the name said once. */
export function tellAll(rows: readonly Row[], { joins, brackets }: Words): string {
  const fields = tellingFields(rows);
  const [first, ...others] = fields;
  if (first === undefined) return rows.map(({ text }) => text).join(joins.semicolon);
  const nameOf = (row: Row, of: readonly Field[]): string =>
    [...new Set(of.map((field) => row[field] ?? '').filter((text) => text !== ''))].join(joins.comma);
  const together = [...groupBy(rows, (row) => row[first] ?? '')];
  const areMany = others.length > 0 && together.some(([, own]) => own.length > 1);
  return together
    .map(([name, own]) => {
      const told = own.map((row) => {
        const rest = areMany ? nameOf(row, others) : '';
        return rest === '' ? row.text : `${row.text}${brackets(rest)}`;
      });
      const whole = areMany ? name : own.map((row) => nameOf(row, fields)).join(joins.semicolon);
      return whole === '' ? told.join(joins.comma) : `${whole}${joins.colon}${told.join(joins.comma)}`;
    })
    .join(joins.semicolon);
}

/** The value of a row, with what it is called by in brackets. */
export function valueTeller(rows: readonly Row[], { joins, brackets }: Words): (row: Row) => string {
  const fields = tellingFields(rows);
  return (row) => {
    const names = new Set(fields.map((field) => row[field] ?? '').filter((text) => text !== ''));
    return names.size === 0 ? row.text : `${row.text}${brackets([...names].join(joins.comma))}`;
  };
}

/**
 * What a chart shows, without the parts that are nothing but periods: of a chart whose rows are told by theirs, a reader
 * would hear them twice.
 */
export function withoutPeriods(what: string, rows: readonly Row[], { joins }: Words): string {
  const words = (text: string): readonly string[] => text.match(/\p{Nd}+|\p{L}+/gu) ?? [];
  const known = new Set(rows.flatMap(({ period, start = '', end = '' }) => words(`${period} ${start} ${end}`)));
  const isPeriod = (part: string): boolean => {
    const all = words(part);
    return all.some((word) => /^\p{Nd}{4}$/u.test(word)) && all.filter((word) => !known.has(word)).length <= 1;
  };
  let kept = '';
  let rest = what;
  while (rest !== '') {
    const next = [joins.comma, joins.semicolon].map((mark) => rest.indexOf(mark, 1)).filter((index) => index > 0);
    const part = rest.slice(0, next.length === 0 ? rest.length : smallest(next));
    if (!isPeriod(part)) kept += part;
    rest = rest.slice(part.length);
  }
  return [joins.comma, joins.semicolon].reduce(
    (text, mark) => (text.startsWith(mark) ? text.slice(mark.length) : text),
    kept,
  );
}
