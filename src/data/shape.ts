import type { z } from 'zod';
import { largest } from '../project/extremes.ts';

/** What is wrong with a value that does not fit its schema, in words for the person who typed it. */
export interface ShapeIssue {
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly rule: string;
}

/** The issues of a failed parse, in Briefpress's words. Of a union, those of the alternative that came nearest. */
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
        const nearest = issue.errors.toSorted((a, b) => depth(b) - depth(a))[0] ?? [];
        return flatten(nearest, path);
      }
      case 'invalid_key':
        return [{ path, message: `${name(path)}: ${issue.issues[0]?.message ?? issue.message}`, rule: 'wrong-value' }];
      case 'invalid_value':
        return [{ path, message: `${name(path)} must be one of ${issue.values.join(', ')}`, rule: 'wrong-value' }];
      case 'invalid_type':
        return [
          /received undefined/.test(issue.message)
            ? { path, message: `${name(path)} is missing`, rule: 'missing-field' }
            : {
                path,
                message: `${name(path)} must be ${article(issue.expected)} ${issue.expected}`,
                rule: 'wrong-type',
              },
        ];
      default:
        return [{ path, message: `${name(path)}: ${issue.message}`, rule: 'wrong-value' }];
    }
  });
}

function article(word: string): string {
  return /^[aeiou]/.test(word) ? 'an' : 'a';
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
