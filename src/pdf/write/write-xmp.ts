import { escapeXml } from '../../style/svg.ts';
import type { DocumentOptions } from './options.ts';

const namespaces = {
  dc: 'http://purl.org/dc/elements/1.1/',
  pdf: 'http://ns.adobe.com/pdf/1.3/',
  xmp: 'http://ns.adobe.com/xap/1.0/',
  pdfaid: 'http://www.aiim.org/pdfa/ns/id/',
  pdfuaid: 'http://www.aiim.org/pdfua/ns/id/',
  pdfaExtension: 'http://www.aiim.org/pdfa/ns/extension/',
  pdfaSchema: 'http://www.aiim.org/pdfa/ns/schema#',
  pdfaProperty: 'http://www.aiim.org/pdfa/ns/property#',
} as const;

/**
 * The XMP packet (ISO 16684-1) as UTF-8, with the identification of PDF/A-3a (ISO 19005-3, 6.6.4) and PDF/UA-1
 * (ISO 14289-1, clause 5). Each property of the document information has its equal here.
 */
export function xmpPacket(options: DocumentOptions, producer: string): Uint8Array {
  const moment = `${options.date}T00:00:00Z`;
  const declared = Object.entries(namespaces).map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`);
  const body = [
    element('dc:title', alternatives(options.title)),
    element('dc:creator', list('Seq', [options.author])),
    element('dc:description', alternatives(options.subject)),
    element('dc:language', list('Bag', [options.language])),
    options.keywords.length > 0 ? element('dc:subject', list('Bag', options.keywords)) : '',
    element('pdf:Keywords', escapeXml(options.keywords.join(', '))),
    element('pdf:Producer', escapeXml(producer)),
    element('xmp:CreatorTool', escapeXml(options.creator)),
    element('xmp:CreateDate', moment),
    element('xmp:ModifyDate', moment),
    element('xmp:MetadataDate', moment),
    element('pdfaid:part', '3'),
    element('pdfaid:conformance', 'A'),
    element('pdfuaid:part', '1'),
    extensionSchema,
  ];
  const packet = `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""${declared.join('')}>
${body.filter((line) => line !== '').join('\n')}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`;
  return new TextEncoder().encode(packet);
}

function element(name: string, content: string): string {
  return `<${name}>${content}</${name}>`;
}

function alternatives(text: string): string {
  return `<rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(text)}</rdf:li></rdf:Alt>`;
}

function list(kind: 'Seq' | 'Bag', items: readonly string[]): string {
  return element(`rdf:${kind}`, items.map((item) => element('rdf:li', escapeXml(item))).join(''));
}

// PDF/A knows no pdfuaid: without this description of it, the property itself would break conformance (6.6.2.3).
const extensionSchema = `<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>${namespaces.pdfuaid}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 to which the file conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>`;
