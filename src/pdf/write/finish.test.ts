import { describe, expect, test } from 'vitest';
import {
  caseOptions,
  type FinishOptions,
  finishedCase,
  finishPdf,
  printedCase,
} from '../../testing/pdf-case/finished.ts';
import { eachOperation } from '../read/content.ts';
import { loadPdf } from '../read/load-pdf.ts';
import { pageObjects } from '../read/pages.ts';
import { readPdf } from '../read/read-pdf.ts';
import { isElement, type PdfElement, type PdfText } from '../read/read-structure.ts';
import { contentBytes, decodeStream } from '../read/streams.ts';
import { latin1 } from '../read/text-strings.ts';
import { getName, isDict, isStream, type PdfFile, withEntries } from '../read/values.ts';
import { checkPdf } from '../rules/check-pdf.ts';
import { savePdf } from './save-pdf.ts';

/** The printed fixture with a change of the same length, as another run of the browser could have written it. */
function reprinted(change: (printed: string) => string): Uint8Array {
  const printed = Buffer.from(printedCase()).toString('latin1');
  const changed = change(printed);
  expect(changed).not.toBe(printed);
  expect(changed).toHaveLength(printed.length);
  return latin1(changed);
}

function texts(children: readonly (PdfElement | PdfText)[]): string {
  return children.map((child) => (isElement(child) ? texts(child.children) : child.text)).join('');
}

/** The operations of all pages and forms, without those that begin and end marks. */
function painting(file: PdfFile): readonly string[] {
  const forms = [...file.objects.values()].filter(isStream).filter((it) => getName(file, it, 'Subtype') === 'Form');
  const contents = [
    ...pageObjects(file).map(({ dict }) => contentBytes(file, dict)),
    ...forms.map((form) => decodeStream(file, form)),
  ];
  const operations: string[] = [];
  for (const bytes of contents) {
    eachOperation(bytes, ({ operator, operands }) => {
      if (!['BDC', 'BMC', 'EMC'].includes(operator)) operations.push(`${JSON.stringify(operands)} ${operator}`);
    });
  }
  return operations;
}

function all(element: PdfElement): readonly PdfElement[] {
  return [element, ...element.children.filter(isElement).flatMap(all)];
}

describe('finishPdf', () => {
  test('leaves nothing of the printed text out, and reads nothing twice', async () => {
    const [printed, finished] = [readPdf(printedCase()), readPdf(finishedCase())];
    const heads = /(MonthRecordedcasesChange)+/;
    const said = (reading: typeof printed) => texts(reading.structure).replace(/\s/g, '');
    expect(said(printed)).toMatch(/(MonthRecordedcasesChange|(Month){2})/);
    expect(said(finished)).toMatch(heads);
    expect(said(finished).match(/MonthRecordedcasesChange/g)).toHaveLength(1);
    const once = said(printed).replace(/(Month)+(Recordedcases)+(Change)+/, 'MonthRecordedcasesChange');
    expect(said(finished)).toBe(once);
  });

  test('is the same whatever numbers the browser gives its structure ids', async () => {
    const other = reprinted((printed) =>
      printed.replace(/node(\d{8})/g, (_, id: string) => `node${String(Number(id) + 7).padStart(8, '0')}`),
    );
    expect(finishPdf(other, caseOptions)).toEqual(finishedCase());
  });

  test('is the same whenever it was printed', async () => {
    const other = reprinted((printed) => printed.replace(/\(D:\d{14}/g, '(D:20010101000000'));
    expect(finishPdf(other, caseOptions)).toEqual(finishedCase());
  });

  test('has another identifier for another content', async () => {
    const other = finishPdf(printedCase(), { ...caseOptions, subject: 'Another' });
    const [first, second] = [loadPdf(finishedCase()), loadPdf(other)];
    expect(first.id).toHaveLength(2);
    expect(first.id).not.toEqual(second.id);
  });

  test('leaves what is painted as it was: each operation but the marks, and blanks before the ends of texts', async () => {
    const [printed = [], finished = []] = [loadPdf(printedCase()), loadPdf(finishedCase())].map(painting);
    expect(printed.length).toBeGreaterThan(1000);
    let at = 0;
    const added = finished.filter((operation) => {
      if (operation === printed[at]) at += 1;
      else return true;
      return false;
    });
    expect(at).toBe(printed.length);
    expect(added.length).toBeGreaterThan(0);
    expect(new Set(added).size).toBe(1);
    expect(added[0]).toMatch(/ Tj$/);
  });

  test('has the blank between two lines in the text itself, for readers that go by the tags alone', () => {
    const [printed, finished] = [readPdf(printedCase()), readPdf(finishedCase())];
    const paragraphs = finished.structure.flatMap(all).filter(({ role }) => role === 'P');
    const longest = paragraphs.map(({ children }) => texts(children).trim()).toSorted((a, b) => b.length - a.length)[0];
    const painted = ({ pages }: typeof printed) => pages.flatMap(({ runs }) => runs.map(({ text }) => text)).join('');
    expect(longest?.length).toBeGreaterThan(120);
    expect(painted(finished)).toContain(longest);
    expect(painted(printed)).not.toContain(longest);
  });

  test('names no browser anywhere', async () => {
    const file = loadPdf(finishedCase());
    const streams = [...file.objects.values()]
      .filter(isStream)
      .map((it) => Buffer.from(decodeStream(file, it)).toString('latin1'));
    expect([Buffer.from(finishedCase()).toString('latin1'), ...streams].join('\n')).not.toMatch(/Chrom|Mozilla/);
  });

  test('can be finished again: the tags stay, and nothing is wrong with them', async () => {
    const twice = finishPdf(finishedCase(), { ...caseOptions, attachments: [] });
    expect(checkPdf(twice)).toEqual([]);
    expect(readPdf(twice).structure).toEqual(readPdf(finishedCase()).structure);
  });

  test('writes less than half of the bytes that were printed', async () => {
    expect(finishedCase().length).toBeLessThan(printedCase().length / 2);
  });

  test('gives passages in Chinese their language, once only where a block has it already', async () => {
    const { structure } = readPdf(finishedCase());
    const marked = structure.flatMap(all).filter((element) => element.lang === 'zh-Hans');
    expect(marked.map((element) => `${element.role} ${texts(element.children).trim()}`)).toEqual([
      'Span 成都市公安局',
      'Span 四川',
      'P 全市公安机关共破获案件七千九百起。',
      'Span 成都市公安局',
    ]);
  });

  test('in a Chinese document no passage is foreign', async () => {
    const chinese = readPdf(finishPdf(printedCase(), { ...caseOptions, language: 'zh-Hans' }));
    expect(chinese.structure.flatMap(all).filter((element) => element.role === 'Span')).toEqual([]);
  });

  test('refuses a print whose structure has lost a text, instead of leaving it to be silent', async () => {
    const file = loadPdf(printedCase());
    const objects = new Map(file.objects);
    for (const [number, value] of objects) {
      if (isDict(value) && value.get('S') === 'H1') objects.set(number, withEntries(value, { K: [] }));
    }
    expect(() => finishPdf(savePdf({ ...file, objects }), caseOptions)).toThrow(
      expect.objectContaining({ failure: 'browser', message: expect.stringContaining('"Recorded cases in Chengdu"') }),
    );
  });

  test('names the pages and anchors of links as it is told', async () => {
    const pageName = (page: number): string => `第${page}页`;
    const contents = (anchors: Readonly<Record<string, string>>): readonly string[] => {
      const names = { pageName, anchorNames: new Map(Object.entries(anchors)) };
      return readPdf(finishPdf(printedCase(), { ...caseOptions, ...names })).links.map((link) => link.contents ?? '');
    };
    expect(contents({})).toContain('[1] (第5页)');
    expect(contents({ s1: 'Cases in Chengdu' })).toContain('[1] (Cases in Chengdu, 第5页)');
  });
});

describe('what cannot be finished is refused:', () => {
  test.each<readonly [string, Partial<FinishOptions>]>([
    ['author', { author: 'A\u0000B' }],
    ['subject', { subject: '\ud800' }],
    ['keywords', { keywords: ['\u0007'] }],
  ])('%s %j', (what, options) => {
    expect(() => finishPdf(printedCase(), { ...caseOptions, ...options })).toThrow(
      expect.objectContaining({ failure: 'data', message: expect.stringContaining(`its ${what} is`) }),
    );
  });

  test('bytes that are no PDF', () => {
    expect(() => finishPdf(latin1('hello'), caseOptions)).toThrow(expect.objectContaining({ failure: 'data' }));
  });
});
