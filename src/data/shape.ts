import type { z } from 'zod';
import { largest } from '../project/extremes.ts';

/** What is wrong with a value that does not fit its schema, in words for the person who typed it. */
export interface ShapeIssue {
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly rule: string;
}

/** The issues of a failed parse, in Briefpress's words. Of a union, those of the alternative that came nearest: the
 * deepest, and of several the fewest. */
export function shapeIssues(error: z.ZodError): readonly ShapeIssue[] {
  return flatten(error.issues, []);
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
      default:
        return [{ path, message: `${name(path)}: ${issue.message}`, rule: 'wrong-value' }];
    }
  });
}

/** The type that a field has; what was written instead is quoted if it is a text. */
function wanted(type: string, written: unknown): string {
  const instead = typeof written === 'string' ? `, not "${written}"` : '';
  switch (type) {
    case 'number':
      return `a number${instead}; write plain digits with a decimal point: -42.7, 2719000000`;
    case 'boolean':
      return `true or false${instead}`;
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
    : `"${last ?? 'the file'}"`;
}
