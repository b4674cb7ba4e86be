import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pdfText } from '../testing/browser.ts';
import { writeMarkdownTopic } from '../testing/markdown-topic.ts';
import { inspectPages } from '../testing/page-faults.ts';
import { createProject, type TestProject } from '../testing/project.ts';

let project: TestProject;
let text: string;
let html: string;
beforeAll(async () => {
  project = createProject();
  writeMarkdownTopic(project);
  const { code, stderr } = await project.call(['--all', '--date', '2024-03-01', '--format', 'pdf', '--format', 'html']);
  expect(code, stderr).toBe(0);
  text = (await pdfText(readFileSync(project.path('out/harbours.pdf')))).replace(/\s+/g, ' ');
  html = project.read('out/harbours.html');
});
afterAll(() => project.dispose());

it('prints pages without a fault', async () => {
  expect((await inspectPages(readFileSync(project.path('out/harbours.pdf')))).faults).toEqual([]);
});

it('prints no comment and no source of Markdown', () => {
  expect(text).not.toMatch(/Ana whether|nonsense|5 of them|\[\^|!\[|images\/|~~|\{#/);
});

it('prints code as it is, what only looks like a heading or a comment with it', () => {
  expect(text).toContain('## no heading');
  expect(text).toContain('code <!-- kept -->');
  expect(text).toMatch(/each once, <b> and Calls of ships recorded/);
});

it('leads from the call of a footnote to its text and back, under the section that calls it first', () => {
  const [first = '', second = ''] = html.split('<h2 id="how">');
  for (const mark of ['a', 'b']) {
    expect(first).toContain(`<a href="#note-${mark}" id="call-${mark}">${mark}</a>`);
    expect(first).toMatch(new RegExp(`<p id="note-${mark}"><a href="#call-${mark}">`));
  }
  expect(second).not.toContain('class="footnotes"');
});

it('shows pictures with their words and who made them', () => {
  expect(html).toMatch(
    /<img src="data:image\/jpeg;base64,[^"]+" alt="A quay in morning light"[^>]*><p>Photo: <em>Ana<\/em>/,
  );
  expect(html).toContain('src="data:image/svg+xml;base64,');
});

it('numbers lists, and lists in them', () => {
  expect(html).toMatch(/<ol>\s*<li>Count ships\.<\/li>\s*<li>Count them again:\s*<ul>\s*<li>by day,<\/li>/);
  expect(text).toMatch(/1\. Count ships\. 2\. Count them again:/);
});

it('leads to headings by the ids that their author gave', () => {
  expect(html).toMatch(/<h2 id="how">/);
  expect(html).toContain('<a href="#how">the other section</a>');
});

it('is built anew where a picture changed, and not where nothing did', async () => {
  const again = await project.call(['--all', '--date', '2024-03-01', '--format', 'pdf', '--format', 'html']);
  expect(again.stderr).toMatch(/up to date/);
  project.edit('templates/topics/images/mark.svg', '#335577', '#553377');
  const changed = await project.call(['--all', '--date', '2024-03-01', '--format', 'pdf', '--format', 'html']);
  expect(changed.stderr).not.toMatch(/up to date/);
});
