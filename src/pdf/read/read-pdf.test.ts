import { beforeAll, describe, expect, test } from 'vitest';
import { readOutline } from '../../testing/outline.ts';
import { caseOptions, finishedCase, printedCase } from '../../testing/pdf-case/finished.ts';
import { readAloud } from './read-aloud.ts';
import { type PdfDocument, readPdf } from './read-pdf.ts';
import type { PdfElement } from './read-structure.ts';

let printed: PdfDocument;
let finished: PdfDocument;
beforeAll(async () => {
  printed = readPdf(printedCase());
  finished = readPdf(finishedCase());
});

describe('readPdf', () => {
  test('reads pages in points', () => {
    expect(finished.pages).toHaveLength(5);
    expect(finished.pages[0]?.width).toBe(420);
    expect(finished.pages[0]?.height).toBeCloseTo(595, 0);
  });

  test('reads text with its place, size and font, the same from the printed and the finished file', () => {
    const heading = finished.pages[0]?.runs.find((run) => run.text === 'Recorded cases in Chengdu');
    expect(heading).toMatchObject({ font: expect.stringMatching(/Bold$/), artifact: false });
    expect(heading?.size).toBeCloseTo(20, 1);
    expect(heading?.x).toBeCloseTo(45.4, 0);
    // What stands on one line may be one run in the finished file, and two in the printed one, which lacks the last blank.
    const lines = ({ pages }: PdfDocument): readonly (readonly [string, string])[] =>
      pages.flatMap(({ runs }, page) => {
        const texts = new Map<string, string>();
        for (const { text, y, size } of runs) {
          const line = `${page} ${y.toFixed(2)} ${size.toFixed(2)}`;
          texts.set(line, (texts.get(line) ?? '') + text.replaceAll(' ', ''));
        }
        return [...texts];
      });
    expect(lines(finished)).toEqual(lines(printed));
  });

  test('knows running heads as artifacts', () => {
    const artifacts = finished.pages[1]?.runs.filter((run) => run.artifact).map((run) => run.text);
    expect(artifacts?.join('')).toContain('Police statistics');
    expect(artifacts?.join('')).toContain('Page 2 of 5');
  });

  test('tells what a table says again on its next page from the running heads', () => {
    const words = (repeated: boolean) =>
      finished.pages.flatMap(({ runs }) =>
        runs.filter((run) => run.artifact && run.repeated === repeated).map(({ text }) => text),
      );
    expect(words(true).join('')).toContain('Recorded casesChange');
    expect(words(true).join('')).not.toContain('Page');
    expect(words(false).join('')).not.toContain('Recorded casesChange');
  });

  test('reads text inside a form, where the browser puts what is translucent', () => {
    expect(finished.pages[0]?.runs.find((run) => run.text === 'against 2022')).toMatchObject({
      artifact: false,
    });
  });

  test('has the bookmarks that the browser printed', async () => {
    const outline = readOutline(finishedCase());
    expect(outline).toEqual(readOutline(printedCase()));
    expect(outline.map(({ title, level, page }) => `${level} ${title} ${page}`)).toEqual([
      '1 Recorded cases in Chengdu 1',
      '2 What changed 1',
      '3 A detail 1',
      '2 Statistics 2',
      '2 Sources 5',
    ]);
  });

  test('reads links with their targets', () => {
    const toReport = 'https://example.org/report?a=1&b=2';
    const text = 'the city police reported in a long announcement of the year before last';
    expect(finished.links).toContainEqual({ onPage: 1, uri: toReport, contents: `${text} (${toReport})` });
    expect(finished.links).toContainEqual({ onPage: 1, page: 5, contents: '[1] (page 5)' });
    expect(printed.links.every((link) => link.contents === undefined)).toBe(true);
  });

  test('reads fonts', () => {
    expect(finished.fonts).toHaveLength(3);
    for (const font of finished.fonts) {
      expect(font).toMatchObject({ type: 'CIDFontType2', embedded: true, missingGlyphs: false, unmapped: false });
    }
  });

  test('reads attachments', () => {
    expect(printed.attachments).toEqual([]);
    expect(finished.attachments).toEqual([...caseOptions.attachments].reverse());
  });

  test('reads information and language', () => {
    expect(finished.info.get('Keywords')).toBe('fraud, Chengdu 成都');
    expect(finished.language).toBe('en-GB');
  });
});

const text = (said: string) => ({ text: said, page: 1, mcid: 0 });
function element(role: string, children: PdfElement['children'], more: Partial<PdfElement> = {}): PdfElement {
  return { role, children, headers: [], rowSpan: 1, columnSpan: 1, ...more };
}

describe('readAloud', () => {
  test('says the fixture', async () => {
    const lines = readAloud(finished.structure);
    await expect(lines).toMatchFileSnapshot('../../testing/pdf-case/page.aloud.txt');
  });

  test.each([
    ['a heading', element('H2', [text('Two '), element('Span', [text('parts')])]), '[heading 2] Two parts'],
    [
      'another language',
      element('P', [text('The '), element('Span', [text('四川')], { lang: 'zh-Hans' })]),
      '[paragraph] The [zh-Hans: 四川]',
    ],
    [
      'a link',
      element('P', [text('see'), element('Link', [text(' here')], { link: { page: 3 } })]),
      '[paragraph] see [link: here, to page 3]',
    ],
    [
      'a figure',
      element('Figure', [text('0 10'), element('Caption', [text('Fall')])], { alt: 'Bars' }),
      '[figure] Bars\n  [caption] Fall',
    ],
    ['a figure that says nothing', element('Figure', [text('0')]), '[figure] (no description)'],
    [
      'a link round blocks',
      element('Link', [element('H2', [text('Title')])], { link: { page: 2 } }),
      '[link, to page 2]\n  [heading 2] Title',
    ],
    ['an empty paragraph', element('P', [text(' ')]), ''],
    [
      'loose text',
      element('Document', [text('loose'), element('P', [text('held')])]),
      '[text] loose\n[paragraph] held',
    ],
  ])('%s', (_, tree, said) => {
    expect(readAloud([tree]).trimEnd()).toBe(said);
  });

  test('a table with heads over two columns and down two rows', () => {
    const th = (said: string, more: Partial<PdfElement>) => element('TH', [text(said)], more);
    const td = (said: string) => element('TD', [text(said)]);
    const table = element('Table', [
      element('TR', [th('Year', { scope: 'Column', rowSpan: 2 }), th('Cases', { scope: 'Column', columnSpan: 2 })]),
      element('TR', [th('Fraud', { scope: 'Column' }), th('Theft', { scope: 'Column' })]),
      element('TR', [th('2023', { scope: 'Row' }), td('1'), td('2')]),
    ]);
    expect(readAloud([table])).toBe(
      '[table, 3 rows, 3 columns]\n  [head] Year | Cases\n  [head] Fraud | Theft\n  [row 2023] Cases, Fraud: 1; Cases, Theft: 2\n',
    );
  });
});
