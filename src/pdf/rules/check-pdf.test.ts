import { describe, expect, test } from 'vitest';
import { brokenCase, finishedCase } from '../../testing/pdf-case/finished.ts';
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
const unicodeMap = (change: (text: string) => string): Change =>
  stream((_, text) => text.includes('beginbfrange') || text.includes('beginbfchar'), change);

const address = (uri: string): Change =>
  first((own) => link(own) && own.has('A'), { A: dict({ S: 'URI', URI: { bytes: latin1(uri) } }) });

const kidsOf = (own: PdfDict): readonly PdfValue[] => {
  const kids = own.get('K') ?? null;
  return isArray(kids) ? kids : [kids];
};

const breaks: readonly (readonly [PdfRule, string, Change])[] = [
  ['no-images', 'an inline image', page((text) => `${text}\n/Artifact BMC BI /W 1 /H 1 /BPC 8 /CS /G ID x EI EMC`)],
  ['figure-alt', 'no alternative text', first(role('Figure'), { Alt: undefined })],
  ['figure-alt', 'an empty one', first(role('Figure'), { Alt: textString(' ') })],
  ['table-regular', 'a cell less', first(role('TR'), (own) => ({ K: kidsOf(own).slice(1) }))],
  ['heading-order', 'a level skipped', first(role('H2'), { S: 'H3' })],
  ['heading-order', 'no first level', first(role('H1'), { S: 'P' })],
  ['no-actions', 'a script as address', address('javascript:alert(1)')],
  ['no-actions', 'a file', address('file:///etc/passwd')],
  ['no-actions', 'an open connection', address('http://example.org/')],
  ['no-actions', 'a script', first(link, { A: dict({ S: 'JavaScript', JS: textString('app.alert(1)') }) })],
  ['link-targets', 'nowhere', first((own) => link(own) && own.has('Dest'), { Dest: 'absent' })],
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
    expect(checkPdf(finishedCase())).toEqual([]);
  });

  test.each(breaks)('%s: %s', async (rule, _, change) => {
    const faults = checkPdf(brokenCase(change));
    expect(faults.map((fault) => fault.rule)).toContain(rule);
  });

  test('every rule has a file that breaks it', () => {
    expect([...new Set(breaks.map(([rule]) => rule))].sort()).toEqual(Object.keys(pdfRules).sort());
  });

  test('allows images where told', async () => {
    const change = breaks.find(([rule]) => rule === 'no-images')?.[2];
    const pdf = brokenCase(change ?? (() => undefined));
    expect(checkPdf(pdf, { images: 'allowed' })).toEqual([]);
  });

  test('says where', async () => {
    const faults = checkPdf(brokenCase(first((own) => link(own) && own.has('Dest'), { Dest: 'absent' })));
    expect(faults).toEqual([{ rule: 'link-targets', message: 'a link on page 1 leads nowhere' }]);
  });
});

test('a file that is no PDF is an error that says so', () => {
  expect(() => checkPdf(latin1('<html>'))).toThrow(/cannot be read as a PDF/);
});
