import { parseXml, type XmlDocument, XmlElement, type XmlNode, XmlText } from '@rgrove/parse-xml';

/** An element of an SVG, with its attributes and texts unescaped. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
}

/** Thrown for a text that is not SVG; the message says why and where. */
export class SvgError extends Error {}

/**
 * Reads well-formed XML into a tree. Comments and processing instructions are left out.
 * @throws SvgError for anything else: a document type, entities beyond the five of XML, CDATA.
 */
export function parseSvg(text: string): Element {
  const { children, root } = readXml(text.trim());
  if (root === null || children.some(({ type }) => type === 'doctype')) throw new SvgError('it has a document type');
  return elementOf(root);
}

function readXml(text: string): XmlDocument {
  try {
    return parseXml(text, { preserveCdata: true, preserveDocumentType: true });
  } catch (cause) {
    // The parser is recursive, so thousands of levels overflow the stack.
    const [message = ''] =
      cause instanceof RangeError ? ['its elements are nested too deeply'] : String(cause).split('\n');
    throw new SvgError(message.replace(/^\w*Error: /, ''), { cause });
  }
}

function elementOf({ name, attributes, children }: XmlElement): Element {
  return { name, attributes: { ...attributes }, children: children.flatMap(childOf) };
}

function childOf(node: XmlNode): readonly (Element | string)[] {
  if (node instanceof XmlElement) return [elementOf(node)];
  if (node.type === 'cdata') throw new SvgError('it has a CDATA section');
  return node instanceof XmlText ? [node.text] : [];
}

/** Writes a tree as SVG text, everything escaped. */
export function printSvg(element: Element | string): string {
  if (typeof element === 'string') return escapeXml(element);
  let start = `<${element.name}`;
  for (const [name, value] of Object.entries(element.attributes)) start += ` ${name}="${escapeXml(value)}"`;
  const inside = element.children.map(printSvg).join('');
  return inside === '' ? `${start}/>` : `${start}>${inside}</${element.name}>`;
}

export function escapeXml(text: string): string {
  if (!/[&<>"]/.test(text)) return text;
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

/** Every element of a tree, parents before children. */
export function* walk(element: Element): Generator<Element> {
  yield element;
  for (const child of element.children) if (typeof child !== 'string') yield* walk(child);
}
