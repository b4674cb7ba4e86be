import type { CssLocation, CssNode, WalkContext } from 'css-tree';
import parse from 'css-tree/parser';
import walk from 'css-tree/walker';

/** A part of a style sheet: `offset` is where it starts in the text, from 0. */
export interface CssPart {
  readonly offset: number;
}

/** Addresses and functions within a declaration or before the block of an at-rule. */
export interface Contents {
  /** The addresses in `url()`, unescaped. */
  readonly urls: readonly string[];
  /** Names of functions, lower case. */
  readonly functions: readonly string[];
}

/** `property: value`. */
export interface Declaration extends CssPart, Contents {
  /** Lower case. */
  readonly property: string;
  /** As written, with comments replaced by spaces. */
  readonly value: string;
}

/** `@name rest`, with or without a block. */
export interface AtRule extends CssPart, Contents {
  /** Lower case, without the @. */
  readonly name: string;
  /** The text before the block, as written. */
  readonly prelude: string;
}

export interface StyleSheet {
  readonly declarations: readonly Declaration[];
  readonly atRules: readonly AtRule[];
  /** Parts that the parser cannot read, so that it is not known what a browser makes of them. */
  readonly unread: readonly CssPart[];
}

/** Reads the declarations and at-rules of a style sheet, each with its offset. */
export function readCss(text: string): StyleSheet {
  const known = sheets.get(text);
  if (known !== undefined) return known;
  if (sheets.size >= mostSheets) sheets.clear();
  const sheet = readAnew(text);
  sheets.set(text, sheet);
  return sheet;
}

/** All themes share one sheet, which is checked with the fonts of each. */
const sheets = new Map<string, StyleSheet>();
const mostSheets = 16;

function readAnew(text: string): StyleSheet {
  const comments: CssLocation[] = [];
  const onComment = (_: string, place: CssLocation): void => void comments.push(place);
  const tree = parse(text, { positions: true, parseCustomProperty: true, onComment });
  const plain = blank(text, comments);
  const found = new Map<CssNode, { readonly urls: string[]; readonly functions: string[] }>();
  const unread: CssPart[] = [];
  walk(tree, function (this: WalkContext, node: CssNode) {
    const asks = this.atrulePrelude !== null;
    if ((node.type === 'Declaration' && !asks) || node.type === 'Atrule') found.set(node, { urls: [], functions: [] });
    // An empty declaration is allowed.
    if (node.type === 'Raw' && node.value.replaceAll(';', '').trim() !== '') unread.push({ offset: startOf(node) });
    const owner = asks ? this.atrule : (this.declaration ?? this.atrule);
    const contents = owner === null ? undefined : found.get(owner);
    if (node.type === 'Url') contents?.urls.push(node.value);
    if (node.type === 'Function') contents?.functions.push(node.name.toLowerCase());
  });
  const [declarations, atRules]: [Declaration[], AtRule[]] = [[], []];
  for (const [node, contents] of found) {
    const offset = startOf(node);
    if (node.type === 'Declaration') {
      const value = plain.slice(startOf(node.value), node.loc?.end.offset).trim();
      declarations.push({ ...contents, property: node.property.toLowerCase(), value, offset });
    }
    if (node.type === 'Atrule') {
      const prelude = node.prelude === null ? '' : plain.slice(startOf(node.prelude), node.prelude.loc?.end.offset);
      atRules.push({ ...contents, name: node.name.toLowerCase(), prelude, offset });
    }
  }
  return { declarations, atRules, unread };
}

function startOf(node: CssNode): number {
  return node.loc?.start.offset ?? 0;
}

/** A text with parts of it replaced by spaces, so that offsets stay the same. */
function blank(text: string, parts: readonly CssLocation[]): string {
  let [plain, end] = ['', 0];
  for (const part of parts) {
    plain += text.slice(end, part.start.offset) + text.slice(part.start.offset, part.end.offset).replace(/[^\n]/g, ' ');
    end = part.end.offset;
  }
  return plain + text.slice(end);
}
