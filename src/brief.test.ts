import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type PdfDocument, readPdf } from './pdf/read/read-pdf.ts';
import { isElement, type PdfElement } from './pdf/read/read-structure.ts';
import { checkPdf } from './pdf/rules/check-pdf.ts';
import { projectRoot } from './testing/browser.ts';
import { readOutline } from './testing/outline.ts';
import { createProject, type TestProject } from './testing/project.ts';

let project: TestProject;
let pdf: Uint8Array;
let reading: PdfDocument;
let text: string;

beforeAll(async () => {
  project = createProject();
  const run = await project.call(['--topic', 'harbours', '--date', '2024-03-01']);
  expect(run).toMatchObject({ code: 0, stdout: 'out/harbours.pdf\n' });
  pdf = readFileSync(project.path('out/harbours.pdf'));
  reading = readPdf(pdf);
  text = reading.pages
    .flatMap(({ runs }) => runs.map((run) => run.text))
    .join('')
    .replace(/\s+/g, ' ');
});
afterAll(() => project.dispose());

function elements(tree: readonly PdfElement[]): readonly PdfElement[] {
  return tree.flatMap((element) => [element, ...elements(element.children.filter(isElement))]);
}

describe('a finished briefing', () => {
  it('breaks no rule of an accessible and archival PDF', async () => {
    expect(checkPdf(pdf)).toEqual([]);
  });

  it('says what the topic says, with every value of the data as it is written there', () => {
    for (const words of [
      'Calls at made-up harbours',
      'Amberwick recorded the most calls of all the harbours',
      'Recorded calls differ from harbour to harbour',
      'Made-up yearbook of harbours',
      'The values are made up and mean nothing.',
    ])
      expect(text).toContain(words);
    const source = project.read('data/sources/made-up-yearbook-2024.yaml');
    const values = [...source.matchAll(/literal: "([\d,]+) calls"/g)].map(([, value = '']) => value);
    expect(values).toHaveLength(13);
    for (const value of values) expect(text).toContain(value);
    for (const [, name = ''] of project.read('data/places.yaml').matchAll(/name: (\w+)/g)) expect(text).toContain(name);
  });

  it('is A4 in every page, each numbered', () => {
    expect(reading.pages.length).toBeGreaterThan(1);
    for (const { width, height } of reading.pages) {
      expect(width).toBeCloseTo(595.28, -1);
      expect(height).toBeCloseTo(841.89, -1);
    }
    for (const [index] of reading.pages.entries())
      expect(text).toMatch(new RegExp(`${index + 1} of ${reading.pages.length}`));
  });

  it('has one title, claims below sections, tables with heads and charts with words in their place', () => {
    const all = elements(reading.structure);
    const count = (role: string): number => all.filter((element) => element.role === role).length;
    expect(count('H1')).toBe(1);
    expect(count('H2')).toBeGreaterThan(4);
    expect(count('H3')).toBeGreaterThan(0);
    expect(count('Table')).toBeGreaterThanOrEqual(2);
    expect(count('TH')).toBeGreaterThan(4);
    const alts = all.filter(({ role }) => role === 'Figure').map(({ alt }) => alt ?? '');
    expect(alts.length).toBeGreaterThanOrEqual(2);
    expect(alts.find((alt) => alt.includes('Amberwick'))).toContain('4,180');
  });

  it('has an outline of its sections that leads to their pages', () => {
    const outline = readOutline(pdf);
    const [title] = outline;
    expect(title?.title).toBe('Calls at made-up harbours');
    const titles = JSON.stringify(outline);
    for (const section of ['Calls', 'Sources']) expect(titles).toContain(section);
  });

  it('holds its fonts, all TrueType and from the theme, and no picture', () => {
    expect(reading.fonts.length).toBeGreaterThan(1);
    for (const font of reading.fonts) {
      expect(font).toMatchObject({ embedded: true, missingGlyphs: false, unmapped: false });
      expect(font.type).not.toBe('Type3');
      expect(font.name).toMatch(/Source(Serif4|Sans3)|NotoSansSC/);
    }
    expect(reading.pages.map(({ images }) => images)).toEqual(reading.pages.map(() => 0));
  });

  it('links to its own pages, https and mail alone', () => {
    expect(reading.links.length).toBeGreaterThan(5);
    for (const { uri } of reading.links) expect(uri ?? 'https:').toMatch(/^(https:|mailto:)/);
    expect(reading.links.map(({ uri }) => uri)).toContain('https://example.org/yearbook');
  });

  it('says what it is, when it is from and what made it', () => {
    const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
    expect(reading.language).toBe('en-GB');
    expect(Object.fromEntries(reading.info)).toMatchObject({
      Title: 'Calls at made-up harbours',
      Author: 'Made-up Harbour Office',
      Keywords: expect.stringContaining('harbours'),
      Creator: `Briefpress ${version}`,
      CreationDate: expect.stringContaining('D:20240301'),
    });
  });

  it('is light enough to mail', () => {
    expect(pdf.length).toBeLessThan(160_000);
  });
});

describe('a reader that is not ours (pdf.js) opens it', () => {
  let opened: PDFDocumentProxy;
  beforeAll(async () => {
    // It wants these when it is loaded, but uses them only to paint.
    for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) vi.stubGlobal(name, class {});
    const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
    opened = await getDocument({ data: new Uint8Array(pdf) }).promise;
  });
  afterAll(() => opened.destroy());

  it('and finds its pages, its words in order, its outline and its files with their bytes', async () => {
    expect(opened.numPages).toBe(reading.pages.length);
    const { items } = await (await opened.getPage(1)).getTextContent();
    const words = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : '')).join('');
    expect(words).toMatch(/Calls at made-up harbours.*Amberwick recorded the most calls of all the harbours/);
    const title = expect.objectContaining({ title: 'Calls at made-up harbours' });
    expect(await opened.getOutline()).toEqual([title]);
    const attached = new Map(Object.entries<{ content: Uint8Array }>(await opened.getAttachments()));
    expect([...attached.keys()].sort()).toEqual(['harbours-manifest.json', 'harbours-statistics.csv']);
    for (const { name, bytes } of reading.attachments) expect(attached.get(name)?.content).toEqual(bytes);
  });

  it('and finds the tags of its pages', async () => {
    expect(await opened.getMarkInfo()).toMatchObject({ Marked: true, Suspects: false });
    const tree = await (await opened.getPage(1)).getStructTree();
    expect(tree.children[0]).toMatchObject({ role: 'Document' });
    const roles = [...JSON.stringify(tree).matchAll(/"role":"(\w+)"/g)].map(([, role]) => role);
    expect(roles.filter((role) => role === 'H1')).toHaveLength(1);
    expect(roles).toEqual(expect.arrayContaining(['P', 'H2', 'Figure', 'Link']));
  });
});
