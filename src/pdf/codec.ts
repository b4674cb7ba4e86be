import {
  PDFArray,
  PDFBool,
  PDFContext,
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
  PDFStreamWriter,
  PDFString,
} from '@cantoo/pdf-lib';
import { deflate } from 'pako';
import { BriefError } from '../errors.ts';
import type { PdfDict, PdfFile, PdfStream, PdfValue } from './values.ts';
import { isArray, isDict, isRef, isString } from './values.ts';

// More objects in one stream compress better; beyond a few hundred the gain is below one per cent.
const objectsPerStream = 500;

/** Parses the bytes of a PDF. Throws BriefError `data` where they are not one. */
export async function loadPdf(bytes: Uint8Array): Promise<PdfFile> {
  const context = await parse(bytes);
  const names = new Map<PDFName, string>();
  const objects = new Map<number, PdfValue>();
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (!isContainer(object)) objects.set(ref.objectNumber, toPlain(object, names));
  }
  const { Root, Info, ID, Encrypt } = context.trailerInfo;
  if (!(Root instanceof PDFRef)) throw notPdf('it has no document catalog');
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

/** Writes a PDF 1.7 with object streams and a cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8). */
export async function savePdf(file: PdfFile): Promise<Uint8Array> {
  const context = PDFContext.create();
  for (const [number, value] of file.objects) context.assign(PDFRef.of(number), fromPlain(value, context));
  context.trailerInfo.Root = PDFRef.of(file.root);
  if (file.info !== undefined) context.trailerInfo.Info = PDFRef.of(file.info);
  if (file.id.length > 0) context.trailerInfo.ID = context.obj(file.id.map((part) => PDFHexString.fromBytes(part)));
  return PDFStreamWriter.forContext(context, Number.POSITIVE_INFINITY, true, objectsPerStream).serializeToBuffer();
}

async function parse(bytes: Uint8Array): Promise<PDFContext> {
  try {
    return await PDFParser.forBytesWithOptions(bytes, Number.POSITIVE_INFINITY, true).parseDocument();
  } catch (cause) {
    throw notPdf(cause instanceof Error ? cause.message : String(cause), cause);
  }
}

function notPdf(why: string, cause?: unknown): BriefError {
  return new BriefError('data', `the file cannot be read as a PDF: ${why}`, {
    hint: 'Give the path of a whole, undamaged PDF file.',
    cause,
  });
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
  throw notPdf(`it holds an object of an unknown kind: ${object.toString().slice(0, 60)}`);
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

function fromPlain(value: PdfValue, context: PDFContext): PDFObject {
  if (value === null) return PDFNull;
  if (typeof value === 'string') return toName(value);
  if (typeof value === 'number') return PDFNumber.of(value);
  if (typeof value === 'boolean') return value ? PDFBool.True : PDFBool.False;
  if (isArray(value)) return context.obj(value.map((item) => fromPlain(item, context)));
  if (isDict(value)) return toDict(value, context);
  if (isRef(value)) return PDFRef.of(value.ref);
  if (isString(value)) return toPdfString(value.bytes);
  return toStream(value, context);
}

/**
 * Data without a filter are compressed, by a deflate in JavaScript: Node's gives other bytes on another version of zlib
 * or another processor, and the PDF library's packs a twentieth less. Metadata stay as they are, so that tools can find them without reading the file.
 */
function toStream(stream: PdfStream, context: PDFContext): PDFRawStream {
  const attributes = toDict(stream.dict, context);
  if (stream.dict.has('Filter') || stream.dict.get('Type') === 'Metadata') {
    return PDFRawStream.of(attributes, stream.data);
  }
  attributes.set(PDFName.of('Filter'), PDFName.of('FlateDecode'));
  return PDFRawStream.of(attributes, deflate(stream.data, { level: 9 }));
}

function toDict(source: PdfDict, context: PDFContext): PDFDict {
  const target = PDFDict.withContext(context);
  for (const [key, value] of source) target.set(toName(key), fromPlain(value, context));
  return target;
}

/** PDFName.of reads #xx as an escape, so a number sign of the name itself is escaped first. */
function toName(text: string): PDFName {
  return PDFName.of(text.replaceAll('#', '#23'));
}

function toPdfString(bytes: Uint8Array): PDFString | PDFHexString {
  const printable = bytes.every(
    (byte) => byte >= 0x20 && byte < 0x7f && byte !== 0x28 && byte !== 0x29 && byte !== 0x5c,
  );
  return printable ? PDFString.of(String.fromCharCode(...bytes)) : PDFHexString.fromBytes(bytes);
}
