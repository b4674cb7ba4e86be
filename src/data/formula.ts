import { idPattern } from './schema.ts';

/** What formulas can calculate, and what each takes. `more`: any number of further ids. */
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

/** A formula as it was read: a function and the ids of the statistics that it takes. */
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
 * Reads a formula: one function of data/calculated.yaml over ids, such as `percent-change(cases-2022, cases-2023)`.
 * Gives what is wrong with it, in words, where it is none.
 */
export function parseFormula(text: string): Formula | string {
  const call = /^\s*([a-z-]+)\s*\(([^()]*)\)\s*$/.exec(text);
  if (call === null) return `"${text}" is no formula; ${known()}`;
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
  if (twice !== undefined) return `${name} takes "${twice}" twice`;
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
  return `there are ${names.map(usage).join(', ')}`;
}
