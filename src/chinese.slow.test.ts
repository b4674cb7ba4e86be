import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inlineText } from './pdf/read/read-aloud.ts';
import { type PdfDocument, readPdf } from './pdf/read/read-pdf.ts';
import { isElement, type PdfElement } from './pdf/read/read-structure.ts';
import { checkPdf } from './pdf/rules/check-pdf.ts';
import { projectRoot } from './testing/browser.ts';
import { createProject, type TestProject } from './testing/project.ts';

let project: TestProject;

beforeAll(() => {
  project = createProject();
  for (const folder of ['data', 'templates/topics']) {
    rmSync(project.path(folder), { recursive: true });
    cpSync(join(projectRoot, folder), project.path(folder), { recursive: true });
  }
});
afterAll(() => project.dispose());

describe('the briefing that is written in Chinese too', () => {
  let pdf: Uint8Array;
  let reading: PdfDocument;
  let text: string;

  beforeAll(async () => {
    const run = await project.run(['--topic', 'smart-policing', '--lang', 'zh-CN', '--date', '2024-09-02']);
    expect(run).toMatchObject({ code: 0, stdout: 'out/smart-policing.zh-CN.pdf\n' });
    pdf = readFileSync(project.path('out/smart-policing.zh-CN.pdf'));
    reading = readPdf(pdf);
    const runs = reading.pages.flatMap((page) => page.runs.map((each) => each.text));
    text = runs.join('').normalize('NFKC').replace(/\s+/g, '');
  });

  it('is accessible and archival, and says that it is Chinese', async () => {
    expect(checkPdf(pdf)).toEqual([]);
    expect(reading.language).toBe('zh-CN');
    expect(reading.info.get('Title')).toBe('川渝智慧公安');
  });

  it.each([
    '重庆市公安局公布其线上平台有2032万个用户',
    '超过4000个小区',
    '61.7%(我们计算)',
    '2022年至2024年7月30日',
    'C级:媒体报道的官方数字',
    '2023年11月6日至9日',
    '第1页,共',
  ])('says %s', (words) => {
    expect(text).toContain(words);
  });

  it('has English in its sources alone, and the language of a title in English marked', () => {
    for (const words of ['Reported', 'Figure', 'Table', 'Source:', 'our calculation', 'People’sDaily'])
      expect(text).not.toContain(words);
    const all = (tree: readonly PdfElement[]): readonly PdfElement[] =>
      tree.flatMap((element) => [element, ...all(element.children.filter(isElement))]);
    const passages = all(reading.structure).filter(({ lang }) => lang === 'en');
    expect(passages.map(({ role }) => role)).toEqual(expect.arrayContaining(['P']));
    for (const passage of passages) expect(inlineText(passage)).toMatch(/^[ -~’“”]+$/);
  });

  it('is light enough to mail', () => {
    expect(pdf.length).toBeLessThan(260_000);
  });

  it('holds every font and every glyph', () => {
    for (const font of reading.fonts) {
      expect(font).toMatchObject({ embedded: true, missingGlyphs: false, unmapped: false });
      expect(font.name).toMatch(/SourceSans3|NotoSansSC/);
    }
  });
});

it.each([
  [['--topic', 'anti-fraud', '--lang', 'zh-CN'], 'anti-fraud has en-GB'],
  [['--topic', 'smart-policing', '--topic', 'anti-fraud', '--lang', 'zh-CN'], 'anti-fraud has en-GB'],
  [['--topic', 'smart-policing', '--lang', 'zh-TW'], 'did you mean "zh-CN"?'],
  [['--all', '--lang', 'fr'], 'smart-policing has en-GB, zh-CN'],
])('%j is refused', async (words, told) => {
  const run = await project.run(words);
  expect(run).toMatchObject({ code: 2, stdout: '' });
  expect(run.stderr).toContain(told);
});

it('writes every language with --all, and the one named where it is', async () => {
  const every = await project.run(['--all', '--format', 'html']);
  expect(every).toMatchObject({ code: 0 });
  expect(every.stdout.split('\n')).toEqual(
    expect.arrayContaining(['out/smart-policing.html', 'out/smart-policing.zh-CN.html', 'out/traffic.html']),
  );
  const chinese = await project.run(['--all', '--lang', 'zh-CN', '--format', 'html', '--force']);
  expect(chinese).toMatchObject({ code: 0, stdout: 'out/smart-policing.zh-CN.html\n' });
  expect(project.read('out/smart-policing.zh-CN.html')).toMatch(/^<!doctype html>\n<html lang="zh-CN"/);
});

it('finds what a text of the data lacks in a language that a topic has', async () => {
  project.edit('data/units.yaml', 'zh-CN: 个用户', 'zh-HK: 個用戶');
  try {
    const run = await project.run(['check', 'smart-policing']);
    expect(run.code).toBe(3);
    expect(run.stdout).toMatch(
      /data\/units\.yaml:\d+:\d+: error: the text of unit users has no text in zh-CN.*\[language\]/,
    );
    const english = await project.run(['--topic', 'smart-policing', '--format', 'html', '--quiet']);
    expect(english).toMatchObject({ code: 0 });
  } finally {
    project.edit('data/units.yaml', 'zh-HK: 個用戶', 'zh-CN: 个用户');
  }
});
