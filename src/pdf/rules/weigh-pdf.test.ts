import { describe, expect, test } from 'vitest';
import { caseOptions, finishedCase, finishPdf, printedCase } from '../../testing/pdf-case/finished.ts';
import { tellWeight, weighPdf, weightLimit } from './weigh-pdf.ts';

describe('weighPdf', () => {
  test('knows all parts of a finished file, and together they are the whole file', async () => {
    const bytes = finishedCase();
    const parts = weighPdf(bytes);
    const names = parts.map(({ part }) => part.replace(/^font .*/, 'font'));
    expect(new Set(names)).toEqual(new Set(['font', 'content', 'attachments', 'tags and the rest']));
    expect(parts.reduce((sum, part) => sum + part.bytes, 0)).toBe(bytes.length);
    expect(parts.every((part) => part.bytes > 0)).toBe(true);
    expect(parts.toSorted((a, b) => b.bytes - a.bytes)).toEqual(parts);
  });

  test('an attachment weighs what it adds to the file', async () => {
    const data = Uint8Array.from({ length: 5000 }, (_, index) => (index * index * 31) >> 3);
    const attachments = [{ name: 'a.bin', mime: 'text/plain', description: 'a', bytes: data }];
    const heavier = finishPdf(printedCase(), { ...caseOptions, attachments });
    const lighter = finishPdf(printedCase(), { ...caseOptions, attachments: [] });
    const attached = weighPdf(heavier).find(({ part }) => part === 'attachments');
    expect(attached?.bytes).toBeGreaterThan(1000);
    expect(Math.abs((attached?.bytes ?? 0) - (heavier.length - lighter.length))).toBeLessThan(400);
  });
});

describe('tellWeight', () => {
  const parts = [
    { part: 'content', bytes: 130_000 },
    { part: 'font A', bytes: 30_400 },
  ];

  test('says what is heavy, where the file is heavier than it should be', () => {
    expect(tellWeight(parts, 160_000)).toBe('weighs 160 kB, more than 160 kB: content 130 kB, font A 30 kB');
    expect(tellWeight(parts, 160_400)).toBeUndefined();
  });

  test.each([
    ['en-GB', 160_000],
    ['zh-CN', 260_000],
    ['zh', 260_000],
  ])('%s: at most %d', (language, limit) => {
    expect(weightLimit(language)).toBe(limit);
  });
});
