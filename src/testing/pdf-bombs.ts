import { constants, deflateRawSync, deflateSync } from 'node:zlib';

/** An object of a PDF: its value as it is written, and the data of its stream if it has one. */
type PlainObject = string | { readonly entries: string; readonly data: Uint8Array };

/** A PDF in plain syntax: objects counted from 1, of which the first is the catalog. */
function plainPdf(objects: readonly PlainObject[], trailer = ''): Buffer {
  const parts = objects.flatMap((object, index) => {
    const [start, end] = [`${index + 1} 0 obj\n`, '\nendobj\n'];
    if (typeof object === 'string') return [Buffer.from(start + object + end, 'latin1')];
    const { entries, data } = object;
    const head = `${start}<<${entries}${entries.includes('/Length') ? '' : `/Length ${data.length}`}>>\nstream\n`;
    return [Buffer.from(head, 'latin1'), Buffer.from(data), Buffer.from(`\nendstream${end}`)];
  });
  const last = Buffer.from(`trailer\n<</Root 1 0 R${trailer}>>\nstartxref\n0\n%%EOF\n`, 'latin1');
  return Buffer.concat([Buffer.from('%PDF-1.7\n'), ...parts, last]);
}

const font = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/FirstChar 0/Widths[500]>>';

/** A PDF with one page of this content; `more` are objects from number 6 on, which the page's resources may name. */
function onePage(content: string | Uint8Array, { resources = '', catalog = '', page = '', more = [] }: Extras = {}) {
  const data = typeof content === 'string' ? Buffer.from(content, 'latin1') : content;
  const filter = typeof content === 'string' ? '' : '/Filter/FlateDecode';
  return plainPdf([
    `<</Type/Catalog/Pages 2 0 R${catalog}>>`,
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>${resources}>>${page}>>`,
    { entries: filter, data },
    font,
    ...more,
  ]);
}

interface Extras {
  readonly resources?: string;
  readonly catalog?: string;
  readonly page?: string;
  readonly more?: readonly PlainObject[];
}

/** A gigabyte of blanks in a megabyte: a deflated block of 16 MB, over and over. */
function gigabyteOfBlanks(): Buffer {
  const block = deflateRawSync(Buffer.alloc(2 ** 24, 0x20), { finishFlush: constants.Z_SYNC_FLUSH });
  return Buffer.concat([Buffer.from([0x78, 0x9c]), ...Array.from({ length: 64 }, () => block)]);
}

/** `count` objects from number 6 on, each naming the next one twice. */
function doubling(count: number, write: (next: string) => string): readonly string[] {
  return Array.from({ length: count }, (_, index) => write(`${7 + index} 0 R ${7 + index} 0 R`));
}

/** A file attached under a name that verify looks for. */
function attached(name: string, content: string): Extras {
  const data = deflateSync(Buffer.from(content));
  return {
    catalog: `/Names<</EmbeddedFiles<</Names[(${name}) 6 0 R]>>>>`,
    more: [
      `<</Type/Filespec/F(${name})/UF(${name})/EF<</F 7 0 R>>>>`,
      { entries: '/Type/EmbeddedFile/Filter/FlateDecode', data },
    ],
  };
}

function tagged(children: string, more: readonly string[]): Buffer {
  return onePage('', { catalog: `/StructTreeRoot<</Type/StructTreeRoot/K ${children}>>`, more });
}

function form(content: string, resources: string): PlainObject {
  return { entries: `/Subtype/Form/Resources<<${resources}>>`, data: Buffer.from(content) };
}

const manyForms = Array.from({ length: 11 }, (_, index) =>
  form('/X Do '.repeat(10), `/XObject<</X ${7 + index} 0 R>>`),
);
const cells = (role: string, count: number): string => `<</S/${role}/ActualText(cell of a table)>>`.repeat(count);
const toUnicode = (ranges: string): Extras => ({
  resources: '/Font<</G 6 0 R>>',
  more: ['<</Type/Font/Subtype/Type1/ToUnicode 7 0 R>>', { entries: '', data: Buffer.from(ranges) }],
});

/** PDFs that are made to keep a reader busy, to fill its memory or to confuse it; made when they are asked for. */
export const pdfBombs: Readonly<Record<string, () => Uint8Array>> = {
  'a million arrays inside each other, on a page': () => onePage('['.repeat(1_000_000)),
  'a million dictionaries inside each other': () => onePage('', { more: ['<</A'.repeat(1_000_000)] }),
  'a gigabyte of blanks in a page': () => onePage(gigabyteOfBlanks()),
  'blanks that were deflated twice': () =>
    plainPdf([
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Kids[3 0 R]>>',
      '<</Type/Page/Contents 4 0 R>>',
      { entries: '/Filter[/FlateDecode/FlateDecode]', data: deflateSync(deflateSync(Buffer.alloc(2 ** 28, 0x20))) },
    ]),
  'ten thousand pages of one stream': () =>
    plainPdf([
      '<</Type/Catalog/Pages 2 0 R>>',
      `<</Type/Pages/Kids[${Array.from({ length: 10_000 }, (_, index) => `${index + 4} 0 R`).join(' ')}]>>`,
      { entries: '/Filter/FlateDecode', data: deflateSync(Buffer.alloc(2 ** 20, '0 0 m ')) },
      ...Array.from({ length: 10_000 }, () => '<</Type/Page/Contents 3 0 R>>'),
    ]),
  'a name tree that doubles': () =>
    onePage('', {
      catalog: '/Names<</EmbeddedFiles 6 0 R>>',
      more: [...doubling(40, (kids) => `<</Kids[${kids}]>>`), '<</Names[]>>'],
    }),
  'a name tree that is its own kid': () =>
    onePage('', { catalog: '/Names<</EmbeddedFiles 6 0 R>>', more: ['<</Kids[6 0 R 6 0 R]>>'] }),
  'a name tree of one large file': () =>
    onePage('', {
      catalog: `/Names<</EmbeddedFiles<</Names[${'(a) 6 0 R '.repeat(20_000)}]>>>>`,
      more: ['<</EF<</F 7 0 R>>>>', { entries: '/Filter/FlateDecode', data: deflateSync(Buffer.alloc(2 ** 22)) }],
    }),
  'a page tree that doubles': () =>
    plainPdf([
      '<</Type/Catalog/Pages 6 0 R>>',
      ...Array.from({ length: 4 }, () => 'null'),
      ...doubling(40, (kids) => `<</Type/Pages/Kids[${kids}]>>`),
    ]),
  'a page tree that is its own kid': () =>
    plainPdf(['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[2 0 R]/Parent 2 0 R>>']),
  'a page tree that is deep': () =>
    plainPdf([
      '<</Type/Catalog/Pages 2 0 R>>',
      ...Array.from({ length: 100_000 }, (_, index) => `<</Kids[${index + 3} 0 R]>>`),
    ]),
  'forms that paint each other ten times': () =>
    onePage('/X Do', { resources: '/XObject<</X 6 0 R>>', more: [...manyForms, form('0 0 m', '')] }),
  'a form that paints itself': () =>
    onePage('/X Do', {
      resources: '/XObject<</X 6 0 R>>',
      more: [form('/X Do '.repeat(100), '/XObject<</X 6 0 R>>')],
    }),
  'four billion codes in one range': () =>
    onePage('BT /G 9 Tf (a) Tj ET', toUnicode('1 beginbfrange <00> <ffffffff> <0041> endbfrange')),
  'a character that says a megabyte': () =>
    onePage(
      `BT /G 9 Tf (${'a'.repeat(100_000)}) Tj ET`,
      toUnicode(`1 beginbfchar <61> <${'0041'.repeat(2 ** 20)}> endbfchar`),
    ),
  'widths of more codes than there are': () =>
    onePage('BT /G 9 Tf (a) Tj ET', {
      resources: '/Font<</G 6 0 R>>',
      more: ['<</Type/Font/Subtype/Type0/DescendantFonts[<</W[0 999999999999 500]>>]>>'],
    }),
  'widths of five million codes': () =>
    onePage('BT /G 9 Tf (a) Tj ET', {
      resources: '/Font<</G 6 0 R>>',
      more: [`<</Type/Font/Subtype/Type0/DescendantFonts[<</W[0 [${'500 '.repeat(5_000_000)}]]>>]>>`],
    }),
  'thirty million numbers before an operator': () =>
    onePage(deflateSync(Buffer.from(`${'0 '.repeat(30_000_000)}m`, 'latin1'))),
  'an object stream of a billion objects': () =>
    onePage('', {
      more: [{ entries: '/Type/ObjStm/N 1000000000/First 0', data: Buffer.from('7 0 '.repeat(100_000)) }],
    }),
  'an object stream that says one array over and over': () =>
    onePage('', {
      more: [
        {
          entries: '/Type/ObjStm/N 100000/First 600000',
          data: Buffer.from(
            `${Array.from({ length: 100_000 }, (_, i) => `${i + 100000}0`.slice(0, 4))
              .join(' 0 ')
              .padEnd(599_999)} [${'[] '.repeat(100_000)}]`,
          ),
        },
      ],
    }),
  'an object stream in itself': () =>
    onePage('', {
      more: [{ entries: '/Type/ObjStm/N 1/First 4/Extends 6 0 R', data: Buffer.from('6 0 <</Type/ObjStm/N 6 0 R>>') }],
    }),
  'cross-references that go round': () =>
    plainPdf(
      ['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[]>>'],
      '/Prev 0/XRefStm 0/Size 99999999999999999999',
    ),
  'lengths that are no lengths': () =>
    onePage('', {
      more: ['1e308', '-1', '99999999999999999999999'].map((length) => ({
        entries: `/Length ${length}`,
        data: Buffer.from('0 0 m'),
      })),
    }),
  'a length that is its own': () => onePage('', { more: [{ entries: '/Length 6 0 R', data: Buffer.from('a') }] }),
  'references that go round': () => onePage('', { page: '/Annots 6 0 R', more: ['7 0 R', '6 0 R'] }),
  'tags that go round': () => tagged('6 0 R', ['<</S/Div/K[7 0 R 7 0 R]>>', '<</S/Div/K[6 0 R 7 0 R]>>']),
  'tags that are deep': () =>
    tagged(
      '6 0 R',
      Array.from({ length: 100_000 }, (_, index) => `<</S/Div/K ${index + 7} 0 R>>`),
    ),
  'tags that share a hundred thousand kids': () =>
    tagged(`[${Array.from({ length: 5_000 }, (_, index) => `${index + 7} 0 R`).join(' ')}]`, [
      `[${'0 '.repeat(100_000)}]`,
      ...Array.from({ length: 5_000 }, () => '<</S/P/K 6 0 R>>'),
    ]),
  'a cell over a billion rows': () =>
    tagged('6 0 R', ['<</S/Table/K<</S/TR/K<</S/TD/A<</O/Table/RowSpan 1000000000/ColSpan 1000000000>>>>>>>>']),
  'a table in which each cell has a thousand heads': () =>
    tagged('6 0 R', [
      `<</S/Table/K[<</S/TR/K[${`<</S/TH/A<</O/Table/ColSpan 2000>>/ActualText(head)>>`.repeat(2000)}]>>${`<</S/TR/K[${cells('TD', 2000)}]>>`.repeat(20)}]>>`,
    ]),
  'roles that go round': () =>
    onePage('', {
      catalog: '/StructTreeRoot<</RoleMap<</A/B/B/A>>/K 6 0 R>>',
      more: ['<</S/A/K 0>>'],
    }),
  'a hundred thousand open marks': () =>
    onePage(`${'/Span BMC '.repeat(100_000)}${'BT /F 9 Tf (a) Tj ET '.repeat(100_000)}`),
  'ten million saved states': () => onePage(deflateSync(Buffer.alloc(2e7, 'q '))),
  'a text that is said over and over': () =>
    onePage(`/Span <</ActualText (${'word '.repeat(100_000)})>> BDC BT /F 9 Tf (a) Tj ET EMC\n`.repeat(20)),
  'a manifest of a million arrays': () => onePage('', attached('a-manifest.json', '['.repeat(1_000_000))),
  'a manifest of a million numbers': () =>
    onePage(
      '',
      attached(
        'a-manifest.json',
        `{"numbers":[${'{},'.repeat(2_000_000)}{}],"statistics":[${'{},'.repeat(2_000_000)}{}]}`,
      ),
    ),
  'a table of ten million cells': () => onePage('', attached('a-statistics.csv', `id\n${','.repeat(10_000_000)}`)),
  'a million objects': () => onePage('', { more: Array.from({ length: 1_000_000 }, () => '<</A[1]>>') }),
  'forty megabytes of hexadecimal digits': () => onePage(`<${'41'.repeat(20_000_000)}`),
  'a million strings': () => onePage(deflateSync(Buffer.from('(a) '.repeat(10_000_000)))),
  'links to twenty thousand names': () =>
    onePage('', {
      catalog: `/Names<</Dests<</Names[${Array.from({ length: 20_000 }, (_, index) => `(n${index}) [3 0 R] `).join('')}]>>>>`,
      page: `/Annots[${Array.from({ length: 20_000 }, (_, index) => `<</Subtype/Link/Dest(n${index})>>`).join('')}]`,
    }),
  'an encrypted file': () =>
    plainPdf(
      [
        '<</Type/Catalog/Pages 2 0 R>>',
        '<</Type/Pages/Kids[]>>',
        `<</Filter/Standard/V 2/R 3/O<${'ab'.repeat(32)}>/U<${'cd'.repeat(32)}>/P -4>>`,
      ],
      '/Encrypt 3 0 R',
    ),
  'nothing but a head': () => Buffer.from('%PDF-1.7\n'),
  'a web page': () => Buffer.from('<!doctype html><title>403</title>'),
  'no byte at all': () => Buffer.alloc(0),
  'megabytes of zeros': () => Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(30_000_000)]),
};
