import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../cli.ts';
import { loadPdf } from '../pdf/read/load-pdf.ts';
import { isDict } from '../pdf/read/values.ts';
import { savePdf } from '../pdf/write/save-pdf.ts';
import { projectRoot, removeFolder, temporaryFolder } from '../testing/browser.ts';
import { listeningEdge } from '../testing/edge.ts';
import { finishedCase } from '../testing/pdf-case/finished.ts';

const folder = temporaryFolder();
const file = join(folder, 'finished.pdf');
beforeAll(async () => {
  const bytes = finishedCase();
  writeFileSync(file, bytes);
  writeFileSync(join(folder, 'cut.pdf'), bytes.subarray(0, bytes.length / 2));
  writeFileSync(join(folder, 'empty.pdf'), '');
  writeFileSync(join(folder, 'nested.pdf'), onePage('['.repeat(1_000_000)));
  writeFileSync(join(folder, 'endless.pdf'), `%PDF-1.7\n${'1 0 obj <</A(\n'.repeat(1_000_000)}`);
});
afterAll(() => removeFolder(folder));

/** A PDF with one page of this content. */
function onePage(content: string): string {
  const objects = ['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]>>', '<</Type/Page/Contents 4 0 R>>'];
  const stream = `<</Length ${content.length}>>\nstream\n${content}\nendstream`;
  const all = [...objects, stream].map((value, index) => `${index + 1} 0 obj\n${value}\nendobj\n`);
  return `%PDF-1.7\n${all.join('')}trailer\n<</Root 1 0 R>>\n`;
}

async function run(...words: readonly string[]) {
  const { edge, out, told } = listeningEdge(projectRoot, '2026-11-22', { words });
  const code = await runCli(edge);
  return { code, out: out.join('\n'), told: told.join('\n') };
}

describe('read', () => {
  it('says what a screen reader would say', async () => {
    const { code, out, told } = await run('read', file);
    expect({ code, told }).toEqual({ code: 0, told: '' });
    await expect(`${out}\n`).toMatchFileSnapshot('../testing/pdf-case/page.aloud.txt');
  });

  it('gives the same lines as JSON', async () => {
    const [lines, json] = await Promise.all([run('read', file), run('read', '--json', file)]);
    expect(JSON.parse(json.out)).toEqual({ language: 'en-GB', pages: 5, lines: lines.out.split('\n') });
  });

  it('gives the text of a file without tags as it is painted, and says so', async () => {
    const loaded = loadPdf(finishedCase());
    const root = loaded.objects.get(loaded.root);
    if (!isDict(root)) throw new Error('no catalog');
    const bare = new Map([...root].filter(([key]) => key !== 'StructTreeRoot'));
    const untagged = join(folder, 'untagged.pdf');
    writeFileSync(untagged, savePdf({ ...loaded, objects: new Map(loaded.objects).set(loaded.root, bare) }));
    const { code, out, told } = await run('read', untagged);
    expect(code).toBe(0);
    expect(told).toContain('untagged.pdf has no tags');
    expect(out).toContain('Recorded cases in Chengdu');
  });

  it.each([
    [2, 'read needs <file>\n  briefpress read <file>: ', []],
    [2, 'read takes no word', [file, file]],
    [2, 'is not a file', [folder]],
    [2, 'nothing.pdf cannot be opened: there is no such file', [join(folder, 'nothing.pdf')]],
    [2, 'below cannot be opened: there is no such file', [join(file, 'below')]],
    [3, 'package.json cannot be read as a PDF: it does not begin with %PDF', [join(projectRoot, 'package.json')]],
    [3, 'cut.pdf cannot be read as a PDF: ', [join(folder, 'cut.pdf')]],
    [3, 'empty.pdf cannot be read as a PDF: ', [join(folder, 'empty.pdf')]],
    [3, 'nested.pdf has values nested more than 200 deep', [join(folder, 'nested.pdf')]],
    [3, 'endless.pdf has a string of more than', [join(folder, 'endless.pdf')]],
  ] as const)('gives %i and "%s" for %j', async (code, words, given) => {
    expect(await run('read', ...given)).toMatchObject({ code, out: '', told: expect.stringContaining(words) });
  });
});
