import { keyOfContent, type StructElement, type StructKid } from '../read/structure-tree.ts';
import { captionTable, nestCaptions } from './captions.ts';
import { nameMarkers, tidyItem } from './list-items.ts';
import { groupSections } from './sections.ts';
import { splitFoot } from './table-foot.ts';

const inlineRoles = new Set([
  'Span',
  'Link',
  'Quote',
  'Code',
  'Note',
  'Reference',
  'BibEntry',
  'Annot',
  'Ruby',
  'Warichu',
]);
// These group blocks and hold no text of their own.
const containers = new Set(['Document', 'Part', 'Art', 'Sect', 'Div', 'BlockQuote', 'TOC', 'Index']);
// Kept even when empty: a table cell holds its column, a figure shows something.
const keptEmpty = new Set(['Document', 'TD', 'TH', 'Figure', 'Formula']);
// Roles of PDF 2.0 that Chromium writes into a PDF 1.7 structure, and what comes nearest (ISO 32000-1, 14.8.4).
const nearest: Readonly<Record<string, string>> = {
  Strong: 'Span',
  Em: 'Span',
  Sub: 'Span',
  Title: 'P',
  FENote: 'Note',
  Aside: 'Div',
  DocumentFragment: 'Part',
};
const standardRoles = new Set([
  ...inlineRoles,
  ...containers,
  ...['TOCI', 'NonStruct', 'Private', 'P', 'H', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'L', 'LI', 'Lbl', 'LBody'],
  ...[
    'Table',
    'TR',
    'TH',
    'TD',
    'THead',
    'TBody',
    'TFoot',
    'Caption',
    'Figure',
    'Formula',
    'Form',
    'RB',
    'RT',
    'RP',
    'WT',
    'WP',
  ],
]);

/**
 * The structure as PDF/UA wants it: wrappers without meaning dissolved, only standard roles, text always in a block,
 * list items of a label and one body, captions inside what they caption, no content but that in `live`, no empty elements.
 * What stands under a heading of level 2 is a section.
 */
export function tidyStructure(tree: readonly StructElement[], live: ReadonlySet<string>): readonly StructElement[] {
  const tops = tree.flatMap((element) => tidy(element, live)).filter((kid) => kid.kind === 'element');
  const [only] = tops;
  if (only !== undefined && tops.length === 1 && only.role === 'Document') {
    // The catalog says the document's language: a second place for it could only contradict.
    const { lang: _, ...document } = only;
    return [{ ...document, kids: groupSections(document.kids) }];
  }
  return [
    { kind: 'element', number: 0, role: 'Document', attributes: new Map(), kids: groupSections(wrapInline(tops)) },
  ];
}

function tidy(kid: StructKid, live: ReadonlySet<string>): readonly StructKid[] {
  if (kid.kind === 'content') return live.has(keyOfContent(kid)) ? [kid] : [];
  if (kid.kind === 'object') return [kid];
  const role = roleOf(kid);
  const inner = kid.kids.flatMap((child) => tidy(child, live));
  const kids = containers.has(role) || role === 'NonStruct' ? nestCaptions(inner) : inner;
  const element = { ...kid, role, kids };
  if (dissolves(element)) return kids;
  if (kids.length === 0 && !keptEmpty.has(role) && element.alt === undefined) return [];
  return role === 'Table' ? splitFoot(captionTable(element)) : [settle(element)];
}

/** The element with its kids as its role requires. */
function settle(element: StructElement): StructElement {
  if (element.role === 'LI') return tidyItem(element);
  if (element.role === 'L') return nameMarkers(element);
  if (element.role === 'NonStruct') return settle({ ...element, role: element.kids.some(isBlock) ? 'Div' : 'Span' });
  return containers.has(element.role) ? { ...element, kids: wrapInline(element.kids) } : element;
}

function roleOf(element: StructElement): string {
  const role = nearest[element.role] ?? element.role;
  // A figure without an alternative text only groups its elements, often another figure.
  if (role === 'Figure' && element.alt === undefined && element.kids.some((kid) => kid.kind === 'element'))
    return 'Div';
  return standardRoles.has(role) ? role : 'NonStruct';
}

function dissolves(element: StructElement): boolean {
  const meaningless = element.role === 'NonStruct' || element.role === 'Span' || element.role === 'Div';
  const says = element.lang ?? element.alt ?? element.actualText;
  return meaningless && says === undefined;
}

function isBlock(kid: StructKid): boolean {
  if (kid.kind !== 'element') return false;
  // A link may be drawn round whole blocks, which then keep their own elements.
  return !inlineRoles.has(kid.role) || (kid.role === 'Link' && kid.kids.some(isBlock));
}

function wrapInline(kids: readonly StructKid[]): readonly StructKid[] {
  const wrapped: StructKid[] = [];
  let open: StructKid[] = [];
  const close = (): void => {
    if (open.length > 0) wrapped.push({ kind: 'element', number: 0, role: 'P', attributes: new Map(), kids: open });
    open = [];
  };
  for (const kid of kids) {
    if (isBlock(kid)) {
      close();
      wrapped.push(kid);
    } else open.push(kid);
  }
  close();
  return wrapped;
}
