import { loadPdf } from '../pdf/read/load-pdf.ts';
import { pageObjects } from '../pdf/read/pages.ts';
import { contentBytes } from '../pdf/read/streams.ts';
import { latin1, textString } from '../pdf/read/text-strings.ts';
import {
  dict,
  emptyDict,
  getArray,
  getDict,
  getName,
  isDict,
  isRef,
  isStream,
  type PdfDict,
  type PdfFile,
  type PdfRef,
  type PdfValue,
  resolve,
  withEntries,
} from '../pdf/read/values.ts';
import { savePdf } from '../pdf/write/save-pdf.ts';
import { largest } from '../project/extremes.ts';

/** A file that is being changed by somebody who has a PDF editor. Pages count from 0. */
export class Tampering {
  readonly objects: Map<number, PdfValue>;
  readonly file: PdfFile;

  constructor(bytes: Uint8Array) {
    const loaded = loadPdf(bytes);
    this.objects = new Map(loaded.objects);
    this.file = { ...loaded, objects: this.objects };
  }

  /** The file as an editor saves it. */
  saved(): Uint8Array {
    return savePdf(this.file);
  }

  add(value: PdfValue): PdfRef {
    const ref = largest(this.objects.keys(), 0) + 1;
    this.objects.set(ref, value);
    return { ref };
  }

  stream(data: string, entries: PdfDict = emptyDict): PdfRef {
    return this.add({ dict: entries, data: latin1(data) });
  }

  get catalog(): PdfDict {
    return dictOf(this.objects.get(this.file.root));
  }

  setCatalog(entries: Readonly<Record<string, PdfValue | undefined>>): void {
    this.objects.set(this.file.root, withEntries(this.catalog, entries));
  }

  get pages(): readonly PdfRef[] {
    return pageObjects(this.file).map(({ number }) => ({ ref: number }));
  }

  page(index: number): PdfDict {
    return dictOf(resolve(this.file, this.pages[index]));
  }

  setPage(index: number, entries: Readonly<Record<string, PdfValue | undefined>>): void {
    this.objects.set(this.pages[index]?.ref ?? 0, withEntries(this.page(index), entries));
  }

  setPages(kids: readonly PdfValue[]): void {
    const root = this.catalog.get('Pages');
    for (const kid of kids) {
      const page = resolve(this.file, kid);
      const inherited = pageObjects(this.file).find(({ number }) => isRef(kid) && number === kid.ref)?.dict;
      if (isRef(kid) && isDict(page))
        this.objects.set(kid.ref, new Map([...(inherited ?? []), ...page, ['Parent', root ?? null]]));
    }
    if (isRef(root))
      this.objects.set(root.ref, withEntries(dictOf(this.objects.get(root.ref)), { Kids: kids, Count: kids.length }));
  }

  /** Draws over a page, with a font named FX and other resources. */
  draw(index: number, content: string, resources: Readonly<Record<string, PdfValue>> = {}): void {
    const old = getDict(this.file, this.page(index), 'Resources');
    const font = this.add(dict({ Type: 'Font', Subtype: 'Type1', BaseFont: 'Helvetica' }));
    const fonts = withEntries(getDict(this.file, old, 'Font'), { FX: font });
    const contents = this.page(index).get('Contents') ?? null;
    this.setPage(index, {
      Resources: withEntries(old, { Font: fonts, ...resources }),
      Contents: [contents, this.stream(content)],
    });
  }

  content(index: number): string {
    return Buffer.from(contentBytes(this.file, this.page(index))).toString('latin1');
  }

  /** Replaces text of a page's content. */
  rewrite(index: number, change: (content: string) => string): void {
    const before = this.content(index);
    const after = change(before);
    if (after === before) throw new Error('the content of the page is as it was');
    this.setPage(index, { Contents: this.stream(after) });
  }

  annotate(index: number, subtype: string, entries: Readonly<Record<string, PdfValue>> = {}): PdfRef {
    const note = this.add(dict({ Type: 'Annot', Subtype: subtype, Rect: [60, 500, 200, 560], ...entries }));
    this.setPage(index, { Annots: [...getArray(this.file, this.page(index), 'Annots'), note] });
    return note;
  }

  /** Changes the first dictionary that fits. */
  change(
    fits: (entries: PdfDict) => boolean,
    entries: (old: PdfDict) => Readonly<Record<string, PdfValue | undefined>>,
  ): void {
    for (const [number, value] of this.objects) {
      if (!isDict(value) || !fits(value)) continue;
      this.objects.set(number, withEntries(value, entries(value)));
      return;
    }
    throw new Error('no object fits');
  }

  /** Changes the data of the attachment whose name ends so. */
  changeAttachment(ending: string, change: (content: string) => string): void {
    for (const value of [...this.objects.values()]) {
      if (getName(this.file, value, 'Type') !== 'Filespec' || !isDict(value)) continue;
      const stream = getDict(this.file, value, 'EF').get('F');
      const data = resolve(this.file, stream);
      if (!isRef(stream) || !isStream(data) || !Buffer.from(nameOf(value)).toString('latin1').endsWith(ending))
        continue;
      const text = Buffer.from(contentBytes(this.file, dict({ Contents: stream }))).toString('utf8');
      this.objects.set(stream.ref, {
        dict: withEntries(data.dict, { Filter: undefined }),
        data: Buffer.from(change(text)),
      });
    }
  }

  setAttachments(change: (names: readonly PdfValue[]) => readonly PdfValue[]): void {
    const names = getDict(this.file, this.catalog, 'Names');
    const files = getDict(this.file, names, 'EmbeddedFiles');
    const changed = dict({ Names: change(getArray(this.file, files, 'Names')) });
    this.setCatalog({ Names: withEntries(names, { EmbeddedFiles: changed }) });
  }

  attach(name: string, data: string): void {
    const specification = dict({ Type: 'Filespec', UF: textString(name), EF: dict({ F: this.stream(data) }) });
    this.setAttachments((names) => [...names, textString(name), specification]);
  }
}

function dictOf(value: PdfValue | undefined): PdfDict {
  return isDict(value) ? value : emptyDict;
}

function nameOf(specification: PdfDict): Uint8Array {
  const name = specification.get('F');
  return typeof name === 'object' && name !== null && 'bytes' in name ? name.bytes : new Uint8Array();
}
