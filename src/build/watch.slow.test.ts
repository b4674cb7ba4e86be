import type { ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import http from 'node:http';
import type { Browser, Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  browserProcesses,
  eventually,
  leftovers,
  patience,
  pdfText,
  removeFolder,
  temporaryFolder,
} from '../testing/browser.ts';
import { type CliResult, createProject, finish, type TestProject } from '../testing/project.ts';
import { launchScreenBrowser } from '../testing/screen-browser.ts';

const topicFile = 'templates/topics/harbours.md';
const title = 'title: Calls at made-up harbours';
const date = ['--date', '2024-03-01'];

let project: TestProject;
let browser: Browser;
let profile: string;
let page: Page;
let watching: Watching | undefined;

interface Watching {
  readonly child: ChildProcess;
  readonly ended: Promise<CliResult>;
  readonly told: () => string;
  readonly address: string;
}

beforeAll(async () => {
  project = createProject();
  profile = temporaryFolder();
  // The first build unpacks the browser, where it is not there yet.
  await project.run(['--topic', 'harbours', ...date]);
  browser = await launchScreenBrowser(profile);
});
beforeEach(async () => {
  project.reset();
  page = await browser.newPage();
});
afterEach(async () => {
  await page.close();
  watching?.child.kill('SIGINT');
  await watching?.ended;
  watching = undefined;
});
afterAll(async () => {
  await browser.close();
  project.dispose();
  removeFolder(profile);
});

async function watch(words: readonly string[] = ['--topic', 'harbours']): Promise<Watching> {
  const child = project.start([...words, '--watch', ...date]);
  let told = '';
  child.stderr?.on('data', (text: Buffer) => {
    told += text.toString();
  });
  const ended = finish(child);
  expect(await eventually(() => /preview: \S+/.test(told))).toBe(true);
  watching = { child, ended, told: () => told, address: /preview: (\S+)/.exec(told)?.[1] ?? '' };
  return watching;
}

/** The briefing that is seen, in the words of the page. */
const frame = "document.querySelector('iframe:not(.next)')?.contentDocument";

/** Waits until a text stands in the briefing that is seen. */
async function seen(text: string): Promise<void> {
  await holds(`${frame}?.body?.innerText.includes(${JSON.stringify(text)})`);
}

async function state(text: string): Promise<void> {
  await holds(`document.querySelector('#state')?.textContent === ${JSON.stringify(text)}`);
}

/** Waits until an expression is true in the page. */
async function holds(expression: string): Promise<void> {
  await page.waitForFunction(expression, { timeout: patience, polling: 50 });
}

const problems = (): Promise<string> => page.$eval('#problems', (element) => element.textContent ?? '');

const scrolled = (): Promise<number> => page.$eval('iframe:not(.next)', (frame) => frame.contentWindow?.scrollY ?? -1);

describe('--watch', () => {
  it('shows what is saved in place, without losing the place, and prints it', async () => {
    const { address } = await watch();
    await page.goto(address);
    await seen('Calls at made-up harbours');
    await state('PDF is up to date');
    await page.$eval('iframe', (frame) => frame.contentWindow?.scrollTo(0, 800));
    project.edit(topicFile, title, 'title: Calls as they were saved');
    await seen('Calls as they were saved');
    expect(await scrolled()).toBe(800);
    await state('PDF is up to date');
    const printed = await (await fetch(`${address}.pdf`)).arrayBuffer();
    expect(await pdfText(new Uint8Array(printed))).toContain('Calls as they were saved');
    expect(Buffer.from(printed).equals(readFileSync(project.path('out/harbours.pdf')))).toBe(true);
    expect(browserProcesses(project.path('.briefpress')).filter(({ type }) => type === 'browser')).toHaveLength(1);
  });

  it('shows the finding of a broken edit, and recovers on the next save', async () => {
    const { address, told } = await watch();
    await page.goto(address);
    await state('PDF is up to date');
    const before = readFileSync(project.path('out/harbours.pdf'));
    project.edit(topicFile, '{{stat "amberwick-calls-change-2023"}}', '{{stat "amberwick-call-change-2023"}}');
    await state('PDF is of an earlier version');
    expect(await problems()).toMatch(
      /^templates\/topics\/harbours\.md:\d+:\d+: error: unknown statistic "amberwick-call-change-2023"; did you mean/,
    );
    expect(told()).toContain('did you mean "amberwick-calls-change-2023"?');
    await seen('Calls at made-up harbours');
    expect(readFileSync(project.path('out/harbours.pdf')).equals(before)).toBe(true);
    project.edit(topicFile, '{{stat "amberwick-call-change-2023"}}', '{{stat "amberwick-calls-change-2023"}}');
    await state('PDF is up to date');
    expect(await problems()).toBe('');
  });

  it.each([
    ['the data', 'data/sources/made-up-yearbook-2024.yaml', 'title: ', 'title: Renewed '],
    ['a template', 'templates/partials/masthead.hbs', '<h1', '<p>Renewed words</p><h1'],
    ['the data, so that they cannot be read, and back', 'data/units.yaml', 'format: 1', 'format: [1'],
  ])('builds again on a change of %s', async (_, file, old, renewed) => {
    const { address } = await watch(['--topic', 'harbours', '--format', 'html']);
    await page.goto(address);
    await seen('Calls at made-up harbours');
    const whole = project.read(file);
    project.write(file, whole.replace(old, renewed));
    if (renewed.includes('Renewed')) return await seen('Renewed');
    await holds("document.querySelector('#problems')?.textContent?.includes('data/units.yaml')");
    project.write(file, whole);
    await holds("document.querySelector('#problems')?.textContent === ''");
    await seen('Calls at made-up harbours');
  });

  it('opens links that lead out beside the preview, and follows those inside it', async () => {
    const { address } = await watch(['--topic', 'harbours', '--format', 'html']);
    await page.goto(address);
    await seen('Calls at made-up harbours');
    await page.evaluate('window.open = (address) => { window.opened = address; }');
    await page.evaluate(`${frame}.querySelector('a[href^="https:"]').click()`);
    await holds("window.opened?.startsWith('https://') === true");
    await page.evaluate(`${frame}.querySelector('a[href="#calls"]').click()`);
    await holds(`${frame}?.location.hash === '#calls' && ${frame}.defaultView.scrollY > 0`);
  });

  it('takes up a style sheet that a theme is given', async () => {
    const { address } = await watch(['--topic', 'harbours', '--format', 'html']);
    await page.goto(address);
    await seen('Calls at made-up harbours');
    const theme = 'templates/themes/rust/theme.css';
    project.write(theme, 'h1{text-decoration:underline}');
    await holds(`getComputedStyle(${frame}.querySelector('h1')).textDecorationLine === 'underline'`);
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s ends it at once and leaves nothing behind', async (signal, code) => {
    const { child, ended, address } = await watch();
    await page.goto(address);
    await state('PDF is up to date');
    child.kill(signal);
    expect(await ended).toMatchObject({ code });
    expect(await eventually(() => browserProcesses(project.path('.briefpress')).length === 0)).toBe(true);
    expect(leftovers(project.path('.briefpress'))).toEqual([]);
    await expect(fetch(address)).rejects.toThrow();
    await state('Briefpress does not answer');
  });

  it('opens the preview with --open, through no shell', async () => {
    const record = project.path('opened');
    project.write('bin/xdg-open', `#!/bin/sh\nprintf '%s\\n' "$#" "$@" > '${record}'\n`);
    chmodSync(project.path('bin/xdg-open'), 0o755);
    const environment = { PATH: `${project.path('bin')}:${process.env.PATH}` };
    const child = project.start(['--topic', 'harbours', '--format', 'html', '--watch', '--open'], { environment });
    const ended = finish(child);
    expect(await eventually(() => existsSync(record) && readFileSync(record, 'utf8').split('\n').length > 2)).toBe(
      true,
    );
    child.kill('SIGINT');
    const { stderr } = await ended;
    expect(readFileSync(record, 'utf8')).toBe(`1\n${/preview: (\S+)/.exec(stderr)?.[1]}\n`);
    const built = await project.run(['--topic', 'harbours', '--format', 'html', '--open'], { environment });
    expect(built.code).toBe(0);
    const file = `1\n${project.path('out/harbours.html')}\n`;
    expect(await eventually(() => readFileSync(record, 'utf8') === file)).toBe(true);
  });

  it('is refused with another command', async () => {
    expect(await project.run(['check', '--watch'])).toMatchObject({ code: 2 });
  });
});

/** A request with headers that `fetch` does not let through. */
async function status(address: string, path: string, options: http.RequestOptions = {}): Promise<number> {
  const { port } = new URL(address);
  return await new Promise((resolve, reject) => {
    const request = http.request({ host: '127.0.0.1', port, path, ...options }, (response) => {
      response.destroy();
      resolve(response.statusCode ?? 0);
    });
    request.on('error', reject).end();
  });
}

it('serves the previews of its briefings and nothing else, by its own name', async () => {
  const { address } = await watch(['--topic', 'harbours', '--format', 'html']);
  await page.goto(address);
  await seen('Calls at made-up harbours');
  for (const path of ['/harbours', '/harbours.html', '/harbours.events']) expect(await status(address, path)).toBe(200);
  expect(await status(address, '/')).toBe(302);
  const outside = [
    '/harbours.pdf',
    '/out',
    '/../package.json',
    '/%2e%2e/package.json',
    '/.briefpress',
    '/harbours.md',
    '//',
  ];
  for (const path of outside) expect(await status(address, path)).toBe(404);
  expect(await status(address, '/harbours', { headers: { host: 'evil.example' } })).toBe(403);
  expect(await status(address, '/harbours.events', { headers: { host: 'evil.example' } })).toBe(403);
  expect(await status(address, '/harbours', { method: 'POST' })).toBe(403);
  const { port } = new URL(address);
  await expect(fetch(`http://127.0.0.2:${port}/harbours`)).rejects.toThrow();
});
