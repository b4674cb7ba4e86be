import { textString } from '../pdf/read/text-strings.ts';
import { dict } from '../pdf/read/values.ts';
import type { Tampering } from './tamper-pdf.ts';

/** What is done, a sentence that is to be told, and how it is done. */
export type TamperingCase = readonly [string, RegExp, (pdf: Tampering) => void];

const script = dict({ S: 'JavaScript', JS: textString('app.alert(1)') });

/** What somebody may do to the pages of a finished PDF, and what is to be told of it. */
export const pageTamperings: readonly TamperingCase[] = [
  [
    'a white box with another number over the key figure',
    /^text was added on page 1 that the build did not print: “83,000”$/,
    (pdf) => pdf.draw(0, 'q 1 1 1 rg 60 500 200 60 re f 0 g BT /FX 20 Tf 70 520 Td (83,000) Tj ET Q'),
  ],
  ['a white box', /^something was drawn on page 1/, (pdf) => pdf.draw(0, 'q 1 1 1 rg 60 500 200 60 re f Q')],
  ['invisible text', /^text was added on page 2 .*“gone”/, (pdf) => pdf.draw(1, 'BT 3 Tr /FX 9 Tf (gone) Tj ET')],
  ['white text', /^text was added on page 2 .*“gone”/, (pdf) => pdf.draw(1, 'BT 1 g /FX 9 Tf (gone) Tj ET')],
  [
    'text in a form object',
    /^text was added on page 1 .*“83,000”/,
    (pdf) => {
      const entries = dict({ Subtype: 'Form', BBox: [0, 0, 99, 99] });
      const form = pdf.stream('BT /FX 20 Tf (83,000) Tj ET', entries);
      pdf.draw(0, 'q /X9 Do Q', { XObject: dict({ X9: form }) });
    },
  ],
  [
    'an image',
    /^something was drawn on page 1/,
    (pdf) => {
      const size = { Width: 1, Height: 1, BitsPerComponent: 8, ColorSpace: 'DeviceGray' };
      pdf.draw(0, 'q /Im Do Q', { XObject: dict({ Im: pdf.stream('0', dict({ Subtype: 'Image', ...size })) }) });
    },
  ],
  ['text taken away', /^text that the build printed is missing from page 1$/, (pdf) => pdf.rewrite(0, withoutText)],
  [
    'a drawing taken away',
    /^something that the build drew is missing from page 1$/,
    (pdf) => pdf.rewrite(0, (content) => content.replace(/\nf\*?\n/, '\nn\n')),
  ],
  [
    'another colour',
    /^page 1 is drawn differently from the build$/,
    (pdf) => pdf.rewrite(0, (content) => content.replace(/[\d.]+ [\d.]+ [\d.]+ rg/, '0 1 0 rg')),
  ],
  [
    'a note',
    /^a note was added on page 1: “83,000”$/,
    (pdf) => pdf.annotate(0, 'FreeText', { Contents: textString('83,000') }),
  ],
  [
    'a sticky note',
    /^a note was added on page 2: “No!”$/,
    (pdf) => pdf.annotate(1, 'Text', { Contents: textString('No!') }),
  ],
  ['a highlight', /^a mark over text was added on page 1$/, (pdf) => pdf.annotate(0, 'Highlight')],
  ['a stamp', /^a stamp was added on page 1$/, (pdf) => pdf.annotate(0, 'Stamp')],
  ['a square', /^an annotation \(Square\) was added on page 1$/, (pdf) => pdf.annotate(0, 'Square')],
  [
    'a form field',
    /^a form field was added on page 1: “83,000”$/,
    (pdf) => {
      const field = pdf.annotate(0, 'Widget', { FT: 'Tx', T: textString('a'), V: textString('83,000') });
      pdf.setCatalog({ AcroForm: dict({ Fields: [field] }) });
    },
  ],
  ['a crop', /^page 1 was cropped/, (pdf) => pdf.setPage(0, { CropBox: [0, 400, 595, 842] })],
  [
    'a smaller page',
    /^the size or another property of page 1 was changed$/,
    (pdf) => pdf.setPage(0, { MediaBox: [0, 0, 595, 600] }),
  ],
  ['a turned page', /^page 2 was rotated$/, (pdf) => pdf.setPage(1, { Rotate: 90 })],
  [
    'a script of a page',
    /^an action was added to page 1: it runs a script$/,
    (pdf) => pdf.setPage(0, { AA: dict({ O: script }) }),
  ],
  [
    'an address that a page opens',
    /^an action was added to page 1: it leads to https:\/\/evil\.example$/,
    (pdf) => pdf.setPage(0, { AA: dict({ O: dict({ S: 'URI', URI: textString('https://evil.example') }) }) }),
  ],
  ['a page enlarged', /^the size or another property of page 1 was changed$/, (pdf) => pdf.setPage(0, { UserUnit: 2 })],
  ['a page less', /^page 2 is missing$/, (pdf) => pdf.setPages(pdf.pages.toSpliced(1, 1))],
  ['the last page less', /^page \d is missing$/, (pdf) => pdf.setPages(pdf.pages.slice(0, -1))],
  [
    'a page twice',
    /^page 1 stands in the file twice, again as page 2$/,
    (pdf) => pdf.setPages([...pdf.pages.slice(0, 1), ...pdf.pages]),
  ],
  [
    'pages moved',
    /^the pages are in a different order from the build: 2, 1/,
    (pdf) => pdf.setPages([...pdf.pages.slice(0, 2).toReversed(), ...pdf.pages.slice(2)]),
  ],
  [
    'a page more',
    /^page \d was added: the build did not print it$/,
    (pdf) => pdf.setPages([...pdf.pages, pdf.add(dict({ Type: 'Page', MediaBox: [0, 0, 595, 842] }))]),
  ],
  [
    'nothing but another way of saving',
    /^the file was changed after it was built: its pages/,
    (pdf) => void pdf.add(null),
  ],
];

/** Without the first text that a page shows. */
function withoutText(content: string): string {
  return content.replace(/<[0-9A-Fa-f]+> ?Tj|\[[^\]]*\] ?TJ/, '');
}
