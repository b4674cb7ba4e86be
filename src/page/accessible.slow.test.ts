import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import axe, { type AxeResults } from 'axe-core';
import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCli } from '../cli.ts';
import { projectRoot, removeFolder, temporaryFolder } from '../testing/browser.ts';
import { listeningEdge } from '../testing/edge.ts';
import { createProject } from '../testing/project.ts';
import { launchScreenBrowser } from '../testing/screen-browser.ts';

const folder = temporaryFolder();
const profile = temporaryFolder();
const specimen = createProject('specimen');
const themes = ['bulletin', 'poster', 'memo', 'high-contrast'];
let browser: Browser;
beforeAll(async () => {
  for (const words of [
    ['--topic', 'anti-fraud'],
    ['--topic', 'smart-policing', '--lang', 'zh-CN'],
  ]) {
    const flags = ['--format', 'html', '--date', '2026-11-22', '--out', folder];
    const { edge, told } = listeningEdge(projectRoot, '2026-11-22', { words: [...words, ...flags] });
    expect(await runCli(edge), told.join('\n')).toBe(0);
  }
  for (const theme of themes) {
    const flags = ['--theme', theme, '--format', 'html', '--date', '2026-11-22'];
    const run = await specimen.call(['--topic', 'specimen', ...flags]);
    expect(run, run.stderr).toMatchObject({ code: 0 });
    copyFileSync(specimen.path('out/specimen.html'), join(folder, `specimen-${theme}.html`));
  }
  const run = await specimen.call(['--all', '--format', 'html', '--date', '2026-11-22']);
  expect(run, run.stderr).toMatchObject({ code: 0 });
  for (const name of ['specimen.zh-CN', 'index'])
    copyFileSync(specimen.path(`out/${name}.html`), join(folder, `${name}.html`));
  browser = await launchScreenBrowser(profile);
});
afterAll(async () => {
  await browser.close();
  specimen.dispose();
  for (const each of [folder, profile]) removeFolder(each);
});

/** How a reader may see a page: `width` in CSS px. 400 % of a window of 1,280 px is one of 320 px (WCAG 2.2, 1.4.10). */
interface View {
  readonly name: string;
  readonly width: number;
  readonly scale?: number;
  readonly media?: 'print';
  readonly feature?: readonly [string, string];
}

const views: readonly View[] = [
  { name: 'light', width: 1100 },
  { name: 'dark', width: 1100, feature: ['prefers-color-scheme', 'dark'] },
  { name: 'forced colours', width: 1100, feature: ['forced-colors', 'active'] },
  { name: 'print', width: 794, media: 'print' },
  { name: 'a telephone', width: 320 },
  { name: '400 %', width: 320, scale: 4 },
];

async function show(page: Page, file: string, { width, scale = 1, media, feature }: View): Promise<void> {
  await page.setViewport({ width, height: 800, deviceScaleFactor: scale });
  await page.emulateMediaType(media);
  const session = await page.createCDPSession();
  const features = feature === undefined ? [] : [{ name: feature[0], value: feature[1] }];
  await session.send('Emulation.setEmulatedMedia', { media: media ?? '', features });
  await page.goto(`file://${folder}/${file}.html`);
}

/** On paper no link is followed, and the number of a source has its brackets. */
const onPaper = JSON.stringify({ rules: { 'link-in-text-block': { enabled: false } } });

/** The serious findings of axe-core, each with the first elements that it names. */
async function findings(page: Page, { media }: View): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const { violations } = (await page.evaluate(
    `axe.run(document, ${media === 'print' ? onPaper : '{}'})`,
  )) as AxeResults;
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map(({ html }) => html.slice(0, 150))
          .join(' | ')}`,
    );
}

const pages = ['anti-fraud', 'smart-policing.zh-CN', ...themes.map((theme) => `specimen-${theme}`), 'specimen.zh-CN'];

test.each(views)('an index, $name: no serious finding of axe-core, and nothing wider than the window', async (view) => {
  const page = await browser.newPage();
  await show(page, 'index', view);
  expect(await findings(page, view)).toEqual([]);
  if (view.media !== 'print')
    expect(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')).toBeLessThanOrEqual(0);
  await page.close();
});

describe.each(pages)('%s', (file) => {
  test.each(views)('$name: no serious finding of axe-core, and nothing wider than the window', async (view) => {
    const page = await browser.newPage();
    await show(page, file, view);
    expect(await findings(page, view)).toEqual([]);
    const wide = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
    if (view.media !== 'print') expect(wide).toBeLessThanOrEqual(0);
    await page.close();
  });

  test('charts keep their colours and their ground where a reader forces colours', async () => {
    const page = await browser.newPage();
    await show(page, file, { name: 'forced', width: 1100, feature: ['forced-colors', 'active'] });
    const read = (property: string) =>
      page.evaluate(`[...document.querySelectorAll('svg')].map((one) => getComputedStyle(one).${property})`);
    const [forced, grounds] = [await read('forcedColorAdjust'), await read('backgroundColor')];
    expect([forced].flat().filter((each) => each !== 'none')).toEqual([]);
    expect([forced].flat()).not.toHaveLength(0);
    expect(grounds).not.toContain('rgba(0, 0, 0, 0)');
    await page.close();
  });
});
