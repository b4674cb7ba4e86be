import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProject, type TestProject } from '../testing/project.ts';

let project: TestProject;
let html: string;
beforeAll(async () => {
  project = createProject();
  await project.call(['--topic', 'harbours', '--format', 'html', '--date', '2024-03-01']);
  html = project.read('out/harbours.html');
});
afterAll(() => project.dispose());

test('the document is one file that fetches and runs nothing', () => {
  const bare = html.replaceAll(/url\(data:[^)]*\)/g, '');
  expect(bare).not.toMatch(/<script|<link|<iframe|\ssrc=|url\(|@import/);
  expect(html).toContain(`content="default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'"`);
  expect(html).toContain('<meta name="viewport" content="width=device-width, initial-scale=1">');
});

test('contents lead to every section and name no page', () => {
  const contents = /<nav class="contents"[\s\S]*?<\/nav>/.exec(html)?.[0] ?? '';
  const targets = [...contents.matchAll(/href="#([^"]+)"/g)].map(([, id = '']) => id);
  expect(targets.length).toBeGreaterThan(4);
  for (const id of targets) expect(html).toContain(`id="${id}"`);
  expect(contents).not.toContain('class="page"');
});

test('what is wider than a telephone scrolls in a box that a keyboard reaches and a screen reader names', () => {
  const body = html.slice(html.indexOf('<body'));
  const boxes = body.match(/<div class="scroll" tabindex="0" role="region" aria-label="(Table|Figure) \d+">/g) ?? [];
  const tables = body.match(/<table>/g) ?? [];
  const figures = body.match(/<figure class="figure"/g) ?? [];
  expect(tables.length).toBeGreaterThan(0);
  expect(figures.length).toBeGreaterThan(0);
  expect(boxes).toHaveLength(tables.length + figures.length);
  for (const [drawing] of body.matchAll(/<svg\b[^>]*>/g)) expect(drawing).toMatch(/aria-label="[^"]{20,}"|aria-hidden/);
});

test('a screen reader finds one main part, and each table can say that it scrolls', () => {
  expect(html.match(/<main>/g)).toHaveLength(1);
  expect(html.indexOf('</header>')).toBeLessThan(html.indexOf('<main>'));
  expect(html.match(/<p class="scroll-hint">This table scrolls sideways\.<\/p>/g)).toHaveLength(
    html.match(/<table>/g)?.length ?? 0,
  );
});

test('a chart has a form for telephones, with the same alt text and no id twice', () => {
  const narrow = [...html.matchAll(/<div class="narrow"><svg\b[^>]*aria-label="([^"]+)"/g)].map(([, alt]) => alt);
  expect(narrow.length).toBeGreaterThan(0);
  for (const alt of narrow) expect(html.split(`aria-label="${alt}"`)).toHaveLength(3);
  const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
  expect(ids).toHaveLength(new Set(ids).size);
});

test('every statistic of the page is in it, with its source', () => {
  const ids = new Set([...html.matchAll(/data-statistic="([^"]+)"/g)].map(([, id]) => id));
  expect(ids.size).toBeGreaterThan(3);
  for (const [, target = ''] of html.matchAll(/class="stat" href="#([^"]+)"/g))
    expect(html).toContain(`id="${target}"`);
});
