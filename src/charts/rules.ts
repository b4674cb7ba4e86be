/** What is wrong at one place of a spec; `path` as in `encoding.x.axis`. */
export interface SpecFault {
  readonly path: string;
  readonly message: string;
}

export type Rule = (value: unknown, path: string) => readonly SpecFault[];

/** A mapping of these keys alone; each value by its own rule. */
export function mapping(rules: () => Readonly<Record<string, Rule>>): Rule {
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

export function oneOf(...values: readonly unknown[]): Rule {
  return (value, path) =>
    values.includes(value) ? [] : fault(path, `must be ${values.map((each) => JSON.stringify(each)).join(' or ')}`);
}

export function number(least: number, most: number): Rule {
  return (value, path) =>
    typeof value === 'number' && value >= least && value <= most
      ? []
      : fault(path, `must be a number from ${least} to ${most}`);
}

export function list(rule: Rule, most: number): Rule {
  return (value, path) => {
    if (!Array.isArray(value)) return fault(path, 'must be a list');
    if (value.length > most) return fault(path, `has ${value.length} entries; the limit is ${most}`);
    return value.flatMap((each, index) => rule(each, `${path}.${index}`));
  };
}

/** Words without digits: a number on the page comes from a statistic. */
export const words: Rule = (value, path) => {
  if (typeof value !== 'string' || value.length > 80) return fault(path, 'must be a text of at most 80 characters');
  return /\p{N}/u.test(value) ? fault(path, 'must not hold a number: name a statistic') : [];
};

export const text: Rule = (value, path) =>
  typeof value === 'string' && value.length <= 120 ? [] : fault(path, 'must be a text of at most 120 characters');

/** The first rule that a value keeps decides; otherwise the faults of the last are told. */
export function either(...rules: readonly Rule[]): Rule {
  return (value, path) => {
    const found = rules.map((rule) => rule(value, path));
    return found.find((faults) => faults.length === 0) ?? found.at(-1) ?? [];
  };
}

export function fault(path: string, message: string): readonly SpecFault[] {
  return [{ path, message }];
}
