import { expect, test } from 'vitest';
import { z } from 'zod';
import { shapeIssues } from './shape.ts';

const schema = z.strictObject({
  list: z.array(z.string().min(2)).min(1).max(2).optional(),
  size: z.number().min(20).max(200).optional(),
  points: z.array(z.string()).max(3, 'at most three points').optional(),
});

test.each([
  [{ list: [] }, '"list" must list at least 1'],
  [{ list: ['ab', 'cd', 'ef'] }, '"list" must list at most 2'],
  [{ list: ['a'] }, 'item 1 of list must have at least 2 characters'],
  [{ size: 5 }, '"size" must be at least 20'],
  [{ size: 500 }, '"size" must be at most 200'],
  [{ points: ['a', 'b', 'c', 'd'] }, '"points": at most three points'],
])('%j is told in our words: %s', (value, message) => {
  expect(shapeIssues(schema, value).map((issue) => issue.message)).toEqual([message]);
});

test('what lies within its bounds has no issue', () => {
  expect(shapeIssues(schema, { list: ['ab'], size: 20, points: [] })).toEqual([]);
});
