import { TableError } from './grid.ts';

/** A tag, with its attributes as they are written. */
export interface XmlTag {
  readonly kind: 'open' | 'close' | 'empty';
  readonly name: string;
  readonly attributes: string;
}

/** A tag, or a text between tags. */
export type XmlToken = XmlTag | { readonly kind: 'text'; readonly text: string };

const piece =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;

/**
 * The tags and texts of an XML document in their order, in memory that does not grow with it. A document type is
 * refused, so there are no entities but those of XML itself. Throws a TableError where it is no XML.
 */
export function* readTokens(xml: string, file: string): Generator<XmlToken> {
  for (let at = 0; at < xml.length; ) {
    const isClosing = xml[at + 1] === '/';
    const next = xml[at] !== '<' ? textAt(xml, at) : isClosing ? closingTagAt(xml, at) : openTagAt(xml, at);
    if (next === undefined) throw new TableError(`"${file}" in the file is not XML; fetch it again`, start);
    if (next.token !== undefined) yield next.token;
    at = next.end;
  }
}

const start = { line: 1, column: 1 };

/** What was read, nothing of a comment, and where the next begins. */
interface ReadToken {
  readonly token: XmlToken | undefined;
  readonly end: number;
}

function textAt(xml: string, at: number): ReadToken {
  const next = xml.indexOf('<', at);
  const end = next < 0 ? xml.length : next;
  return { token: { kind: 'text', text: replaceEntities(xml.slice(at, end)) }, end };
}

function closingTagAt(xml: string, at: number): ReadToken | undefined {
  const end = xml.indexOf('>', at);
  if (end < 0) return undefined;
  return { token: { kind: 'close', name: xml.slice(at + 2, end).trimEnd(), attributes: '' }, end: end + 1 };
}

function openTagAt(xml: string, at: number): ReadToken | undefined {
  piece.lastIndex = at;
  const [whole, raw, name, attributes = '', slash] = piece.exec(xml) ?? [];
  if (whole === undefined) return undefined;
  const end = at + whole.length;
  if (raw !== undefined) return { token: { kind: 'text', text: raw }, end };
  if (name === undefined) return { token: undefined, end };
  return { token: { kind: slash === '/' ? 'empty' : 'open', name, attributes }, end };
}

/** The values of attributes by their names with prefixes. */
export function readAttributes(attributes: string): ReadonlyMap<string, string> {
  const pair = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
  const found = new Map<string, string>();
  for (let match = pair.exec(attributes); match !== null; match = pair.exec(attributes)) {
    found.set(match[1] ?? '', replaceEntities(match[2] ?? match[3] ?? ''));
  }
  return found;
}

/** A name without the prefix of its namespace, which workbooks may choose. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The values of attributes by their names without prefixes. */
export function localAttributes(attributes: string): ReadonlyMap<string, string> {
  const found = readAttributes(attributes);
  if (!attributes.includes(':')) return found;
  return new Map(Array.from(found, ([name, value]) => [localName(name), value]));
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function replaceEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return entities[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
