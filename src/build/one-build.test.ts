import { expect, test } from 'vitest';
import { caseOptions, finishPdf, printedCase } from '../testing/pdf-case/finished.ts';
import { smallLocale as locale } from '../testing/small-data.ts';
import { heavyWarning } from './one-build.ts';

async function carrying(bytes: number): Promise<{ readonly pdf: Uint8Array }> {
  let state = 1;
  const noise = Uint8Array.from({ length: bytes }, () => {
    state = (state * 48_271) % 0x7fffffff;
    return state & 0xff;
  });
  const attachments = [{ name: 'a.txt', mime: 'text/plain', description: 'a', bytes: noise }];
  return { pdf: finishPdf(printedCase(), { ...caseOptions, attachments }) };
}

test('a PDF that is too heavy is reported with what makes it heavy; a light one is not', async () => {
  const heavy = await carrying(170_000);
  const [warning, ...more] = await heavyWarning({ name: 'fraud', locale }, heavy);
  expect(warning).toMatch(/^warning: fraud weighs \d+ kB, more than 160 kB: attachments 170 kB, /);
  expect(more).toEqual([]);
  expect(await heavyWarning({ name: 'fraud', locale }, await carrying(1000))).toEqual([]);
  expect(await heavyWarning({ name: 'fraud', locale }, {})).toEqual([]);
});
