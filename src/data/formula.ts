import { idPattern } from './fields.ts';
import { isPeriod } from './period.ts';
import { readReference } from './series-reference.ts';

/** What a function takes: `more`, any number of further ids; `series`, the form of the series that its first input is. */
interface Signature {
  readonly takes: readonly string[];
  readonly more?: true;
  readonly series?: 'series:ID' | 'series:ID last n';
  /** What stands last and is no statistic. */
  readonly last?: 'n' | 'base' | 'level or places';
}

/** The functions of formulas and their arguments. */
export const functions = {
  'percent-change': { takes: ['from', 'to'] },
  'change-on-year': { takes: ['id'] },
  'change-on-period': { takes: ['id'] },
  difference: { takes: ['a', 'b'] },
  ratio: { takes: ['a', 'b'] },
  share: { takes: ['part', 'whole'] },
  'share-of-total': { takes: ['id', 'total'] },
  sum: { takes: ['a', 'b'], more: true },
  per: { takes: ['a', 'population'], last: 'n' },
  index: { takes: ['series:ID'], series: 'series:ID', last: 'base' },
  'moving-average': { takes: ['series:ID last n'], series: 'series:ID last n' },
  'annual-sum': { takes: ['series:ID last n'], series: 'series:ID last n' },
  rank: { takes: ['id'], last: 'level or places' },
  'rank-from-lowest': { takes: ['id'], last: 'level or places' },
  convert: { takes: ['amount', 'rate'] },
  'implied-rate': { takes: ['amount', 'converted'] },
} as const satisfies Readonly<Record<string, Signature>>;

export type FunctionName = keyof typeof functions;

/** A parsed formula: a function and its inputs, each an id or a reference to a series, as written. */
export interface Formula {
  readonly name: FunctionName;
  readonly inputs: readonly string[];
  /** The n of `per(a, population, n)`: 100000 for "per 100,000". */
  readonly per?: number;
  /** The period of `index(series:ID, base)`, or whom `rank` compares with. */
  readonly word?: string;
}

/** How a function is written, such as `per(a, population, n)`. */
export function usage(name: FunctionName): string {
  const { takes, more, last }: Signature = functions[name];
  return `${name}(${[...takes, ...(more ? ['…'] : []), ...(last === undefined ? [] : [last])].join(', ')})`;
}

/**
 * Parses a formula of data/calculated.yaml: one function over ids and references, such as
 * `percent-change(cases-2022, latest:cases-2023)`. Returns what is wrong with it, in words, if it is not valid.
 */
export function parseFormula(text: string): Formula | string {
  const call = /^\s*([a-z-]+)\s*\(([^()]*)\)\s*$/.exec(text);
  if (call === null) return `"${text}" is not a formula; ${known()}`;
  const [, name = '', inside = ''] = call;
  if (!isFunction(name)) return `unknown function "${name}"; ${known()}`;
  const words = inside.split(',').map((word) => word.trim().replace(/\s+/g, ' '));
  const { takes, more, last, series }: Signature = functions[name];
  const wanted = takes.length + (last === undefined ? 0 : 1);
  if (words.length < wanted || (words.length > wanted && more !== true)) {
    return `${name} takes ${more ? 'at least ' : ''}${wanted} argument${wanted === 1 ? '' : 's'}, not ${words.length}: ${usage(name)}`;
  }
  const inputs = last === undefined ? words : words.slice(0, -1);
  const wrong = inputs.find((input) => !isInput(input, series));
  if (wrong !== undefined)
    return series === undefined
      ? `"${wrong}" in ${name} is not an id of a statistic: ${usage(name)}`
      : `"${wrong}" in ${name} is not a series such as ${series.replace(/ n$/, ' 12')}: ${usage(name)}`;
  const twice = inputs.find((id, index) => inputs.indexOf(id) !== index);
  if (twice !== undefined) return `${name} has the input "${twice}" twice`;
  return last === undefined ? { name, inputs } : readLast({ name, inputs }, last, words.at(-1) ?? '');
}

function isInput(input: string, series: Signature['series']): boolean {
  const reference = readReference(input);
  if (series !== undefined)
    return reference?.follow === 'series' && (series === 'series:ID' || (reference.last ?? 0) > 1);
  return reference === undefined ? idPattern.test(input) : reference.follow !== 'series' && isName(reference.member);
}

/** A name may be longer than an id: measure, place and period together. */
function isName(member: string): boolean {
  return /^[a-z0-9][a-z0-9-]*$/.test(member);
}

function readLast(formula: Formula, last: NonNullable<Signature['last']>, word: string): Formula | string {
  const { name } = formula;
  if (last === 'n')
    return /^[1-9]\d*$/.test(word)
      ? { ...formula, per: Number(word) }
      : `"${word}" in ${name} is not a whole number without commas: ${usage(name)}`;
  if (last === 'base' && !isPeriod(word))
    return `"${word}" in ${name} is not a period such as 2015, 2015-Q1 or 2015-06: ${usage(name)}`;
  return { ...formula, word };
}

function isFunction(name: string): name is FunctionName {
  return Object.hasOwn(functions, name);
}

function known(): string {
  const names: readonly FunctionName[] = Object.keys(functions).filter(isFunction);
  return `valid formulas: ${names.map(usage).join(', ')}`;
}
