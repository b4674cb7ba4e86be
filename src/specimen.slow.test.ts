import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkPdf } from './pdf/rules/check-pdf.ts';
import { createProject, type TestProject } from './testing/project.ts';

let project: TestProject;
beforeAll(() => {
  project = createProject('specimen');
});
afterAll(() => project.dispose());

const themes = ['bulletin', 'poster', 'memo', 'high-contrast'];
const forms: readonly (readonly string[])[] = [[], ['--page-size', 'Letter'], ['--large-print']];

test.each(themes.flatMap((theme) => forms.map((form) => [theme, form] as const)))(
  'every block is whole in %s %j, in English and Chinese, and so is the index',
  async (theme, form) => {
    const run = await project.run(['--all', '--theme', theme, ...form, '--date', '2026-11-22']);
    expect(run, run.stderr).toMatchObject({ code: 0 });
    for (const name of ['specimen', 'specimen.zh-CN', 'index']) {
      expect(checkPdf(readFileSync(project.path(`out/${name}.pdf`))), name).toEqual([]);
      const verified = await project.call(['verify', project.path(`out/${name}.pdf`)]);
      expect(verified, verified.stderr).toMatchObject({ code: 0 });
    }
  },
);
