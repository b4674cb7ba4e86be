import { readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { parseSvg, walk } from '../style/svg.ts';
import { createProject } from '../testing/project.ts';

const project = createProject();
afterAll(() => project.dispose());

test('a chart stands alone: title, description and source in one file, texts as shapes', async () => {
  const run = await project.call(['chart', '--topic', 'harbours', '--figure', '1', '--date', '2024-03-01']);
  expect(run).toMatchObject({ code: 0, stdout: 'out/harbours-figure-1.svg\n' });
  const svg = project.read('out/harbours-figure-1.svg');
  const nodes = [...walk(parseSvg(svg.trim()))];
  const first = (name: string): string => nodes.find((node) => node.name === name)?.children.join('') ?? '';
  expect(first('title').length).toBeGreaterThan(10);
  expect(first('desc').length).toBeGreaterThan(40);
  expect(svg.replaceAll(/url\(#[^)]*\)|xmlns="[^"]*"/g, '')).not.toMatch(/url\(|https?:/);
  expect(nodes.filter(({ name }) => name === 'text' || name === 'style')).toEqual([]);
});

test('the same chart is the same bytes in another process', async () => {
  const words = ['chart', '--topic', 'harbours', '--figure', '1', '--date', '2024-03-01'];
  await project.call(words);
  const first = project.read('out/harbours-figure-1.svg');
  await project.run(words);
  expect(project.read('out/harbours-figure-1.svg')).toBe(first);
});

test('without a figure all are written, and --json says which', async () => {
  const run = await project.call(['chart', '--topic', 'harbours', '--json', '--out', 'slides']);
  const written = JSON.parse(run.stdout) as readonly { readonly figure: number; readonly file: string }[];
  expect(written.length).toBeGreaterThan(0);
  const figures = written.flatMap(({ figure }) => figure ?? []);
  expect(figures).toEqual(figures.map((_, index) => index + 1));
  expect(written[0]?.file).toBe('slides/harbours-figure-1.svg');
  for (const { file } of written) expect(project.read(file)).toMatch(/^<svg /);
});

test('a PNG is as many pixels wide as asked, and says how large it is meant to be', async () => {
  const words = ['chart', '--topic', 'harbours', '--figure', '1', '--format', 'png', '--width', '2400'];
  expect(await project.call(words)).toMatchObject({ code: 0, stdout: 'out/harbours-figure-1.png\n' });
  const png = readFileSync(project.path('out/harbours-figure-1.png'));
  expect(png.readUInt32BE(16)).toBe(2400);
  const at = png.indexOf('pHYs');
  expect(at).toBeGreaterThan(0);
  expect(at).toBeLessThan(png.indexOf('IDAT'));
  const dotsPerInch = png.readUInt32BE(at + 4) * 0.0254;
  expect(2400 / dotsPerInch).toBeGreaterThan(4);
  expect(2400 / dotsPerInch).toBeLessThan(12);
  expect(png.readUInt8(at + 12)).toBe(1);
});

test.each([
  [['chart'], /which briefing\? Give --topic ID, or --all\n {2}topics: .*harbours/],
  [['chart', '--topic', 'harbour'], /unknown topic "harbour"; did you mean "harbours"\?/],
  [['chart', '--topic', 'harbours', '--figure', '99'], /harbours has no figure 99\n {2}its figures: 1/],
  [['chart', '--topic', 'harbours', '--figure', 'two'], /--figure is a whole number, not "two"/],
  [['chart', '--topic', 'harbours', '--format', 'pdf'], /--format cannot be "pdf"; it is one of "svg", "png"/],
  [['--topic', 'harbours', '--format', 'png'], /--format cannot be "png"; it is one of "pdf", "html", "csv"/],
])('%j is wrong usage', async (words, message) => {
  const run = await project.call(words);
  expect(run).toMatchObject({ code: 2, stdout: '' });
  expect(run.stderr).toMatch(message);
});

test('a terminal shows that it is drawn', async () => {
  const shown: string[] = [];
  await project.call(['chart', '--topic', 'harbours'], { live: (text) => shown.push(text) });
  expect(shown).toEqual(['harbours: charts, 0 s', '']);
});
