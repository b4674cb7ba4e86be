import { decodeStream } from '../pdf/read/streams.ts';
import { textString } from '../pdf/read/text-strings.ts';
import {
  dict,
  emptyDict,
  getArray,
  getDict,
  isStream,
  type PdfDict,
  resolve,
  withEntries,
} from '../pdf/read/values.ts';
import type { TamperingCase } from './page-tamperings.ts';
import type { Tampering } from './tamper-pdf.ts';

const script = dict({ S: 'JavaScript', JS: textString('app.alert(1)') });
const isElement = (role?: string) => (entries: PdfDict) =>
  entries.has('S') && entries.has('P') && (role === undefined || entries.get('S') === role);
const isWebLink = (entries: PdfDict): boolean => entries.get('Subtype') === 'Link' && entries.has('A');
const isPageLink = (entries: PdfDict): boolean => entries.get('Subtype') === 'Link' && entries.has('Dest');
const isFont = (entries: PdfDict): boolean => entries.get('Type') === 'Font' && entries.has('ToUnicode');

/** What somebody may do to a finished PDF beside its pages, and what is to be told of it. */
export const fileTamperings: readonly TamperingCase[] = [
  [
    'another description of a picture',
    /^the description of a picture was changed; it says “83,000”$/,
    (pdf) =>
      pdf.change(
        (entries) => entries.has('Alt'),
        () => ({ Alt: textString('83,000') }),
      ),
  ],
  [
    'words that are said instead',
    /^what is said instead of a shown text was changed; it says “rose”$/,
    (pdf) => pdf.change(isElement('H1'), () => ({ ActualText: textString('rose') })),
  ],
  ['a heading that is none', /^the tags, by which/, (pdf) => pdf.change(isElement('H2'), () => ({ S: 'P' }))],
  [
    'another order of reading',
    /^the tags, by which/,
    (pdf) => pdf.change(isElement('Document'), (old) => ({ K: getArray(pdf.file, old, 'K').toReversed() })),
  ],
  [
    'a link to another host',
    /^a link .*was changed on page \d+: it leads to https:\/\/evil\.example$/,
    (pdf) => pdf.change(isWebLink, () => ({ A: dict({ S: 'URI', URI: textString('https://evil.example') }) })),
  ],
  [
    'a link to another page',
    /^a link .*was changed on page \d+: it leads to page 2$/,
    (pdf) => pdf.change(isPageLink, () => ({ Dest: [pdf.pages[1] ?? null, 'Fit'] })),
  ],
  [
    'a link more',
    /^a link was added on page 1: it leads to https:\/\/evil\.example$/,
    (pdf) => pdf.annotate(0, 'Link', { A: dict({ S: 'URI', URI: textString('https://evil.example') }) }),
  ],
  [
    'a link less',
    /^a link was removed from page 1$/,
    (pdf) => pdf.setPage(0, { Annots: getArray(pdf.file, pdf.page(0), 'Annots').slice(1) }),
  ],
  [
    'another title',
    /^the title in the properties of the file was changed; it is “Other”$/,
    (pdf) =>
      pdf.change(
        (entries) => entries.has('Producer'),
        () => ({ Title: textString('Other') }),
      ),
  ],
  [
    'another author',
    /^the properties of the file \(author/,
    (pdf) =>
      pdf.change(
        (entries) => entries.has('Producer'),
        () => ({ Author: textString('Other') }),
      ),
  ],
  [
    'another XMP',
    /^the description of the file \(XMP/,
    (pdf) => pdf.setCatalog({ Metadata: pdf.stream('<x/>', dict({ Type: 'Metadata' })) }),
  ],
  [
    'a script on opening',
    /^an action on opening was added: it runs a script$/,
    (pdf) => pdf.setCatalog({ OpenAction: script }),
  ],
  [
    'a program on opening',
    /^an action on opening was added: it starts “calc\.exe”$/,
    (pdf) => pdf.setCatalog({ OpenAction: dict({ S: 'Launch', F: dict({ F: textString('calc.exe') }) }) }),
  ],
  [
    'pages shown over the whole screen',
    /^the entry PageMode of the document catalog was added$/,
    (pdf) => pdf.setCatalog({ PageMode: 'FullScreen' }),
  ],
  [
    'a script on closing',
    /^a list of actions on events was added$/,
    (pdf) => pdf.setCatalog({ AA: dict({ WC: script }) }),
  ],
  [
    'a script by name',
    /^a script was added, which runs when the file is opened$/,
    (pdf) => {
      const scripts = dict({ Names: [textString('a'), script] });
      pdf.setCatalog({ Names: withEntries(getDict(pdf.file, pdf.catalog, 'Names'), { JavaScript: scripts }) });
    },
  ],
  ['layers', /^a list of layers/, (pdf) => pdf.setCatalog({ OCProperties: dict({ OCGs: [], D: emptyDict }) })],
  ['a colour profile less', /^the colour profile was removed$/, (pdf) => pdf.setCatalog({ OutputIntents: undefined })],
  [
    'page labels',
    /^a list of page labels/,
    (pdf) => pdf.setCatalog({ PageLabels: dict({ Nums: [0, dict({ S: 'r' })] }) }),
  ],
  [
    'another bookmark',
    /^the list of bookmarks was changed$/,
    (pdf) =>
      pdf.change(
        (entries) => entries.has('Title') && entries.has('Dest'),
        () => ({ Title: textString('Other') }),
      ),
  ],
  ['another language', /^the language of the file was changed$/, (pdf) => pdf.setCatalog({ Lang: textString('de') })],
  [
    'a file that is not tagged',
    /^the entry that says that the file is tagged/,
    (pdf) => pdf.setCatalog({ MarkInfo: emptyDict }),
  ],
  [
    'letters that copy as others',
    /^a font of pages? .* was changed: its text may look or copy otherwise$/,
    (pdf) =>
      pdf.change(isFont, (old) => ({
        ToUnicode: pdf.stream(mapOf(pdf, old).replace(/(<[0-9A-Fa-f]{2,4}> ?<)00/, '$101')),
      })),
  ],
  [
    'an attached cell',
    /^the table has "4184" for value of/,
    (pdf) => pdf.changeAttachment('.csv', (text) => text.replace(',4180,', ',4184,')),
  ],
  [
    'an attachment less',
    /^the table of statistics is missing/,
    (pdf) => pdf.setAttachments((names) => names.slice(0, 2)),
  ],
  [
    'an attachment more',
    /^a file was attached that the build did not attach: “more.txt”$/,
    (pdf) => pdf.attach('more.txt', 'more'),
  ],
  [
    'the manifest',
    /^the manifest is not the one/,
    (pdf) => pdf.changeAttachment('.json', (text) => text.replace('"value":4180', '"value":4181')),
  ],
];

function mapOf(pdf: Tampering, font: PdfDict): string {
  const stream = resolve(pdf.file, font.get('ToUnicode'));
  return isStream(stream) ? Buffer.from(decodeStream(pdf.file, stream)).toString('latin1') : '';
}
