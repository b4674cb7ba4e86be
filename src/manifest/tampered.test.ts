import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../cli.ts';
import { isUntouched, saveWithId } from '../pdf/write/file-id.ts';
import { listeningEdge } from '../testing/edge.ts';
import { fileTamperings } from '../testing/file-tamperings.ts';
import { inPart } from '../testing/in-part.ts';
import { pageTamperings } from '../testing/page-tamperings.ts';
import { createProject, type TestProject } from '../testing/project.ts';
import { Tampering } from '../testing/tamper-pdf.ts';
import { openBytes } from './pdf-file.ts';
import { verifyPdf } from './verify-pdf.ts';

const tamperings = [...fileTamperings, ...pageTamperings];

let project: TestProject;
let pdf: Uint8Array;

beforeAll(async () => {
  project = createProject();
  expect(await project.call(['--topic', 'harbours', '--date', '2024-03-01'])).toMatchObject({ code: 0 });
  pdf = new Uint8Array(readFileSync(project.path('out/harbours.pdf')));
});
afterAll(() => project.dispose());

function differences(bytes: Uint8Array): readonly string[] {
  const found = verifyPdf(openBytes(bytes));
  if (found.verdict === 'foreign') throw new Error(found.why);
  expect(found.verdict === 'agrees').toBe(found.differences.length === 0 && found.changed.length === 0);
  return found.verdict === 'agrees' ? [] : found.differences;
}

function tampered(change: (pdf: Tampering) => void): Tampering {
  const tampering = new Tampering(pdf);
  change(tampering);
  return tampering;
}

describe('verify', () => {
  it('has nothing to say of the file as it was built', () => {
    expect(differences(pdf)).toEqual([]);
  });

  it.each(inPart(tamperings, 3))('tells of %s', (_, told, change) => {
    expect(differences(tampered(change).saved()).filter((sentence) => told.test(sentence))).toHaveLength(1);
  });

  it.each(tamperings.filter(([what], index) => index % 10 === 3 && !/another way of saving/.test(what)))(
    'tells of %s where the file was sealed anew',
    (_, told, change) => {
      const { file } = tampered(change);
      expect(differences(saveWithId(file)).some((sentence) => told.test(sentence))).toBe(true);
    },
  );

  it('tells of bytes after the end', () => {
    const more = Buffer.concat([pdf, Buffer.from('\n% more')]);
    expect(differences(more)).toEqual(['7 bytes were added after the end of the file that was built']);
  });

  it('tells of bytes before the beginning', () => {
    const more = Buffer.concat([Buffer.from('GIF89a\n'), pdf]);
    expect(differences(more)).toEqual(['7 bytes were added before the beginning of the file that was built']);
  });

  it('tells of an incremental update, and of what it changed', () => {
    const text = Buffer.from(pdf).toString('latin1');
    const update = `9999 0 obj\n<</Title (Other)>>\nendobj\ntrailer\n<</Info 9999 0 R>>\nstartxref\n0\n%%EOF\n`;
    const told = differences(Buffer.from(text + update, 'latin1'));
    expect(told[0]).toBe(`${update.length} bytes were added after the end of the file that was built`);
    expect(told[1]).toContain('it is “Other”');
  });

  it('tells of any byte', () => {
    const step = Math.floor(pdf.length / 100);
    const silent = Array.from({ length: 100 }, (_, index) => index * step + 9).filter((at) => {
      const bytes = Uint8Array.from(pdf);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      return isUntouched(bytes);
    });
    expect(silent).toEqual([]);
  });

  it('says of a file that was made anew that its seal is not a signature', async () => {
    const { edge, out } = listeningEdge(project.root, '2024-07-15', {
      words: ['verify', project.path('out/harbours.pdf')],
    });
    expect(await runCli(edge)).toBe(0);
    expect(out.join('\n')).toContain('is not a signature');
    const changed = tampered((each) => each.setPage(0, { Rotate: 90 })).saved();
    writeFileSync(project.path('changed.pdf'), changed);
    const again = listeningEdge(project.root, '2024-07-15', { words: ['verify', project.path('changed.pdf')] });
    expect(await runCli(again.edge)).toBe(3);
    expect(again.out.join('\n')).toContain('page 1 was rotated');
  });
});
