import { describe, expect, test } from 'vitest';
import { brokenCase, finishedCase, printedCase } from '../cases/finished.ts';
import { decodeStream } from '../read/streams.ts';
import { latin1, textString } from '../read/text-strings.ts';
import {
  dict,
  isArray,
  isDict,
  isStream,
  type PdfDict,
  type PdfFile,
  type PdfStream,
  type PdfValue,
  withEntries,
} from '../read/values.ts';
import { checkPdf, type PdfRule, pdfRules } from './check-pdf.ts';

type Objects = Map<number, PdfValue>;
type Change = (objects: Objects, file: PdfFile) => Partial<PdfFile> | undefined;
type Entries = Readonly<Record<string, PdfValue | undefined>>;

/** Changes the first object that `matches`; a change that finds nothing to change is a broken test. */
function first(matches: (dict: PdfDict) => boolean, entries: Entries | ((dict: PdfDict) => Entries)): Change {
  return (objects) => {
    for (const [number, value] of objects) {
      const own = isStream(value) ? value.dict : value;
      if (!isDict(own) || !matches(own)) continue;
      const changed = withEntries(own, typeof entries === 'function' ? entries(own) : entries);
      objects.set(number, isStream(value) ? { dict: changed, data: value.data } : changed);
      return;
    }
    throw new Error('nothing to change');
  };
}

const role = (name: string) => (own: PdfDict) => own.get('S') === name && own.has('P');
const catalog = (own: PdfDict) => own.get('Type') === 'Catalog';
const link = (own: PdfDict) => own.get('Subtype') === 'Link';
const font = (subtype: string) => (own: PdfDict) => own.get('Type') === 'Font' && own.get('Subtype') === subtype;

/** Changes the text of the first stream that `matches`. */
function stream(matches: (stream: PdfStream, text: string) => boolean, change: (text: string) => string): Change {
  return (objects, file) => {
    for (const [number, value] of objects) {
      if (!isStream(value) || value.dict.has('Length1')) continue;
      const text = Buffer.from(decodeStream(file, value)).toString('latin1');
      if (!matches(value, text)) continue;
      const changed = change(text);
      if (changed === text) throw new Error('nothing to change');
      objects.set(number, { dict: withEntries(value.dict, { Filter: undefined }), data: latin1(changed) });
      return;
    }
    throw new Error('nothing to change');
  };
}

const page = (change: (text: string) => string): Change => stream((_, text) => text.includes('/H1<<'), change);
const xmp = (change: (text: string) => string): Change => stream((it) => it.dict.get('Type') === 'Metadata', change);
const unicodeMap = (change: (text: string) => string): Change =>
  stream((_, text) => text.includes('beginbfrange') || text.includes('beginbfchar'), change);

const kidsOf = (own: PdfDict): readonly PdfValue[] => {
  const kids = own.get('K') ?? null;
  return isArray(kids) ? kids : [kids];
};

const breaks: readonly (readonly [PdfRule, string, Change])[] = [
  ['tagged', 'no mark of being tagged', first(catalog, { MarkInfo: undefined })],
  ['tagged', 'no structure', first(catalog, { StructTreeRoot: undefined })],
  ['language', 'no language', first(catalog, { Lang: undefined })],
  ['title', 'title not shown', first(catalog, { ViewerPreferences: undefined })],
  ['title', 'no title', xmp((text) => text.replace(/<dc:title>.*<\/dc:title>/, ''))],
  ['conformance', 'no XMP', first(catalog, { Metadata: undefined })],
  ['conformance', 'another level', xmp((text) => text.replace('conformance>A<', 'conformance>B<'))],
  ['conformance', 'no extension schema', xmp((text) => text.replace(/<pdfaExtension:schemas>[\s\S]*schemas>/, ''))],
  ['metadata-agree', 'another author', xmp((text) => text.replace('Example Office', 'Another Office'))],
  [
    'metadata-agree',
    'another date',
    first((own) => own.has('ModDate') && own.has('Title'), { ModDate: { bytes: latin1('D:20261123000000Z') } }),
  ],
  [
    'no-user-agent',
    'the browser as creator',
    first((own) => own.has('Creator'), { Creator: textString('HeadlessChrome/147.0') }),
  ],
  ['output-intent', 'none', first(catalog, { OutputIntents: undefined })],
  [
    'output-intent',
    'a broken profile',
    stream(
      (it) => it.dict.has('N'),
      (text) => text.replace('acsp', 'xxxx'),
    ),
  ],
  ['file-id', 'none', () => ({ id: [] })],
  ['no-encryption', 'encrypted', () => undefined],
  ['attachments-associated', 'not associated', first(catalog, { AF: undefined })],
  [
    'attachments-associated',
    'unrelated',
    first((own) => own.get('Type') === 'Filespec', { AFRelationship: 'Unspecified' }),
  ],
  ['attachments-associated', 'one name only', first((own) => own.get('Type') === 'Filespec', { F: undefined })],
  [
    'attachments-text',
    'a program',
    stream(
      (it) => it.dict.get('Type') === 'EmbeddedFile',
      () => 'MZ\x90\0\x03',
    ),
  ],
  ['marked-content', 'a heading without marks', page((text) => text.replace(/\/H1<<.*?>>BDC/, '/H1 BMC'))],
  [
    'marked-content',
    'a running head without marks',
    page((text) => text.replace('/Artifact<</Type/Pagination/Subtype/Header>>BDC', '/Span BMC')),
  ],
  [
    'separate-artifacts',
    'a heading in an artifact',
    page((text) => text.replace(/(\/H1<<.*?>>BDC[\s\S]*?EMC)/, '/Artifact BMC\n$1\nEMC')),
  ],
  ['parent-tree', 'content that is not there', page((text) => text.replace(/\/H1<<.*?>>BDC/, '/H1<</MCID 900>>BDC'))],
  ['parent-tree', 'a parent tree that leads elsewhere', first((own) => own.has('Nums'), { Nums: [] })],
  ['parent-tree', 'content with two tags', first(role('H1'), (own) => ({ K: [...kidsOf(own), ...kidsOf(own)] }))],
  ['no-images', 'an inline image', page((text) => `${text}\n/Artifact BMC BI /W 1 /H 1 /BPC 8 /CS /G ID x EI EMC`)],
  ['standard-roles', 'a role of its own', first(role('H2'), { S: 'Heading' })],
  ['figure-alt', 'no alternative text', first(role('Figure'), { Alt: undefined })],
  ['figure-alt', 'an empty one', first(role('Figure'), { Alt: textString(' ') })],
  ['list-bodies', 'two bodies', first(role('Lbl'), { S: 'LBody' })],
  ['list-bodies', 'no body', first(role('LBody'), { S: 'Span' })],
  ['list-bodies', 'a paragraph in a list', first(role('LI'), { S: 'P' })],
  ['table-structure', 'a paragraph in a row', first(role('TD'), { S: 'P' })],
  ['table-regular', 'a cell less', first(role('TR'), (own) => ({ K: kidsOf(own).slice(1) }))],
  ['table-heads', 'no scope', first(role('TH'), { A: undefined })],
  ['caption-place', 'outside', first(role('Table'), { S: 'Div' })],
  ['heading-order', 'a level skipped', first(role('H2'), { S: 'H3' })],
  ['heading-order', 'no first level', first(role('H1'), { S: 'P' })],
  ['content-in-blocks', 'text in a row', first(role('P'), { S: 'Div' })],
  ['link-contents', 'none', first(link, { Contents: undefined })],
  ['link-tagged', 'a paragraph instead', first(role('Link'), { S: 'Span' })],
  [
    'link-targets',
    'a script as address',
    first((own) => link(own) && own.has('A'), { A: dict({ S: 'URI', URI: { bytes: latin1('javascript:alert(1)') } }) }),
  ],
  [
    'link-targets',
    'a file',
    first((own) => link(own) && own.has('A'), { A: dict({ S: 'URI', URI: { bytes: latin1('file:///etc/passwd') } }) }),
  ],
  [
    'link-targets',
    'an open connection',
    first((own) => link(own) && own.has('A'), { A: dict({ S: 'URI', URI: { bytes: latin1('http://example.org/') } }) }),
  ],
  ['link-targets', 'nowhere', first((own) => link(own) && own.has('Dest'), { Dest: 'absent' })],
  ['no-actions', 'a script', first(link, { A: dict({ S: 'JavaScript', JS: textString('app.alert(1)') }) })],
  ['tab-order', 'none', first((own) => own.get('Type') === 'Page' && own.has('Annots'), { Tabs: undefined })],
  ['fonts-embedded', 'not embedded', first((own) => own.has('FontFile2'), { FontFile2: undefined })],
  ['fonts-truetype', 'Type 3', first(font('CIDFontType2'), { Subtype: 'CIDFontType0' })],
  ['no-missing-glyphs', 'glyph 0', page((text) => text.replace(/<\w{4}> Tj/, '<0000> Tj'))],
  [
    'unicode',
    'a code without a character',
    unicodeMap((text) => text.replace(/begin(bfchar|bfrange)[\s\S]*?end\1/g, '')),
  ],
];

describe('checkPdf', () => {
  test('finds nothing in a finished PDF', async () => {
    expect(await checkPdf(await finishedCase())).toEqual([]);
  });

  const real = breaks.filter(([rule]) => rule !== 'no-encryption');
  test.each(real)('%s: %s', async (rule, _, change) => {
    const faults = await checkPdf(await brokenCase(change));
    expect(faults.map((fault) => fault.rule)).toContain(rule);
  });

  test('every rule has a file that breaks it', () => {
    expect([...new Set(breaks.map(([rule]) => rule))].sort()).toEqual(Object.keys(pdfRules).sort());
  });

  test('no-encryption: a trailer that names an encryption', async () => {
    const plain = Buffer.from(printedCase()).toString('latin1');
    const encrypted = plain.replace(/trailer\s*<</, '$&/Encrypt <</Filter /Standard>> ');
    expect(encrypted).not.toBe(plain);
    const faults = await checkPdf(latin1(encrypted));
    expect(faults.map((fault) => fault.rule)).toContain('no-encryption');
  });

  test('allows images where told', async () => {
    const change = breaks.find(([rule]) => rule === 'no-images')?.[2];
    const pdf = await brokenCase(change ?? (() => undefined));
    expect(await checkPdf(pdf, { images: 'allowed' })).toEqual([]);
  });

  test('says where', async () => {
    const faults = await checkPdf(await brokenCase(first(link, { Contents: undefined })));
    expect(faults).toEqual([{ rule: 'link-contents', message: 'a link on page 1 has no Contents' }]);
  });
});

test('a file that is no PDF is an error that says so', async () => {
  await expect(checkPdf(latin1('<html>'))).rejects.toThrow(/cannot be read as a PDF/);
});
