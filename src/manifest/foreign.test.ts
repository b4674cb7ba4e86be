import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { removeFolder, temporaryFolder } from '../testing/browser.ts';
import { inPart } from '../testing/in-part.ts';
import { pdfBombs } from '../testing/pdf-bombs.ts';
import { finishedCase } from '../testing/pdf-case/finished.ts';
import { mutatePdf } from '../testing/pdf-mutations.ts';
import { answer } from './foreign.ts';

const folder = temporaryFolder();
const file = join(folder, 'foreign.pdf');
afterAll(() => removeFolder(folder));

/** What is answered of a PDF, or said of why it cannot be. */
function tell(question: string, pdf: Uint8Array): { readonly failure?: string; readonly message?: string } {
  writeFileSync(file, pdf);
  return JSON.parse(answer([question, file]));
}

describe('a foreign PDF', () => {
  // hostile-pdf.slow.test.ts has ten times as many, and a process for each.
  it.each(
    inPart(
      Array.from({ length: 26 }, (_, seed) => seed),
      3,
    ),
  )('that was damaged is read, or told of: %i', (seed) => {
    const pdf = mutatePdf(finishedCase(), seed);
    for (const question of ['aloud', 'verified', 'baseline']) {
      const { failure, message } = tell(question, pdf);
      expect([undefined, 'data']).toContain(failure);
      if (failure !== undefined) expect(message).toContain('foreign.pdf');
    }
  });

  it('is given fewer seconds where a command reads several', () => {
    writeFileSync(file, finishedCase());
    expect(JSON.parse(answer(['baseline', file, '0.001']))).toMatchObject({
      failure: 'data',
      message: expect.stringContaining('takes more than 0.001 seconds to read'),
    });
  });

  it.each([
    ['a million arrays inside each other, on a page', 'has values nested more than 200 deep'],
    ['a gigabyte of blanks in a page', 'has streams that unpack to more than is read of one file'],
    ['a name tree of one large file', 'has streams that unpack to more than is read of one file'],
    ['a page tree that is deep', 'cannot be read as a PDF: it is damaged'],
    ['an encrypted file', 'is encrypted, which is no damage'],
    ['a web page', 'cannot be read as a PDF: it does not begin with %PDF'],
  ])('is told of in words: %s', (name, words) => {
    const pdf = pdfBombs[name]?.() ?? Buffer.alloc(0);
    expect(tell('aloud', pdf)).toMatchObject({ failure: 'data', message: expect.stringContaining(words) });
  });

  it.each([
    ...['a name tree that doubles', 'a name tree that is its own kid', 'a page tree that doubles'],
    ...['tags that go round', 'references that go round', 'four billion codes in one range'],
  ])('is read where it goes round or on and on: %s', (name) => {
    expect(tell('aloud', pdfBombs[name]?.() ?? Buffer.alloc(0))).toMatchObject({
      answer: { lines: [expect.any(String)] },
    });
  });
});
