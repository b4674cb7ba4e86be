import { BriefError } from '../project/errors.ts';

/** An element of the SVG that Vega wrote: no comments, namespaces or entities beyond the five of XML. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
}

interface Open {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (Element | string)[];
}

const tokens = /<(\/?)([A-Za-z][\w:-]*)((?:\s+[\w:-]+="[^"]*")*)\s*(\/?)>|([^<]+)/gy;

/** Reads well-formed SVG into a tree. Throws a BriefError ('bug') for anything that it does not understand. */
export function parseSvg(text: string): Element {
  const root: Open = { name: '#root', attributes: {}, children: [] };
  const stack: Open[] = [root];
  let end = 0;
  for (const match of text.matchAll(tokens)) {
    end = match.index + match[0].length;
    const [, closes, name = '', attributes = '', empty, words] = match;
    const parent = stack.at(-1) ?? root;
    if (words !== undefined) parent.children.push(decodeXml(words));
    else if (closes === '/') closeElement(stack, name);
    else {
      const element: Open = { name, attributes: parseAttributes(attributes), children: [] };
      parent.children.push(element);
      if (empty !== '/') stack.push(element);
    }
  }
  const [first] = root.children;
  if (end !== text.length || stack.length !== 1 || first === undefined || typeof first === 'string') {
    throw new BriefError('bug', `the chart's SVG cannot be read from character ${end} on`);
  }
  return first;
}

function closeElement(stack: Open[], name: string): void {
  const open = stack.pop();
  if (open?.name !== name) throw new BriefError('bug', `the chart's SVG closes <${name}> inside <${open?.name}>`);
}

function parseAttributes(text: string): Record<string, string> {
  return Object.fromEntries(
    Array.from(text.matchAll(/([\w:-]+)="([^"]*)"/g), ([, name = '', value = '']) => [name, decodeXml(value)]),
  );
}

/** Writes a tree as SVG text, everything escaped. */
export function printSvg(element: Element | string): string {
  if (typeof element === 'string') return escapeXml(element);
  const attributes = Object.entries(element.attributes).map(([name, value]) => ` ${name}="${escapeXml(value)}"`);
  const inside = element.children.map(printSvg).join('');
  const start = `<${element.name}${attributes.join('')}`;
  return inside === '' ? `${start}/>` : `${start}>${inside}</${element.name}>`;
}

export function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

function decodeXml(text: string): string {
  const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
  return text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => entities[name] ?? '');
}

/** Every element of a tree, parents before children. */
export function* walk(element: Element): Generator<Element> {
  yield element;
  for (const child of element.children) if (typeof child !== 'string') yield* walk(child);
}
