import type { ChartRow } from '../types.ts';
import { idsOf, type Rows } from './rows.ts';
import { type Item, isJson } from './scene.ts';
import { squeeze, wordsOf } from './words.ts';

/** The signs of numbers in the language of a drawing. */
export interface NumberSigns {
  readonly decimal: string;
  readonly group: string;
}

/** What is wrong with a text of the data; `value` where it truly is that of its statistic. */
type TextJudgement = { readonly fault?: string; readonly value?: string };

/** Holds a text against the statistic that it stands for. */
export function judgeText(item: Item, rows: Rows, signs: NumberSigns): TextJudgement {
  const said = printed(item);
  if (said === '') return {};
  const [id, other] = idsOf(item.datum, rows);
  const row = id === undefined || other !== undefined ? undefined : rows.byId.get(id);
  const gap = isJson(item.datum) ? rows.gaps.get(String(item.datum.id)) : undefined;
  if (gap !== undefined && [gap.text, ...wordsOf(gap)].some((word) => squeeze(word) === squeeze(said))) return {};
  if (row !== undefined) {
    if (squeeze(row.text) === squeeze(said) || isValue(said, row, signs)) return { value: row.id };
    if (wordsOf(row).some((word) => squeeze(word) === squeeze(said))) return {};
  }
  if (!/\p{N}/u.test(said) && (row === undefined || !rows.words().has(squeeze(said)))) return {};
  if (row === undefined && isJson(item.datum) && isName(said, item.datum, rows)) return {};
  return {
    fault: `the text "${said}" is no value or name of ${row === undefined ? 'a statistic' : row.id}; print the field "text"`,
  };
}

/** A text as it stands in the drawing, its lines joined. */
export function printed({ text }: Pick<Item, 'text'>): string {
  return (Array.isArray(text) ? text : [text ?? '']).map(String).join('\n').trim();
}

/** The value with all its digits, plain or in groups. */
function isValue(said: string, { value }: ChartRow, signs: NumberSigns): boolean {
  return /^[−-]?[\d\p{P}\s]+$/u.test(said) && readNumber(said, signs) === value;
}

/** The number of a text, with the suffixes that Vega writes; undefined where it holds none or more. */
export function readNumber(said: string, { decimal, group }: NumberSigns): number | undefined {
  const match = /^\s*([−+-]?)([\d.,'\s\u00a0\u202f]+)(?:e([+−-]?\d+))?\s*([kMGTmµ%]?)\s*$/u.exec(said);
  if (match === null) return undefined;
  const [, sign = '', digits = '', power = '0', suffix = ''] = match;
  const plain = digits
    .replaceAll(group === '' ? '\0' : group, '')
    .replace(decimal, '.')
    .replace(/\s/gu, '');
  const factor = { k: 1e3, M: 1e6, G: 1e9, T: 1e12, m: 1e-3, µ: 1e-6, '%': 1e-2 }[suffix] ?? 1;
  const number = Number(plain) * factor * 10 ** Number(power.replace('−', '-'));
  return sign === '' || sign === '+' ? number : -number;
}

/** A name that all rows of a group share, such as a place. */
function isName(said: string, datum: Readonly<Record<string, unknown>>, { words }: Rows): boolean {
  const wanted = squeeze(said);
  return (
    words().has(wanted) && Object.values(datum).some((value) => typeof value === 'string' && squeeze(value) === wanted)
  );
}
