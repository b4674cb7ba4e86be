import { existsSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { createProject } from '../testing/project.ts';

const project = createProject();
afterAll(() => project.dispose());

test.each([
  [['200'], /accent: "#(?!134775)/],
  [[], /accent: "#134775"/],
  [['--theme', 'plum'], /accent: "#7B1F5A"/],
])('a new theme with %j passes its check and is listed', async (words, accent) => {
  const made = await project.call(['new', 'theme', 'old-harbour', ...words]);
  expect(made).toMatchObject({
    code: 0,
    stdout: 'templates/themes/old-harbour/tokens.yaml\ntemplates/themes/old-harbour/theme.css\n',
  });
  expect(project.read('templates/themes/old-harbour/tokens.yaml')).toMatch(accent);
  expect(project.read('templates/themes/old-harbour/tokens.yaml')).toContain('name: "Old harbour"');
  const listed = await project.call(['list', 'themes']);
  expect(listed.stdout).toContain('old-harbour');
  const checked = await project.call(['check']);
  expect(checked.stdout).not.toContain('templates/themes');
  project.remove('templates/themes/old-harbour');
});

test.each([
  [['new', 'theme'], /new needs <kind> and <id>/],
  [['new', 'theme', '../x'], /"..\/x" is not an id/],
  [['new', 'theme', 'harbour', '360'], /"360" is not a hue/],
  [['new', 'theme', 'rust'], /templates\/themes\/rust exists already/],
  [['new', 'theme', 'harbour', '--theme', 'plumb'], /unknown theme "plumb"; did you mean "plum"\?/],
])('%j is wrong usage and writes nothing', async (words, message) => {
  const run = await project.call(words);
  expect(run).toMatchObject({ code: 2, stdout: '' });
  expect(run.stderr).toMatch(message);
  expect(existsSync(project.path('templates/themes/harbour'))).toBe(false);
});

test('a theme that cannot be started from leaves nothing behind', async () => {
  const file = 'templates/themes/rust/tokens.yaml';
  project.write(file, project.read(file).replace('ink: "#291C17"', 'ink: "#8A8A8A"'));
  const checked = await project.call(['check']);
  expect(checked.code).toBe(3);
  expect(checked.stdout).toMatch(
    /templates\/themes\/rust\/tokens\.yaml:7:8: error: ink #8A8A8A on paper .* \[theme-contrast\]/,
  );
  const run = await project.call(['new', 'theme', 'harbour', '--theme', 'rust']);
  expect(run.code).toBe(3);
  expect(run.stderr).toContain('theme-contrast');
  expect(existsSync(project.path('templates/themes/harbour'))).toBe(false);
});

test('a palette of a hue is made, and a theme is printed in it', async () => {
  expect(await project.call(['new', 'palette', 'harbour', '200'])).toMatchObject({
    code: 0,
    stdout: 'templates/palettes/harbour.yaml\n',
  });
  expect(project.read('templates/palettes/harbour.yaml')).toMatch(/accent: "#[0-9A-Fa-f]{6}"/);
  const words = ['--topic', 'harbours', '--theme', 'poster', '--palette'];
  expect(await project.call([...words, 'harbour'])).toMatchObject({ code: 0, stdout: 'out/harbours.pdf\n' });
  const unknown = await project.call([...words, 'harbur']);
  expect(unknown).toMatchObject({ code: 2 });
  expect(unknown.stderr).toContain('unknown palette "harbur"; did you mean "harbour"?');
});

test.each([
  ['poster/plom', 'unknown palette "plom"; did you mean "plum"? palettes: '],
  ['rost', 'unknown theme "rost"; did you mean "rust"? themes: '],
])('a topic of the unknown look %s is told with its line, by check and by a build', async (look, message) => {
  const topic = 'templates/topics/harbours.md';
  project.reset();
  const [, own = ''] = /^(theme: .*)$/m.exec(project.read(topic)) ?? [];
  project.edit(topic, own, `theme: ${look}`);
  const checked = await project.call(['check']);
  expect(checked).toMatchObject({ code: 3 });
  expect(checked.stdout).toMatch(/^templates\/topics\/harbours\.md:\d+:\d+: error: unknown /m);
  expect(checked.stdout).toContain(message);
  const built = await project.call(['--topic', 'harbours', '--date', '2024-03-01']);
  expect(built).toMatchObject({ code: 3, stdout: '' });
  expect(built.stderr).toContain(message.split('?')[0]);
});
