import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { removeFolder, temporaryFolder } from '../testing/browser.ts';
import { chooseProject, nearestProject } from './find-project.ts';

const base = temporaryFolder();
const outer = join(base, 'outer');
const inner = join(outer, 'desks', 'inner');

beforeAll(() => {
  for (const root of [outer, inner]) {
    mkdirSync(join(root, 'data', 'sources'), { recursive: true });
    writeFileSync(join(root, 'data', 'publication.yaml'), '');
  }
});
afterAll(() => removeFolder(base));

it('is the nearest upwards', () => {
  expect(nearestProject(inner)).toBe(inner);
  expect(nearestProject(join(inner, 'data', 'sources'))).toBe(inner);
  expect(nearestProject(join(outer, 'desks'))).toBe(outer);
  expect(nearestProject(base)).toBeUndefined();
});

it('is the one that --project names, never one above it', () => {
  expect(chooseProject(base, 'outer')).toBe(outer);
  expect(chooseProject(inner, outer)).toBe(outer);
  expect(chooseProject(join(inner, 'data'), undefined)).toBe(inner);
  for (const [cwd, named] of [
    [base, undefined],
    [outer, 'desks'],
  ] as const)
    expect(() => chooseProject(cwd, named)).toThrow(expect.objectContaining({ failure: 'usage' }));
});
