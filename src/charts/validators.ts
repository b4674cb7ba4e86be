/** What is wrong at one place of a spec; `path` as in `encoding.x.axis`. */
export interface SpecFault {
  readonly path: string;
  readonly message: string;
}

export type Validator = (value: unknown, path: string) => readonly SpecFault[];

/** A mapping with these keys only, each value checked by its own validator. */
export function mapping(rules: () => Readonly<Record<string, Validator>>): Validator {
  return (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return fault(path, 'must be a mapping');
    const allowed = new Map(Object.entries(rules()));
    return Object.entries(value).flatMap(([key, inner]) => {
      const rule = allowed.get(key);
      const at = path === '' ? key : `${path}.${key}`;
      if (rule === undefined) return fault(at, `is not allowed; allowed are ${[...allowed.keys()].join(', ')}`);
      return rule(inner, at);
    });
  };
}

export function oneOf(...values: readonly unknown[]): Validator {
  return (value, path) =>
    values.includes(value) ? [] : fault(path, `must be ${values.map((each) => JSON.stringify(each)).join(' or ')}`);
}

export function number(least: number, most: number): Validator {
  return (value, path) =>
    typeof value === 'number' && value >= least && value <= most
      ? []
      : fault(path, `must be a number from ${least} to ${most}`);
}

export function list(rule: Validator, most: number): Validator {
  return (value, path) => {
    if (!Array.isArray(value)) return fault(path, 'must be a list');
    if (value.length > most) return fault(path, `has ${value.length} entries; the limit is ${most}`);
    return value.flatMap((each, index) => rule(each, `${path}.${index}`));
  };
}

/** Words without digits, since every number on the page comes from a statistic. */
export const words: Validator = (value, path) => {
  if (typeof value !== 'string' || value.length > 80) return fault(path, 'must be a text of at most 80 characters');
  return /\p{N}/u.test(value) ? fault(path, 'must not hold a number: name a statistic') : [];
};

export const text: Validator = (value, path) =>
  typeof value === 'string' && value.length <= 120 ? [] : fault(path, 'must be a text of at most 120 characters');

/** Accepts a value that one of the validators accepts; otherwise reports the faults that the last one finds. */
export function either(...rules: readonly Validator[]): Validator {
  return (value, path) => {
    const found = rules.map((rule) => rule(value, path));
    return found.find((faults) => faults.length === 0) ?? found.at(-1) ?? [];
  };
}

export function fault(path: string, message: string): readonly SpecFault[] {
  return [{ path, message }];
}
