import { isJson, type Json, listOf } from './scene.ts';

/** Under this name each group of an aggregate keeps the rows that it was made from. */
export const members = '__rows';

/** How a field that is none of a row came about. */
export interface Derivation {
  /** The transform of Vega: `aggregate`, `stack`, `bin`, `formula` … */
  readonly by: string;
  /** Of an aggregate. */
  readonly op?: string;
  /** What it was made from. */
  readonly from?: string;
  readonly transform: Json;
}

export type Derivations = ReadonlyMap<string, readonly Derivation[]>;

/** What the transforms that make rows of their own are called in words. */
export const makers: Readonly<Record<string, string>> = {
  regression: 'a regression',
  loess: 'a smoothed line',
  kde: 'a density',
  density: 'a density',
  quantile: 'quantiles',
  dotbin: 'bins',
  window: 'ranks or running totals',
  joinaggregate: 'sums or means of groups',
};

/** The data sets of a compiled specification, those of its groups too. */
function* datasets(part: Json): Generator<Json> {
  for (const data of listOf(part.data)) if (isJson(data)) yield data;
  for (const mark of listOf(part.marks)) if (isJson(mark)) yield* datasets(mark);
}

/** Every transform of a compiled specification. */
export function transformsOf(compiled: Json): readonly Json[] {
  return [...datasets(compiled)].flatMap(({ transform }) => listOf(transform).filter(isJson));
}

/** How the fields of a compiled specification came about, by their names. */
export function derivationsOf(compiled: Json): Derivations {
  const found = new Map<string, Derivation[]>();
  for (const transform of transformsOf(compiled)) {
    const ops = listOf(transform.ops);
    const fields = listOf(transform.fields);
    namesOf(transform).forEach((name, index) => {
      const op = ops[index];
      const from = fields[index] ?? transform.field ?? aliasOf(transform.expr);
      const derivation = {
        by: String(transform.type),
        ...(typeof op === 'string' ? { op } : {}),
        ...(typeof from === 'string' ? { from } : {}),
        transform,
      };
      found.set(name, [...(found.get(name) ?? []), derivation]);
    });
  }
  return found;
}

function namesOf({ as, type }: Json): readonly string[] {
  if (as === undefined && type === 'bin') return ['bin0', 'bin1'];
  return (Array.isArray(as) ? as : [as]).filter((name) => typeof name === 'string');
}

/** `datum['upper']` is another name for `upper`. */
function aliasOf(expression: unknown): string | undefined {
  return typeof expression === 'string'
    ? /^(?:toDate|toNumber)?\(?datum(?:\.|\[["'])(\w+)(?:["']\])?\)?$/.exec(expression)?.[1]
    : undefined;
}

/** A compiled specification with each entry of its lists of this name, those of its groups too, as `change` makes it. */
export function changeLists(
  compiled: Json,
  name: 'data' | 'legends' | 'axes' | 'scales',
  change: (entry: Json) => Json,
): Json {
  const each = (list: unknown, of: (entry: Json) => Json): readonly unknown[] =>
    listOf(list).map((entry) => (isJson(entry) ? of(entry) : entry));
  const { [name]: own, marks } = compiled;
  return {
    ...compiled,
    ...(own === undefined ? {} : { [name]: each(own, change) }),
    ...(marks === undefined ? {} : { marks: each(marks, (mark) => changeLists(mark, name, change)) }),
  };
}

/** The same specification, in which each group of an aggregate keeps its rows, so that nothing can be left out unseen. */
export function keepMembers(compiled: Json): Json {
  return changeLists(compiled, 'data', (data) =>
    data.transform === undefined ? data : { ...data, transform: listOf(data.transform).map(keepInTransform) },
  );
}

function keepInTransform(transform: unknown): unknown {
  if (!isJson(transform) || transform.type !== 'aggregate' || transform.ops === undefined) return transform;
  return {
    ...transform,
    ops: [...listOf(transform.ops), 'values'],
    fields: [...listOf(transform.fields), 'id'],
    as: [...listOf(transform.as), members],
  };
}
