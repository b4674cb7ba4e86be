import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { runCli } from '../cli.ts';
import { formatRecord } from '../editions/format.ts';
import { openBytes } from '../manifest/pdf-file.ts';
import { type Manifest, manifestSchema } from '../manifest/schema.ts';
import { verifyPdf } from '../manifest/verify-pdf.ts';
import { loadPdf } from '../pdf/read/load-pdf.ts';
import { readPageContents } from '../pdf/read/pages.ts';
import { flatPaints } from '../pdf/read/paint.ts';
import { readPdf } from '../pdf/read/read-pdf.ts';
import { sha256 } from '../project/sha256.ts';
import { removeFolder, temporaryFolder } from '../testing/browser.ts';
import { listeningEdge } from '../testing/edge.ts';
import { createProject, type TestProject } from '../testing/project.ts';
import { Tampering } from '../testing/tamper-pdf.ts';

let project: TestProject;
let pdf: Uint8Array;
let manifest: Manifest;

beforeAll(async () => {
  project = createProject();
  expect(await project.call(['--topic', 'harbours', '--date', '2024-03-01'])).toMatchObject({ code: 0 });
  pdf = new Uint8Array(readFileSync(project.path('out/harbours.pdf')));
  const { attachments } = readPdf(pdf);
  const attached = attachments.find(({ name }) => name === 'harbours-manifest.json');
  manifest = manifestSchema.parse(JSON.parse(new TextDecoder().decode(attached?.bytes)));
});
afterAll(() => project.dispose());

async function run(...words: readonly string[]) {
  const { edge, out, told } = listeningEdge(project.root, '2024-07-15', { words });
  const code = await runCli(edge);
  return { code, out: out.join('\n'), told: told.join('\n') };
}

/** The codes of a text that a page shows, in the font that shows it. */
async function codesOf(text: string): Promise<readonly string[]> {
  const contents = readPageContents(loadPdf(pdf));
  const runs = contents.flatMap(({ paints }) => flatPaints(paints).flatMap((paint) => paint.runs));
  const characters = [...(runs.find((run) => run.text.includes(text))?.font.unicode ?? [])];
  return [...text].map((wanted) => {
    const code = characters.find(([, character]) => character === wanted)?.[0];
    if (code === undefined) throw new Error(`no page shows "${text}"`);
    return code.toString(16).padStart(4, '0');
  });
}

function verify(change: (pdf: Tampering) => void) {
  const tampering = new Tampering(pdf);
  change(tampering);
  const found = verifyPdf(openBytes(tampering.saved()));
  if (found.verdict === 'foreign') throw new Error(found.why);
  return found;
}

/** Rewrites the first page whose content this changes. */
const onPages = (change: (content: string) => string) => (tampering: Tampering) => {
  const index = tampering.pages.findIndex((_, page) => {
    const content = tampering.content(page);
    return change(content) !== content;
  });
  tampering.rewrite(index, change);
};

/** Changes the last digit of 4,180, wherever the page shows it first. */
async function alterGlyph(): Promise<(text: string) => string> {
  const codes = await codesOf('4,180');
  const [four, last] = [codes[0] ?? '', codes.at(-1) ?? ''];
  const between = '((?:>[^<>]*<)?)';
  const pattern = new RegExp(codes.slice(0, -1).join(between) + between + last, 'i');
  return (text) =>
    text.replace(pattern, (whole: string) => {
      expect(whole.toLowerCase().endsWith(last)).toBe(true);
      return whole.slice(0, -last.length) + four;
    });
}

const alterCell = (tampering: Tampering): void =>
  tampering.changeAttachment('.csv', (text) => text.replace(',4180,', ',4184,'));

describe('verify', () => {
  it('says that an untouched file agrees', async () => {
    const { code, out } = await run('verify', project.path('out/harbours.pdf'));
    expect(out).toContain('every printed number agrees with the attached data');
    expect(out).toContain('It is not an issued edition of harbours.');
    expect(out).toContain('Its statistics are those of this checkout.');
    expect(code).toBe(0);
  });

  it('is read aloud with its references as the page has them', async () => {
    const { out } = await run('read', project.path('out/harbours.pdf'));
    expect(out).toMatch(/\[1\]/);
    expect(out).not.toMatch(/\[ +\d|\d +\]/);
  });

  it('says which statistics have changed in the checkout since', async () => {
    project.edit('data/sources/made-up-yearbook-2024.yaml', 'literal: "4,180 calls"', 'literal: "4,190 calls"');
    const source = project.read('data/sources/made-up-yearbook-2024.yaml');
    project.write('data/sources/made-up-yearbook-2024.yaml', source.replace('value: 4180', 'value: 4190'));
    const { code, out } = await run('verify', project.path('out/harbours.pdf'));
    project.write('data/sources/made-up-yearbook-2024.yaml', source.replace('4,190 calls', '4,180 calls'));
    expect(out).toContain('1 statistic has changed in this checkout since:');
    expect(out).toContain('value: 4180 → 4190');
    expect(code).toBe(0);
  });

  it('says of a briefing of another project that the data here are not its own', async () => {
    const file = 'data/sources/made-up-yearbook-2024.yaml';
    const source = project.read(file);
    project.write(file, source.replaceAll('harbour-', 'haven-').replaceAll(/^( +- id: )/gm, '$1other-'));
    const { out } = await run('verify', project.path('out/harbours.pdf'));
    project.write(file, source);
    expect(out).toMatch(/None of its \d+ statistics is in the data of this checkout, which is of another project/);
    expect(out).not.toContain('no longer in the data');
  });

  it('knows the edition that was issued by its bytes, and a file that only says that it is one', async () => {
    const said = { date: '2024-03-01', language: 'en-GB', title: 'Harbours', browser: 'a browser', inputs: {} };
    const printed = { content: sha256('words'), statistics: {}, sections: [] };
    const record = { briefing: 'harbours', pdf: sha256(pdf), ...said, ...printed };
    const file = 'data/editions/harbours/001.json';
    project.write(file, formatRecord({ ...record, format: 2, edition: 1 }));
    const { out } = await run('verify', project.path('out/harbours.pdf'));
    expect(out).toContain('It is edition 1 of harbours, byte for byte as it was issued.');
    expect(out).not.toContain('no signature');
    project.write(file, project.read(file).replace('2024-03-01', '2024-03-02'));
    const changed = await run('verify', project.path('out/harbours.pdf'));
    const compared = await project.call(['diff', '--topic', 'harbours']);
    const checked = await project.call(['check']);
    project.remove('data/editions/harbours');
    for (const { code, stdout, stderr } of [compared, checked]) {
      expect(code).toBe(3);
      expect(stdout + stderr).toMatch(
        /data\/editions\/harbours\/001\.json:\d+:\d+: error: the record of edition 1 was changed after it was issued/,
      );
    }
    expect(changed.code).toBe(3);
    expect(changed.out).toContain('Which edition of harbours it is cannot be told');
    expect(changed.out).toContain('the record of edition 1 was changed after it was issued');
  });

  it('says outside a project which check could not be made', async () => {
    const elsewhere = temporaryFolder();
    const { edge, out } = listeningEdge(elsewhere, '2024-07-15', {
      words: ['verify', project.path('out/harbours.pdf')],
    });
    expect(await runCli(edge)).toBe(0);
    removeFolder(elsewhere);
    const told = out.join('\n');
    expect(told).toContain('every printed number agrees with the attached data');
    expect(told).toContain(
      'Whether it is an issued edition, and what has changed in its data since, could not be checked',
    );
    expect(told).not.toMatch(/recorded as that edition|checkout/);
  });

  it('reports a file without a manifest, a file that is not a PDF, and a missing file', async () => {
    const foreign = new URL('../testing/pdf-case/page.pdf', import.meta.url).pathname;
    expect(await run('verify', foreign)).toMatchObject({ code: 3, out: expect.stringContaining('no manifest') });
    writeFileSync(project.path('words.pdf'), 'words');
    expect(await run('verify', project.path('words.pdf'))).toMatchObject({ code: 3 });
    expect(await run('verify', project.path('nothing.pdf'))).toMatchObject({ code: 2 });
    expect(await run('verify')).toMatchObject({ code: 2 });
  });
});

describe('verify of a file that another tool wrote', () => {
  test('tells that it was saved again where nothing else was changed', () => {
    const { verdict, changed, differences } = verify((tampering) => void tampering.add(null));
    expect({ verdict, changed }).toEqual({ verdict: 'differs', changed: ['file'] });
    expect(differences).toEqual([expect.stringContaining('another program may have saved it again')]);
  });

  test('one glyph of a page', async () => {
    const { verdict, changed, differences } = verify(onPages(await alterGlyph()));
    expect({ verdict, changed }).toEqual({ verdict: 'differs', changed: ['file', 'pages'] });
    expect(differences[0]).toMatch(/^the text of page \d+ was changed$/);
    expect(differences[1]).toMatch(
      /^page \d+ prints 4,184 in ".*"; the manifest lists 4,180 on page \d+, of the statistic/,
    );
    expect(differences[2]).toMatch(/the attached table has 4180 for the statistic/);
  });

  test('one letter of a page', async () => {
    const [first = '', second = ''] = await codesOf('mean nothing');
    const codes = await codesOf('mean nothing');
    const between = '((?:>[^<>]*<)?)';
    const pattern = new RegExp(codes.join(between), 'i');
    const { changed, differences } = verify(
      onPages((text) => text.replace(pattern, (whole: string) => second + whole.slice(first.length))),
    );
    expect(changed).toEqual(['file', 'pages']);
    expect(differences).toHaveLength(2);
    expect(differences[1]).toMatch(/^the words of ".*", from page \d+, are not those of the manifest$/);
  });

  test('one cell of the table', () => {
    const { changed, differences } = verify(alterCell);
    expect(changed).toEqual(['file', 'table']);
    expect(differences.join('\n')).toMatch(/prints 4,180 in ".*"; the attached table has 4184/);
    expect(differences.join('\n')).toMatch(/the table has "4184" for value of .*; the manifest has "4180"/);
  });

  test('both', async () => {
    const glyph = await alterGlyph();
    const { changed } = verify((tampering) => {
      onPages(glyph)(tampering);
      alterCell(tampering);
    });
    expect(changed).toEqual(['file', 'pages', 'table']);
  });

  test('the manifest', () => {
    const { changed, differences } = verify((tampering) =>
      tampering.changeAttachment('.json', (text) => text.replace('"value":4180', '"value":4181')),
    );
    expect(changed).toEqual(['file', 'manifest']);
    expect(differences.join('\n')).toContain('the manifest is not the one that was sealed');
  });

  test('a missing table, by exit code and as JSON', async () => {
    const broken = new Tampering(pdf);
    broken.setAttachments((names) => names.slice(0, 2));
    writeFileSync(project.path('broken.pdf'), broken.saved());
    const { code, out } = await run('verify', '--json', project.path('broken.pdf'));
    expect(code).toBe(3);
    expect(JSON.parse(out)).toMatchObject({
      verdict: 'differs',
      changed: ['file', 'table'],
      differences: ['the table of statistics is missing from the file'],
    });
  });
});

describe('the manifest', () => {
  it('lists every number of the pages', () => {
    const statistics = manifest.numbers.filter(({ kind }) => kind === 'statistic');
    expect(statistics.length).toBeGreaterThan(13);
    expect(manifest.numbers.filter(({ kind }) => kind === 'page').length).toBeGreaterThanOrEqual(manifest.pages * 2);
  });
});
