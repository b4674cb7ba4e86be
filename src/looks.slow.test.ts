import { readFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { type PdfDocument, readPdf } from './pdf/read/read-pdf.ts';
import { isElement, type PdfElement } from './pdf/read/read-structure.ts';
import { checkPdf } from './pdf/rules/check-pdf.ts';
import { largest } from './project/extremes.ts';
import { createProject } from './testing/project.ts';
import { houseFont } from './testing/theme-fixture.ts';

const project = createProject();
afterAll(() => project.dispose());
afterEach(() => project.reset());

const tokens = 'templates/themes/rust/tokens.yaml';
const file = 'out/harbours.pdf';

async function build(...words: readonly string[]): Promise<Uint8Array> {
  const dated = words.includes('--date') ? [] : ['--date', '2024-03-01'];
  const run = await project.run(['--topic', 'harbours', '--theme', 'rust', ...dated, ...words]);
  expect(run, run.stderr).toMatchObject({ code: 0, stdout: `${file}\n` });
  return readFileSync(project.path(file));
}

function sizes({ pages }: PdfDocument): ReadonlyMap<number, number> {
  const all = pages.flatMap(({ runs }) => runs);
  const counted = new Map<number, number>();
  for (const { size, text } of all) {
    const rounded = Math.round(size * 10) / 10;
    counted.set(rounded, (counted.get(rounded) ?? 0) + text.length);
  }
  return counted;
}

function elements(tree: readonly PdfElement[]): readonly PdfElement[] {
  return tree.flatMap((element) => [element, ...elements(element.children.filter(isElement))]);
}

describe('the page', () => {
  test('in large print has a body of 13 pt, nothing small, and the bottom line on page 1', async () => {
    const pdf = await build('--large-print');
    const reading = readPdf(pdf);
    const bySize = sizes(reading);
    expect(bySize.get(13)).toBeGreaterThan(50);
    expect(bySize.has(11)).toBe(true);
    // Superscripts, the head and the foot are smaller than what is read.
    const small = [...bySize].filter(([size]) => size < 10.4 && size > 9.5);
    expect(small).toEqual([]);
    const first = reading.pages[0]?.runs.map(({ text }) => text).join('') ?? '';
    expect(first).toContain('As reported, in brief');
    expect(checkPdf(pdf)).toEqual([]);
  });

  test('on Letter is 612 by 792 pt, with charts as wide as its text and the bottom line on page 1', async () => {
    const pdf = await build('--page-size', 'Letter');
    const { pages } = readPdf(pdf);
    for (const { width, height } of pages) expect([Math.round(width), Math.round(height)]).toEqual([612, 792]);
    // A blank at the end of a line stands beyond what can be seen.
    const ends = pages.flatMap(({ runs }) =>
      runs.map(({ text, end, size }) => (text.endsWith(' ') ? end - size / 4 : end)),
    );
    expect(largest(ends)).toBeLessThanOrEqual(612 - 56);
    expect(pages[0]?.runs.map(({ text }) => text).join('')).toContain('As reported, in brief');
  });
});

/** Where the first run with these words stands on its page, in whole pt. */
function placeOf({ pages }: PdfDocument, words: string): Readonly<Record<'page' | 'x' | 'y', number>> | undefined {
  const places = pages.flatMap(({ runs }, index) =>
    runs
      .filter(({ text }) => text.trim() === words)
      .map(({ x, y }) => ({ page: index + 1, x: Math.round(x), y: Math.round(y) })),
  );
  return places.at(0);
}

test.each(['A4', 'Letter'])('the dates of page 1 stand on %s on a line each', async (size) => {
  const reading = readPdf(await build('--page-size', size, '--date', '2026-11-22'));
  expect(placeOf(reading, '22 November 2026')?.page).toBe(1);
});

describe('a theme', () => {
  const alt = (): void => project.edit(tokens, 'name: Rust\n', 'name: Rust\nlogo-alt: The made-up desk\n');

  test('may bring a logo as SVG', async () => {
    alt();
    project.write(
      'templates/themes/rust/logo.svg',
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><path fill="#134775" d="M0 0h40v10h-40z"/></svg>',
    );
    const pdf = await build();
    const reading = readPdf(pdf);
    expect(elements(reading.structure).map((element) => element.alt)).toContain('The made-up desk');
    expect(reading.pages.every(({ images }) => images === 0)).toBe(true);
    expect(checkPdf(pdf)).toEqual([]);
  });

  test('may bring a logo as PNG, the one picture of pixels that there may be', async () => {
    alt();
    project.write('templates/themes/rust/logo.png', png(80, 20));
    const pdf = await build();
    const reading = readPdf(pdf);
    expect(elements(reading.structure).map((element) => element.alt)).toContain('The made-up desk');
    expect(reading.pages.map(({ images }) => images).reduce((a, b) => a + b)).toBe(1);
    expect(checkPdf(pdf, { images: 'allowed' })).toEqual([]);
    expect(checkPdf(pdf).map(({ rule }) => rule)).toEqual(['no-images']);
  });

  test('may bring fonts of its own', async () => {
    const old = '    family: Source Serif 4\n    package: "@fontsource/source-serif-4"\n    weights: [400, 600]';
    const own = [400, 600].map((weight) => `      - { weight: ${weight}, file: fonts/house.woff2 }`).join('\n');
    project.edit(tokens, old, `    family: House\n    files:\n${own}`);
    project.write('templates/themes/rust/fonts/house.woff2', houseFont());
    const { fonts } = readPdf(await build());
    expect(fonts.every(({ type, embedded }) => type !== 'Type3' && embedded)).toBe(true);
    expect(fonts.some(({ name }) => /SourceSerif/.test(name))).toBe(false);
  });

  test('that fails its check is not printed, and the PDF from before stays', async () => {
    await build();
    const before = readFileSync(project.path(file));
    project.write('templates/themes/rust/theme.css', 'p { box-shadow: 0 0 2pt var(--rule) }\n');
    const run = await project.run(['--topic', 'harbours', '--theme', 'rust', '--date', '2024-03-02']);
    expect(run).toMatchObject({ code: 3, stdout: '' });
    expect(run.stderr).toContain('templates/themes/rust/theme.css:1:5: error: box-shadow');
    expect(readFileSync(project.path(file)).equals(before)).toBe(true);
  });
});

test('a chart as PNG is as wide as a slide, and as high as its SVG is', async () => {
  const run = await project.run([
    'chart',
    '--topic',
    'harbours',
    '--figure',
    '1',
    '--format',
    'png',
    '--format',
    'svg',
  ]);
  expect(run.code, run.stderr).toBe(0);
  const picture = readFileSync(project.path('out/harbours-figure-1.png'));
  const [, width, height] =
    /^<svg [^>]*width="(\d+)" height="(\d+)"/.exec(project.read('out/harbours-figure-1.svg')) ?? [];
  expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([
    1920,
    Math.round((Number(height) * 1920) / Number(width)),
  ]);
  expect(picture.length).toBeGreaterThan(10_000);
});

/** A grey PNG with true checksums. */
function png(width: number, height: number): Buffer {
  const chunk = (name: string, data: Uint8Array): Buffer => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const pixels = deflateSync(Buffer.alloc(height * (width + 1), 0x80));
  const start = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([start, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}
