import { readFileSync } from 'node:fs';
import { afterAll, afterEach, expect, test } from 'vitest';
import { readPdf } from './pdf/read/read-pdf.ts';
import { checkPdf } from './pdf/rules/check-pdf.ts';
import { smallest } from './project/extremes.ts';
import { createProject } from './testing/project.ts';

const project = createProject();
afterAll(() => project.dispose());
afterEach(() => project.reset());

const folder = 'templates/themes/rust';
const file = 'out/harbours.pdf';
const asked = ['--topic', 'harbours', '--theme', 'rust', '--date', '2024-03-01', '--force'];

function withOwnPages(): void {
  project.write(`${folder}/theme.css`, '@page { margin: 26mm 12mm 25mm 28mm }\n@page :first { margin-top: 40mm }\n');
  project.write(`${folder}/cover.hbs`, '<div class="cover"><p class="summary">{{html masthead.summary}}</p></div>\n');
  project.write(`${folder}/header.hbs`, '{{#unless first}}Head of {{masthead.issuer}}{{/unless}}\n');
  project.write(`${folder}/footer.hbs`, 'Foot of {{html runningFoot}}\n');
}

test.each([
  ['A4', []],
  ['Letter', ['--page-size', 'Letter']],
  ['large print', ['--large-print']],
])('on %s a theme may have a cover, margins, a head and a foot of its own', async (_, flags) => {
  withOwnPages();
  const run = await project.run([...asked, ...flags]);
  expect(run, run.stderr).toMatchObject({ code: 0, stdout: `${file}\n` });
  const pdf = readFileSync(project.path(file));
  expect(checkPdf(pdf)).toEqual([]);
  const { pages } = readPdf(pdf);
  const [cover = '', first = ''] = pages.map(({ runs }) => runs.map(({ text }) => text).join(''));
  expect(cover).not.toContain('As reported, in brief');
  expect(cover).not.toContain('Head of');
  expect(cover).toContain('Foot of');
  expect(first).toContain('As reported, in brief');
  expect(first).toContain('Head of');
  const left = smallest(pages.flatMap(({ runs }) => runs.map(({ x }) => x)));
  expect((left * 25.4) / 72).toBeGreaterThan(27.5);
  expect((await project.run(['verify', file])).code).toBe(0);
});

test('a number that is typed into the head of a page is refused', async () => {
  project.write(`${folder}/header.hbs`, 'Edition 2024\n');
  const run = await project.run(asked);
  expect(run.code).toBe(3);
  expect(run.stderr).toContain('nothing accounts for "2024" on page 1');
});

test('a template that no page uses, or that names what there is not, is a finding of check', async () => {
  project.write(`${folder}/headr.hbs`, 'x\n');
  project.write(`${folder}/footer.hbs`, '{{runingFoot}}\n');
  const run = await project.run(['check']);
  expect(run.code).toBe(3);
  expect(run.stdout).toContain(`${folder}/headr.hbs:1:1: error: nothing uses this; did you mean "header"?`);
  expect(run.stdout).toContain(`${folder}/footer.hbs:1:3: error: unknown field "runingFoot"`);
});
