import { didYouMean } from '../../project/nearest.ts';
import type { Field } from './fields.ts';

/** What `each` tells of an item. */
const told = ['index', 'key', 'first', 'last'];

/** What a path names: a field, or what is wrong with it. */
export type NamedField = { readonly field: Field } | { readonly fault: string };

/** `contexts` stand round the path, the innermost last. */
export function fieldAt(
  { data, depth, parts, original }: hbs.AST.PathExpression,
  root: Field,
  contexts: readonly Field[],
): NamedField {
  const names = parts.map(String);
  if (data && names[0] !== 'root') {
    if (names.length === 1 && told.includes(names[0] ?? '')) return { field: 'text' };
    return { fault: `unknown "${original}"; there are @root and, in a list, @${told.join(', @')}` };
  }
  const start = data ? root : contexts.at(-1 - depth);
  if (start === undefined) return { fault: `"${original}" leads out of the template` };
  let field = start;
  for (const name of data ? names.slice(1) : names) {
    const inner = memberOf(field, name);
    if (inner === undefined) return { fault: unknownField(name, field) };
    field = inner;
  }
  return { field };
}

function memberOf(field: Field, name: string): Field | undefined {
  if (typeof field === 'string') return undefined;
  if (itemOf(field) !== undefined) return name === 'length' ? 'text' : undefined;
  return Object.entries(field).find(([key]) => key === name)?.[1];
}

/** What the items of a list are; undefined for what is no list. */
export function itemOf(field: Field): Field | undefined {
  return typeof field === 'string' ? undefined : field.each;
}

function unknownField(name: string, field: Field): string {
  if (typeof field === 'string' || itemOf(field) !== undefined)
    return `unknown field "${name}": ${describe(field)} has ${typeof field === 'string' ? 'none' : 'its length alone'}`;
  const known = Object.keys(field);
  return `unknown field "${name}"${didYouMean(name, known)}; here are ${known.join(', ')}`;
}

export function describe(field: Field): string {
  if (field === 'text' || field === 'html') return field === 'text' ? 'text' : 'markup';
  return itemOf(field) === undefined ? 'a thing with fields' : 'a list';
}
