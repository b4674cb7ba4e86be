import { expect, test } from 'vitest';
import { formatFinding } from '../project/errors.ts';
import { filesAt } from '../testing/files.ts';
import { listTopics } from '../topic/load.ts';
import { check } from './check.ts';
import { readChecked } from './project.ts';

test('the shipped data, topics and templates are clean, and every entry of the conflicts explains something', () => {
  const files = filesAt(new URL('../..', import.meta.url).pathname);
  const { checked, findings } = readChecked(files, listTopics(files), '2024-06-01');
  expect([...findings, ...check(checked)].map(formatFinding)).toEqual([]);
});
