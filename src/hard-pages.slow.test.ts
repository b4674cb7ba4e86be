import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PdfDocument } from './pdf/read/read-pdf.ts';
import { isElement, type PdfElement } from './pdf/read/read-structure.ts';
import { checkPdf } from './pdf/rules/check-pdf.ts';
import { projectRoot } from './testing/browser.ts';
import { createHardProject, hardPages } from './testing/hard-pages.ts';
import { readOutline } from './testing/outline.ts';
import { inspectPages } from './testing/page-faults.ts';
import type { CliResult, TestProject } from './testing/project.ts';

let project: TestProject;
let run: CliResult;
beforeAll(async () => {
  project = createHardProject();
  run = await project.run(['--all', '--date', '2024-03-01']);
});
afterAll(() => project.dispose());

function pdf(name: string): Uint8Array {
  return readFileSync(project.path(`out/${name}.pdf`));
}

async function read(name: string): Promise<PdfDocument> {
  return (await inspectPages(pdf(name))).reading;
}

/** Pages that each takes: far more or fewer would mean that something is torn apart or lost. */
const pages: Readonly<Record<string, readonly [number, number]>> = {
  'long-table': [7, 19],
  'long-titles': [8, 13],
  'long-words': [5, 9],
  'many-sources': [4, 9],
  'many-sections': [6, 11],
  'full-opening': [4, 5],
  single: [1, 2],
  'no-charts': [4, 7],
  'many-values': [4, 9],
  'deep-lists': [3, 5],
  'chinese-words': [2, 4],
  qualifiers: [3, 6],
};

it('builds them all', () => {
  expect(run, run.stderr).toMatchObject({
    code: 0,
    stdout: [...hardPages.map((name) => `out/${name}.pdf\n`).sort(), 'out/index.pdf\n', 'out/index.html\n'].join(''),
  });
});

/** Leaves the test out where veraPDF cannot run; in CI none is left out. */
const lacksJava =
  process.env.CI === undefined && ['java', 'mvn'].some((name) => spawnSync(name, ['-version']).error !== undefined);

it.skipIf(lacksJava)('all pass PDF/UA-1 and PDF/A-3a under veraPDF (needs java and mvn)', () => {
  const files = hardPages.map((name) => project.path(`out/${name}.pdf`));
  const verapdf = spawnSync(process.execPath, ['src/testing/verapdf.mjs', ...files], {
    cwd: projectRoot,
    encoding: 'utf8',
  });
  expect(verapdf.status, verapdf.stdout).toBe(0);
});

describe.each(hardPages)('%s', (name) => {
  it('has nothing outside its margins, no empty page, no lonely heading, no dead link', async () => {
    const { reading, faults } = await inspectPages(pdf(name));
    expect(faults).toEqual([]);
    const [least, most] = pages[name] ?? [0, 0];
    expect(reading.pages.length).toBeGreaterThanOrEqual(least);
    expect(reading.pages.length).toBeLessThanOrEqual(most);
    expect(reading.links.length).toBeGreaterThan(0);
  });

  it('breaks no rule', () => {
    expect(checkPdf(pdf(name))).toEqual([]);
  });
});

function all(role: string, elements: readonly PdfElement[]): readonly PdfElement[] {
  return elements.flatMap((element) => [
    ...(element.role === role ? [element] : []),
    ...all(role, element.children.filter(isElement)),
  ]);
}

function texts(element: PdfElement): readonly { readonly text: string; readonly page: number }[] {
  return element.children.flatMap((child) => (isElement(child) ? texts(child) : [child]));
}

function words(element: PdfElement): string {
  return texts(element)
    .map(({ text }) => text)
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

describe('a table of many rows', () => {
  it('has each row once, and no table of the data that would say it again', async () => {
    const { structure } = await read('long-table');
    const [table, data] = all('Table', structure).map((one) =>
      all('TR', [one]).map((row) => words(all('TH', [row])[0] ?? row)),
    );
    expect(table).toHaveLength(201);
    expect(new Set(table).size).toBe(201);
    expect(data).toBeUndefined();
  });

  it('has its title and its head on every page, told once and painted again as decoration, and its source under its end', async () => {
    const reading = await read('long-table');
    for (const table of all('Table', reading.structure)) {
      const own = [...new Set(texts(table).map(({ page }) => page))];
      expect(own.length).toBeGreaterThan(4);
      const label = /^Table \d+/.exec(words(all('Caption', [table])[0] ?? table))?.[0] ?? 'no caption';
      for (const word of [label, 'Measure']) {
        const found = own.slice(1).map((page) => {
          const runs = reading.pages[page - 1]?.runs ?? [];
          return runs.filter(({ text, repeated }) => repeated && text.trim() === word).length;
        });
        expect([word, found]).toEqual([word, own.slice(1).map(() => 1)]);
      }
      expect(all('TH', [table]).filter((head) => words(head) === 'Measure')).toHaveLength(1);
      const told = own.filter((page) => reading.pages[page - 1]?.runs.some(({ text }) => text.trim() === 'Source:'));
      expect(told).toEqual(own.slice(-1));
    }
  });

  it('breaks no row over two pages', async () => {
    const { structure } = await read('long-table');
    const split = all('TR', structure).filter((row) => new Set(texts(row).map(({ page }) => page)).size > 1);
    expect(split.map(words)).toEqual([]);
  });
});

describe('page 1', () => {
  // Six long points are more than stand beside a picture.
  it.each(hardPages.filter((name) => name !== 'full-opening'))('%s: holds the whole bottom line', async (name) => {
    const { structure } = await read(name);
    // The facts of the masthead are the first list.
    const [, bottomLine] = all('L', structure);
    expect(new Set(bottomLine === undefined ? [] : texts(bottomLine).map(({ page }) => page))).toEqual(new Set([1]));
  });

  it('holds six long points beside the key figures', async () => {
    const { pages: printed } = await read('full-opening');
    const [first] = printed.map(({ runs }) => runs.filter(({ text }) => text.trim() === 'calls').length);
    expect(first).toBeGreaterThan(0);
  });
});

it('says an empty section nowhere', () => {
  expect(readOutline(pdf('single')).map(({ title }) => title)).not.toContain('Strengths and limitations');
});

it('keeps each qualifier beside its number', async () => {
  const reading = await read('qualifiers');
  const rows = all('TR', reading.structure).map(words);
  for (const said of [
    'more than 7,900',
    'at least 7,901',
    'nearly 7,902',
    'about 7,903',
    'up to 7,904',
    'less than 7,905',
  ])
    expect(rows.filter((row) => row.replace(/\u00a0/g, ' ').includes(said))).toHaveLength(1);
  expect(rows.filter((row) => row.includes('not stated'))).toHaveLength(1);
});
