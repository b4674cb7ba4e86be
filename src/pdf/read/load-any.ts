import {
  PDFArray,
  PDFBool,
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNull,
  PDFNumber,
  type PDFObject,
  PDFParser,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
} from '@cantoo/pdf-lib';
import { notPdf } from './load-pdf.ts';
import { isArray, isString, type PdfDict, type PdfFile, type PdfValue } from './values.ts';

/**
 * Opens a PDF that may come from anybody: written by any program, edited, sewn together or with a cross-reference that
 * does not hold. All its objects are read. Throws BriefError `data` where the bytes are not a PDF.
 */
export async function loadAnyPdf(bytes: Uint8Array): Promise<PdfFile> {
  const context = await parse(bytes);
  const names = new Map<PDFName, string>();
  const objects = new Map<number, PdfValue>();
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (!isContainer(object)) objects.set(ref.objectNumber, toPlain(object, names));
  }
  const { Root, Info, ID, Encrypt } = context.trailerInfo;
  if (!(Root instanceof PDFRef) || !objects.has(Root.objectNumber)) throw notPdf('it has no document catalog');
  const identifier = ID === undefined ? null : toPlain(ID, names);
  return {
    version: context.header.getVersionString(),
    objects,
    root: Root.objectNumber,
    info: Info instanceof PDFRef ? Info.objectNumber : undefined,
    id: isArray(identifier) ? identifier.filter(isString).map((part) => part.bytes) : [],
    encrypted: Encrypt !== undefined,
  };
}

async function parse(bytes: Uint8Array): Promise<PDFContext> {
  try {
    return await PDFParser.forBytesWithOptions(bytes, Number.POSITIVE_INFINITY, true).parseDocument();
  } catch (cause) {
    const begins = Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-');
    throw notPdf(begins ? 'it is damaged' : 'it does not begin with %PDF', cause);
  }
}

/** Object and cross-reference streams are how the file was stored: their contents are objects of their own. */
function isContainer(object: PDFObject): boolean {
  if (!(object instanceof PDFStream)) return false;
  const type = object.dict.get(PDFName.of('Type'));
  return type === PDFName.of('ObjStm') || type === PDFName.of('XRef');
}

function toPlain(object: PDFObject, names: Map<PDFName, string>): PdfValue {
  if (object instanceof PDFName) return nameText(object, names);
  if (object instanceof PDFNumber) return object.asNumber();
  if (object instanceof PDFRef) return { ref: object.objectNumber };
  if (object instanceof PDFDict) return plainDict(object, names);
  if (object instanceof PDFArray) return object.asArray().map((item) => toPlain(item, names));
  if (object instanceof PDFString || object instanceof PDFHexString) return { bytes: object.asBytes() };
  if (object instanceof PDFRawStream) return { dict: plainDict(object.dict, names), data: object.contents };
  if (object instanceof PDFBool) return object.asBoolean();
  if (object === PDFNull) return null;
  throw notPdf('it holds an object of an unknown kind');
}

function plainDict(source: PDFDict, names: Map<PDFName, string>): PdfDict {
  const map = new Map<string, PdfValue>();
  for (const [key, value] of source.entries()) map.set(nameText(key, names), toPlain(value, names));
  return map;
}

function nameText(name: PDFName, names: Map<PDFName, string>): string {
  const known = names.get(name);
  if (known !== undefined) return known;
  const text = name.decodeText();
  names.set(name, text);
  return text;
}
