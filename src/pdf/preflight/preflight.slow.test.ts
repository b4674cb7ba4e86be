import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createProject, type TestProject } from '../../testing/project.ts';

let project: TestProject;
beforeAll(() => {
  project = createProject();
});
beforeEach(() => project.reset());
afterAll(() => project.dispose());

const css = 'templates/briefing.css';
const topic = 'templates/topics/harbours.md';

async function build(): Promise<string> {
  const { code, stderr } = await project.run(['--topic', 'harbours', '--date', '2024-03-01']);
  expect({ code, stderr }).toMatchObject({ code: 3 });
  return stderr;
}

function style(rules: string): void {
  project.write(css, `${project.read(css)}\n${rules}\n`);
}

/** Line of the topic on which a passage stands. */
function line(passage: string): number {
  return (
    project
      .read(topic)
      .split('\n')
      .findIndex((text) => text.includes(passage)) + 1
  );
}

describe('a briefing is not built where, on the printed pages,', () => {
  test('a figure is split from its title', async () => {
    style('.figure, figcaption { break-inside: auto; break-after: auto } .figure svg { break-before: page }');
    const told = await build();
    expect(told).toMatch(/"Figure 1.*" is the title on page \d+ of a figure that begins on page \d+ \[split-figure\]/);
    expect(told).toContain(`${topic}:${line('kind: bars')}:`);
  });

  test('a heading stands alone at the foot of a page', async () => {
    style('h3 + .prose { break-before: page } h3 { break-after: auto }');
    const told = await build();
    const heading = 'Amberwick recorded the most calls of all the harbours';
    expect(told).toContain(
      `${topic}:${line(heading)}:5: error: the heading "${heading}" stands alone at the foot of page`,
    );
  });

  test('text is too small', async () => {
    style('.prose p { font-size: 7pt }');
    expect(await build()).toMatch(
      /harbours\.md:\d+:1: error: ".*" on page \d+ is set in (6\.9\d*|7) pt, less than 8 pt \[small-text\]/,
    );
  });

  test('something is too wide, so that the browser prints all pages smaller', async () => {
    style('.prose p { min-width: 220mm; white-space: nowrap }');
    expect(await build()).toMatch(/the pages are printed at \d+(\.\d)?% of their size.* \[shrunk-pages\]/);
  });

  test('a page is empty', async () => {
    style('.data::before { content: ""; display: block; height: 1mm; break-before: page; break-after: page }');
    expect(await build()).toMatch(/page \d+ is empty \[empty-page\]/);
  });

  test('a template prints a number that is nobody’s', async () => {
    project.edit('templates/partials/section.hbs', '{{#each blocks}}', '<p>{{number}}</p>\n{{#each blocks}}');
    expect(await build()).toMatch(/nothing accounts for "1" on page \d+, in "1".* \[number-accounted\]/);
  });

  test('a template says something else than a placeholder’s value', async () => {
    project.edit('templates/partials/section.hbs', '{{#each blocks}}', '<p>TODO</p>\n{{#each blocks}}');
    expect(await build()).toMatch(/page \d+ says "TODO".* \[placeholder\]/);
  });
});

test('text that a style sheet puts left of the text’s area is left out by the browser, which fails the build', async () => {
  style('.figure figcaption { margin-left: -30mm }');
  const { code, stderr } = await project.run(['--topic', 'harbours', '--date', '2024-03-01']);
  expect(code).toBe(4);
  expect(stderr).toMatch(/harbours\.md:\d+:\d+: the PDF does not say what the page says: .*Figure1/);
});

test('text that a style sheet sets in capitals is the text of the page', async () => {
  style('h3 { text-transform: uppercase }');
  expect(await project.run(['--topic', 'harbours', '--date', '2024-03-01'])).toMatchObject({ code: 0 });
});
