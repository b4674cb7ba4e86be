import { expect, test } from 'vitest';
import { projectRoot } from '../../testing/browser.ts';
import { filesAt } from '../../testing/files.ts';
import { enlarge } from './enlarge.ts';
import { listThemes, loadTheme } from './load.ts';

const files = filesAt(projectRoot);

test.each(listThemes(files))('large print of %s has a body of 13 pt and nothing small', (name) => {
  const theme = loadTheme(files, name);
  const { tokens, scale } = enlarge(theme);
  expect(tokens.sizes.body).toBe(13);
  expect(scale).toBeCloseTo(13 / theme.tokens.sizes.body, 3);
  expect(tokens.sizes.title / theme.tokens.sizes.title).toBeCloseTo(scale, 2);
  for (const label of ['label', 'axis', 'subtitle', 'table'] as const)
    expect(tokens.sizes[label]).toBeGreaterThanOrEqual(11);
  expect(tokens.sizes.note).toBeGreaterThanOrEqual(10.5);
  expect(tokens.colours).toEqual(theme.tokens.colours);
});

test('a theme that is larger already is not made smaller', () => {
  const theme = loadTheme(files, 'rust');
  const roomy = { ...theme, tokens: { ...theme.tokens, sizes: { ...theme.tokens.sizes, body: 15 } } };
  expect(enlarge(roomy).tokens.sizes.body).toBe(15);
});
