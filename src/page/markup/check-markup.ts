import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { BriefError, writePosition } from '../../project/errors.ts';
import { checkReach } from '../../style/check-reach.ts';
import { attributeFault, elementFault, type ParsedElement } from './allowed.ts';
import { findWritten } from './find-written.ts';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

interface Fault {
  readonly message: string;
  /** As it stands in the markup, to be looked for in the files that it was made of. */
  readonly written: string;
}

/** What a missing or mistaken value leaves on a page. */
const leftovers = /\bNaN\b|\bundefined\b|\[object Object\]|Invalid Date|\bInfinity\b|\uFFFD|[\uE000-\uE004]/;
/** By some of them a browser knows another character set, and so other markup. */
const controls = /[^\P{Cc}\t\n\f\r]/u;
/** Browsers flatten what is deeper than a few hundred, and then it is another tree. */
const deepest = 200;

/**
 * Looks at a finished document, a page or a mail, before it leaves: it is parsed as a browser parses it, and may hold
 * nothing but what is known to be harmless. `sources` are the texts of the files that it was made of, by their paths.
 * @throws BriefError data, where it shows a missing value, or could fetch or run something.
 */
export function checkMarkup(markup: string, sources: ReadonlyMap<string, string> = new Map()): void {
  const short = withoutFonts(markup);
  if (faultsOf(parse(short)).length === 0) return;
  // Places cost time, and are only asked for where there is something to tell.
  const told = faultsOf(parse(short, { sourceCodeLocationInfo: true }), short).map(({ message, written }) => {
    const place = findWritten(written, sources);
    return place === undefined ? message : `${writePosition(place)}: ${message}`;
  });
  throw new BriefError('data', `the page holds ${[...new Set(told)].join('; ')}`, {
    hint: 'fix the template, the style sheet or the data; a briefing contains everything that it shows, and its links are https, mailto or #',
  });
}

/** The fonts of a page are a megabyte of letters and digits between brackets, which can hold nothing else. */
function withoutFonts(markup: string): string {
  return markup.replace(/url\(data:font\/woff2;base64,[A-Za-z0-9+/=]*\)/g, 'url(data:font/woff2;base64,)');
}

/** The faults of a document; `markup` is the text that it was parsed from, where its places are known. */
function faultsOf(document: Node, markup = ''): readonly Fault[] {
  const faults: Fault[] = [];
  const open: { readonly node: Node; readonly depth: number }[] = [{ node: document, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, depth } = next;
    for (const fault of faultsOfNode(node, markup)) faults.push(fault);
    const children = 'childNodes' in node ? node.childNodes : [];
    if (depth > deepest && children.length > 0)
      faults.push({ message: `elements nested more than ${deepest} deep`, written: '' });
    else for (const child of children.toReversed()) open.push({ node: child, depth: depth + 1 });
  }
  return faults;
}

function faultsOfNode(node: Node, markup: string): readonly Fault[] {
  if ('tagName' in node) return faultsOfElement(node, markup);
  if (node.nodeName === '#comment') {
    const written = writtenAt(markup, node.sourceCodeLocation);
    const message = `a comment, which some mail programs read as markup (${shown(written)}): write {{!-- … --}}`;
    return [{ message, written }];
  }
  if (!('value' in node) || isStyle(node.parentNode)) return [];
  return faultsOfText(node.value);
}

function isStyle(node: Node | null): boolean {
  return node !== null && 'tagName' in node && node.tagName === 'style';
}

function faultsOfText(text: string): readonly Fault[] {
  const found = leftovers.exec(text) ?? controls.exec(text);
  if (found === null) return [];
  const around = text.slice(Math.max(0, found.index - 30), found.index + 30).replace(/\s+/g, ' ');
  return [{ message: `"${printable(found[0])}": …${printable(around)}…`, written: found[0] }];
}

function faultsOfElement(element: Element, markup: string): readonly Fault[] {
  const location = element.sourceCodeLocation;
  const parsed = parsedOf(element);
  const own = elementFault(parsed) ?? misplaced(element);
  if (own !== undefined) return [{ message: own, written: writtenAt(markup, location?.startTag ?? location) }];
  const ofAttributes = parsed.attributes.flatMap(({ name, value }): readonly Fault[] => {
    const message = attributeFault(parsed, name, value);
    if (message === undefined) return faultsOfText(value ?? '');
    const { startOffset = 0, endOffset = 0 } = location?.attrs?.[name] ?? {};
    return [{ message, written: markup.slice(startOffset, endOffset) }];
  });
  return isStyle(element) ? [...ofAttributes, ...faultsOfStyle(element)] : ofAttributes;
}

function parsedOf({ tagName, namespaceURI, attrs }: Element): ParsedElement {
  return {
    isSvg: namespaceURI === 'http://www.w3.org/2000/svg',
    element: tagName.toLowerCase(),
    attributes: attrs.map(({ prefix, name, value }) => ({
      name: `${prefix === undefined || prefix === '' ? '' : `${prefix}:`}${name}`.toLowerCase(),
      value,
    })),
  };
}

/** The texts of a drawing may hold HTML, by the HTML standard; these hold words alone. */
function misplaced({ tagName, parentNode }: Element): string | undefined {
  if (parentNode === null || !('tagName' in parentNode)) return undefined;
  const isWords = parentNode.namespaceURI.endsWith('/svg') && /^(title|desc)$/.test(parentNode.tagName);
  return isWords ? `<${tagName}> in <${parentNode.tagName}>` : undefined;
}

function faultsOfStyle(element: Element): readonly Fault[] {
  const css = element.childNodes.map((node) => ('value' in node ? node.value : '')).join('');
  return checkReach(css).map(({ offset, message }) => ({
    message: `in its style sheet: ${message}`,
    written: css.slice(offset).split('\n')[0]?.slice(0, 80) ?? '',
  }));
}

interface MarkupPosition {
  readonly startOffset: number;
  readonly endOffset: number;
}

function writtenAt(markup: string, place: MarkupPosition | null | undefined): string {
  return place === null || place === undefined ? '' : markup.slice(place.startOffset, place.endOffset);
}

function shown(text: string): string {
  return printable(text.replace(/\s+/g, ' ').slice(0, 80));
}

function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, '\uFFFD');
}
