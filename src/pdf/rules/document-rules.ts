import { decodeStream } from '../read/streams.ts';
import { get, getArray, getDict, getName, isStream, isString, type PdfValue } from '../read/values.ts';
import { xmpValue } from '../read/xmp.ts';
import type { Rule, Subject } from './subject.ts';

/** ISO 32000-1, 14.7.1; Matterhorn 01-007. */
export const tagged: Rule = ({ file, tree }) => {
  const marks = getDict(file, { ref: file.root }, 'MarkInfo');
  return [
    ...(marks.get('Marked') === true ? [] : ['MarkInfo does not say that the file is tagged']),
    ...(marks.get('Suspects') === true ? ['MarkInfo says that the tags are suspect'] : []),
    ...(tree.length === 1 && tree[0]?.role === 'Document' ? [] : ['the structure tree is not one Document']),
  ];
};

/** Matterhorn 11-006: the language of the document, as a BCP 47 tag. */
export const language: Rule = ({ reading }) =>
  /^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(reading.language ?? '')
    ? []
    : [`the language of the document is ${reading.language ?? 'not given'}`];

/** Matterhorn 06-003, 07-001, 07-002: the title is given, and shown. */
export const title: Rule = ({ file, reading }) => {
  const shown = get(file, getDict(file, { ref: file.root }, 'ViewerPreferences'), 'DisplayDocTitle') === true;
  return [
    ...(shown ? [] : ['viewers show the file name instead of the title: DisplayDocTitle is not true']),
    ...(xmpValue(reading.xmp ?? '', 'dc:title') ? [] : ['the XMP metadata have no dc:title']),
  ];
};

/** ISO 19005-3, 6.6.4 and ISO 14289-1, 5: the file says which standards it keeps, in words that PDF/A knows. */
export const conformance: Rule = ({ reading: { xmp } }) => {
  if (xmp === undefined) return ['there are no XMP metadata'];
  const wanted = { 'pdfaid:part': '3', 'pdfaid:conformance': 'A', 'pdfuaid:part': '1' };
  const missing = Object.entries(wanted).flatMap(([name, value]) =>
    xmpValue(xmp, name) === value ? [] : [`the XMP metadata do not say ${name} ${value}`],
  );
  const described = xmpValue(xmp, 'pdfaSchema:namespaceURI') === 'http://www.aiim.org/pdfua/ns/id/';
  return described ? missing : [...missing, 'the XMP metadata do not describe the pdfuaid schema to PDF/A'];
};

const equals: Readonly<Record<string, string>> = {
  Title: 'dc:title',
  Author: 'dc:creator',
  Subject: 'dc:description',
  Keywords: 'pdf:Keywords',
  Creator: 'xmp:CreatorTool',
  Producer: 'pdf:Producer',
  CreationDate: 'xmp:CreateDate',
  ModDate: 'xmp:ModifyDate',
};

/** ISO 19005-1, 6.7.3, kept for readers that know only one of the two: information and XMP say the same. */
export const metadataAgree: Rule = ({ reading }) =>
  Object.entries(equals).flatMap(([key, name]) => {
    const inXmp = xmpValue(reading.xmp ?? '', name);
    const inInfo = reading.info.get(key);
    const same = key.endsWith('Date') ? digits(inInfo) === digits(inXmp) : (inInfo ?? '') === (inXmp ?? '');
    return same
      ? []
      : [`${key} of the document information is ${quote(inInfo)}, ${name} of the XMP metadata ${quote(inXmp)}`];
  });

function digits(date: string | undefined): string {
  return (date ?? '').replace(/\D/g, '').slice(0, 14);
}

function quote(text: string | undefined): string {
  return text === undefined ? 'absent' : JSON.stringify(text);
}

/** The files are the publication's, not the browser's. */
export const noUserAgent: Rule = ({ reading }) => {
  const said = [...reading.info.values(), reading.xmp ?? ''].join('\n');
  const trace = /Mozilla\/|HeadlessChrome|Chrome\/|Chromium|AppleWebKit/.exec(said)?.[0];
  return trace === undefined ? [] : [`the metadata name the browser: ${trace}`];
};

/** ISO 19005-3, 6.2.3: the colours are sRGB, and the file carries the profile that says so. */
export const outputIntent: Rule = ({ file }) => {
  const intents = getArray(file, { ref: file.root }, 'OutputIntents').filter(
    (item) => getName(file, item, 'S') === 'GTS_PDFA1',
  );
  const [intent] = intents;
  if (intent === undefined || intents.length > 1)
    return [`there are ${intents.length} output intents for PDF/A, not one`];
  const profile = get(file, intent, 'DestOutputProfile');
  if (!isStream(profile)) return ['the output intent has no profile'];
  const bytes = decodeStream(file, profile);
  const text = Buffer.from(bytes.subarray(0, 40)).toString('latin1');
  const whole = bytes.length === new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  return whole && text.slice(16, 20) === 'RGB ' && text.slice(36, 40) === 'acsp'
    ? []
    : ['the profile of the output intent is no RGB profile'];
};

/** ISO 19005-3, 6.1.3. */
export const fileId: Rule = ({ file }) =>
  file.id.length === 2 && file.id.every((part) => part.length >= 16)
    ? []
    : ['the trailer has no file identifier of two strings'];

/** ISO 19005-3, 6.1.3: everybody can read the file. */
export const noEncryption: Rule = ({ file }) => (file.encrypted ? ['the file is encrypted'] : []);

/** ISO 19005-3, 6.8; Matterhorn 21-001: what is attached is named in both ways, typed, and associated with the document. */
export const attachmentsAssociated: Rule = (subject) =>
  subject.reading.attachments.flatMap(({ name, associated, relationship, mime }) => [
    ...(associated ? [] : [`the attachment ${name} is not associated with the document`]),
    ...(relationship === 'Data' ? [] : [`the attachment ${name} is not related to the document as its Data`]),
    ...(mime === undefined ? [`the attachment ${name} has no media type`] : []),
    ...unnamed(subject, name),
  ]);

/** What is carried along is data in words: a program, or a file that could hold one, is no UTF-8 text. */
export const attachmentsText: Rule = ({ reading }) =>
  reading.attachments.flatMap(({ name, bytes }) => {
    try {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      return text.includes('\0') ? [`the attachment ${name} is not text`] : [];
    } catch {
      return [`the attachment ${name} is not text`];
    }
  });

function unnamed({ file }: Subject, name: string): readonly string[] {
  const specification = [...file.objects.values()].find(
    (value): value is ReadonlyMap<string, PdfValue> =>
      value instanceof Map && value.get('Type') === 'Filespec' && textIs(value.get('UF') ?? value.get('F'), name),
  );
  const both = isString(specification?.get('F')) && isString(specification?.get('UF'));
  return both ? [] : [`the attachment ${name} is not named in both F and UF`];
}

function textIs(value: PdfValue | undefined, name: string): boolean {
  return isString(value) && Buffer.from(value.bytes).toString('latin1') === name;
}
