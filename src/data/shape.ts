import { z } from 'zod';
import { largest } from '../project/extremes.ts';
import { didYouMean } from '../project/nearest.ts';

/** What is wrong with a value that does not fit its schema, in words for the person who typed it. */
export interface ShapeIssue {
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly rule: string;
}

/**
 * What keeps a value from its schema, in Briefpress's words; nothing where it fits. Of a union, the issues of the
 * alternative that came nearest: the deepest, and of several the fewest. A misspelt field is one issue, and not one more
 * for the field that is missing.
 */
export function shapeIssues(schema: z.ZodType, value: unknown): readonly ShapeIssue[] {
  const issues = flatten(schema.safeParse(value, { reportInput: true }).error?.issues ?? [], []);
  const meant = new Set<string>();
  const named = issues.map((issue): ShapeIssue => {
    if (issue.rule !== 'unknown-field') return issue;
    const [parent, field] = [issue.path.slice(0, -1), String(issue.path.at(-1))];
    const fields = fieldsAt(schema, parent, value);
    const near = didYouMean(field, fields);
    if (near !== '') meant.add(JSON.stringify([...parent, /"(.*)"/.exec(near)?.[1]]));
    return { ...issue, message: `${issue.message}${near}` };
  });
  return named.filter(({ rule, path }) => rule !== 'missing-field' || !meant.has(JSON.stringify(path)));
}

/** The names of the fields that the value at a path may have. */
function fieldsAt(schema: z.core.$ZodType, path: ShapeIssue['path'], value: unknown): readonly string[] {
  if (schema instanceof z.ZodOptional) return fieldsAt(schema.unwrap(), path, value);
  if (schema instanceof z.ZodUnion)
    return schema.options.flatMap((option) => (isOtherKind(option, value) ? [] : fieldsAt(option, path, value)));
  const [step, ...rest] = path;
  const at: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, step ?? '') : undefined;
  if (schema instanceof z.ZodArray) return fieldsAt(schema.element, rest, at);
  if (schema instanceof z.ZodRecord) return fieldsAt(schema.valueType, rest, at);
  if (!(schema instanceof z.ZodObject)) return [];
  const inner = step === undefined ? undefined : schema.shape[step];
  if (step === undefined) return Object.keys(schema.shape);
  return inner === undefined ? [] : fieldsAt(inner, rest, at);
}

/** Whether an alternative of a union is for values that say of themselves that they are something else. */
function isOtherKind(option: z.core.$ZodType, value: unknown): boolean {
  if (!(option instanceof z.ZodObject) || typeof value !== 'object' || value === null) return false;
  return Object.entries(option.shape).some(
    ([key, field]) => field instanceof z.ZodLiteral && !field.values.has(Reflect.get(value, key)),
  );
}

function flatten(issues: readonly z.core.$ZodIssue[], prefix: ShapeIssue['path']): readonly ShapeIssue[] {
  return issues.flatMap((issue): readonly ShapeIssue[] => {
    const path = [...prefix, ...issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))];
    switch (issue.code) {
      case 'unrecognized_keys':
        return issue.keys.map((key) => ({
          path: [...path, key],
          message: `unknown field "${key}"`,
          rule: 'unknown-field',
        }));
      case 'invalid_union': {
        const nearest = issue.errors.toSorted((a, b) => depth(b) - depth(a) || a.length - b.length)[0] ?? [];
        return flatten(nearest, path);
      }
      case 'invalid_key':
        return [{ path, message: `${name(path)}: ${issue.issues[0]?.message ?? issue.message}`, rule: 'wrong-value' }];
      case 'invalid_value':
        // What a schema says itself stands in place of the list.
        if (!/^Invalid /.test(issue.message)) return [{ path, message: issue.message, rule: 'wrong-value' }];
        if (issue.input === undefined && issue.values.length === 1) {
          const message = `${name(path)} is missing; write ${String(issue.values[0])}`;
          return [{ path, message, rule: 'missing-field' }];
        }
        return [{ path, message: `${name(path)} must be one of ${issue.values.join(', ')}`, rule: 'wrong-value' }];
      case 'invalid_type':
        if (issue.expected === 'never') return [{ path, message: issue.message, rule: 'wrong-value' }];
        if (/received undefined/.test(issue.message))
          return [{ path, message: `${name(path)} is missing`, rule: 'missing-field' }];
        return [{ path, message: `${name(path)} must be ${wanted(issue.expected, issue.input)}`, rule: 'wrong-type' }];
      case 'too_small':
        return [{ path, message: `${name(path)}${bound(issue, 'at least', issue.minimum)}`, rule: 'wrong-value' }];
      case 'too_big':
        return [{ path, message: `${name(path)}${bound(issue, 'at most', issue.maximum)}`, rule: 'wrong-value' }];
      default:
        return [{ path, message: `${name(path)}: ${issue.message}`, rule: 'wrong-value' }];
    }
  });
}

/** How many or how much a field may hold; what a schema says itself stands in place of it. */
function bound(
  { message, origin }: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig,
  most: string,
  limit: number | bigint,
): string {
  if (!/^Too (?:small|big)/.test(message)) return `: ${message}`;
  if (origin === 'array') return ` must list ${most} ${limit}`;
  return origin === 'string' ? ` must have ${most} ${limit} characters` : ` must be ${most} ${limit}`;
}

/** The type that a field has; what was written instead is quoted if it is a text. */
function wanted(type: string, written: unknown): string {
  const instead = typeof written === 'string' ? `, not "${written}"` : '';
  switch (type) {
    case 'number':
      return `a number${instead}; write plain digits with a decimal point: -42.7, 2719000000`;
    case 'boolean':
      return `true or false${instead}`;
    case 'object':
    case 'record':
      return `fields with values, such as \`format: 1\`${instead}`;
    case 'array':
      return `a list: [one, two], or a line with "- " for each${instead}`;
    default:
      return `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}${instead}`;
  }
}

function depth(issues: readonly z.core.$ZodIssue[]): number {
  return largest(
    issues.map((issue) => issue.path.length),
    0,
  );
}

function name(path: readonly (string | number)[]): string {
  const last = path.at(-1);
  return typeof last === 'number'
    ? `item ${last + 1} of ${String(path.at(-2) ?? 'the list')}`
    : last === undefined
      ? 'the file'
      : `"${last}"`;
}
