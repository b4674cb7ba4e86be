import { idPattern } from './fields.ts';

/** The functions of formulas and their arguments. `more`: any number of further ids. */
export const functions = {
  'percent-change': { takes: ['from', 'to'] },
  difference: { takes: ['a', 'b'] },
  ratio: { takes: ['a', 'b'] },
  share: { takes: ['part', 'whole'] },
  sum: { takes: ['a', 'b'], more: true },
  per: { takes: ['a', 'population'], number: 'n' },
  convert: { takes: ['amount', 'rate'] },
  'implied-rate': { takes: ['amount', 'converted'] },
} as const satisfies Readonly<
  Record<string, { readonly takes: readonly string[]; readonly more?: true; readonly number?: string }>
>;

export type FunctionName = keyof typeof functions;

/** A parsed formula: a function and the ids of its inputs. */
export interface Formula {
  readonly name: FunctionName;
  readonly inputs: readonly string[];
  /** The n of `per(a, population, n)`: 100000 for "per 100,000". */
  readonly per?: number;
}

/** How a function is written, such as `per(a, population, n)`. */
export function usage(name: FunctionName): string {
  const { takes, ...rest } = functions[name];
  const last = 'more' in rest ? ['…'] : 'number' in rest ? [rest.number] : [];
  return `${name}(${[...takes, ...last].join(', ')})`;
}

/**
 * Parses a formula of data/calculated.yaml: one function over ids, such as `percent-change(cases-2022, cases-2023)`.
 * Returns what is wrong with it, in words, if it is not valid.
 */
export function parseFormula(text: string): Formula | string {
  const call = /^\s*([a-z-]+)\s*\(([^()]*)\)\s*$/.exec(text);
  if (call === null) return `"${text}" is not a formula; ${known()}`;
  const [, name = '', inside = ''] = call;
  if (!isFunction(name)) return `unknown function "${name}"; ${known()}`;
  const words = inside.split(',').map((word) => word.trim());
  const { takes, ...rest } = functions[name];
  const wanted = takes.length + ('number' in rest ? 1 : 0);
  if (words.length < wanted || (words.length > wanted && !('more' in rest))) {
    return `${name} takes ${'more' in rest ? 'at least ' : ''}${wanted} arguments, not ${words.length}: ${usage(name)}`;
  }
  const inputs = 'number' in rest ? words.slice(0, -1) : words;
  const wrong = inputs.find((id) => !idPattern.test(id.replace(/^(latest|previous):/, '')));
  if (wrong !== undefined) return `"${wrong}" in ${name} is not an id of a statistic: ${usage(name)}`;
  const twice = inputs.find((id, index) => inputs.indexOf(id) !== index);
  if (twice !== undefined) return `${name} has the input "${twice}" twice`;
  if (!('number' in rest)) return { name, inputs };
  const last = words.at(-1) ?? '';
  if (!/^[1-9]\d*$/.test(last)) return `"${last}" in ${name} is not a whole number without commas: ${usage(name)}`;
  return { name, inputs, per: Number(last) };
}

function isFunction(name: string): name is FunctionName {
  return Object.hasOwn(functions, name);
}

function known(): string {
  const names: readonly FunctionName[] = Object.keys(functions).filter(isFunction);
  return `valid formulas: ${names.map(usage).join(', ')}`;
}
