import { type StructElement, standardRole } from '../read/structure-tree.ts';
import { allElements, type Placed, type Rule } from './subject.ts';

const roles = new Set(
  `Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody
  Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure
  Formula Form`.split(/\s+/),
);

/** Matterhorn 02-001: every role is one of ISO 32000-1, 14.8.4, or mapped to one. */
export const standardRoles: Rule = ({ file, tree }) => {
  const used = new Set(allElements(tree).map(({ element }) => element.role));
  return [...used]
    .filter((role) => !roles.has(standardRole(file, role)))
    .map((role) => `the tag ${role} is no standard one and not mapped to one`);
};

/** Matterhorn 13-004. */
export const figureAlt: Rule = ({ tree }) =>
  allElements(tree)
    .filter(({ element }) => element.role === 'Figure' || element.role === 'Formula')
    .filter(({ element }) => (element.alt ?? element.actualText ?? '').trim() === '')
    .map(({ element }, index) => `${element.role} ${index + 1} of those without one has no alternative text`);

/** ISO 14289-1, 7.2; ISO 32000-1, table 336: items of a label and exactly one body, nothing else in a list. */
export const listBodies: Rule = ({ tree }) =>
  allElements(tree).flatMap(({ element, parent }) => {
    if (element.role === 'LI') {
      const bodies = element.kids.filter((kid) => kid.kind === 'element' && kid.role === 'LBody');
      const rest = element.kids.filter((kid) => kid.kind !== 'element' || (kid.role !== 'LBody' && kid.role !== 'Lbl'));
      if (parent?.role !== 'L') return [`a list item stands in ${parent?.role ?? 'no element'} instead of a list`];
      return bodies.length === 1 && rest.length === 0 ? [] : ['a list item is not a label and exactly one body'];
    }
    if (element.role !== 'L') return [];
    const allowed = element.kids.every((kid) => kid.kind === 'element' && ['LI', 'L', 'Caption'].includes(kid.role));
    return allowed ? [] : ['a list holds something other than items'];
  });

const tableKids: Readonly<Record<string, readonly string[]>> = {
  Table: ['TR', 'THead', 'TBody', 'TFoot', 'Caption'],
  THead: ['TR'],
  TBody: ['TR'],
  TFoot: ['TR'],
  TR: ['TH', 'TD'],
};

/** Matterhorn 09-004: rows in tables, cells in rows, nothing beside them. */
export const tableStructure: Rule = ({ tree }) =>
  allElements(tree).flatMap(({ element, parent }) => {
    const allowed = tableKids[element.role];
    const strays =
      allowed === undefined ? [] : element.kids.filter((kid) => kid.kind !== 'element' || !allowed.includes(kid.role));
    const lost = (element.role === 'TD' || element.role === 'TH') && parent?.role !== 'TR';
    return [
      ...(strays.length > 0 ? [`${element.role} holds something other than ${allowed?.join(', ')}`] : []),
      ...(lost ? [`a ${element.role} stands outside a row`] : []),
    ];
  });

/**
 * ISO 14289-1, 7.2: the rows of a table are of one length. Chromium leaves empty cells out of the tags, after which a
 * value would be heard under the head of another column.
 */
export const tableRegular: Rule = ({ tree }) =>
  allElements(tree)
    .filter(({ element }) => element.role === 'Table')
    .flatMap(({ element }, index) => {
      const widths = rowWidths(rowsOf(element));
      const short = widths.findIndex((width) => width !== widths[0]);
      return short < 0
        ? []
        : [`table ${index + 1} has ${widths[0]} columns in its first row and ${widths[short]} in row ${short + 1}`];
    });

function rowsOf(element: StructElement): readonly StructElement[] {
  return element.kids
    .filter((kid) => kid.kind === 'element')
    .flatMap((kid) => (kid.role === 'TR' ? [kid] : /^T(Head|Body|Foot)$/.test(kid.role) ? rowsOf(kid) : []));
}

/** The columns that each row fills, cells from rows above included. */
function rowWidths(rows: readonly StructElement[]): readonly number[] {
  const widths = rows.map(() => 0);
  rows.forEach((row, index) => {
    for (const cell of row.kids) {
      if (cell.kind !== 'element') continue;
      for (let below = index; below < Math.min(rows.length, index + span(cell, 'RowSpan')); below++) {
        widths[below] = (widths[below] ?? 0) + span(cell, 'ColSpan');
      }
    }
  });
  return widths;
}

function span(cell: StructElement, key: 'RowSpan' | 'ColSpan'): number {
  const value = cell.attributes.get(key);
  return typeof value === 'number' ? value : 1;
}

/** Matterhorn 15-003: a head cell says whether it heads a row or a column. */
export const tableHeads: Rule = ({ tree }) => {
  const silent = allElements(tree).filter(({ element }) => element.role === 'TH' && !element.attributes.has('Scope'));
  return silent.length === 0 ? [] : [`${silent.length} head cells of tables have no Scope`];
};

/** ISO 14289-2, 8.2.5: a caption is the first or last thing in what it captions. */
export const captionPlace: Rule = ({ tree }) =>
  allElements(tree)
    .filter(({ element }) => element.role === 'Caption')
    .filter(
      ({ element, parent }) => !holdsCaption(parent) || (parent.kids[0] !== element && parent.kids.at(-1) !== element),
    )
    .map(
      ({ parent }) =>
        `a caption stands in ${parent?.role ?? 'no element'} where it is not that element's first or last`,
    );

function holdsCaption(parent: Placed['parent']): parent is NonNullable<Placed['parent']> {
  return parent !== undefined && ['Figure', 'Formula', 'Table', 'L', 'TOC'].includes(parent.role);
}

/** Matterhorn 14-002 and 14-003: headings begin with H1 and skip no level on the way down. */
export const headingOrder: Rule = ({ tree }) => {
  const levels = allElements(tree).flatMap(({ element }) => {
    const level = /^H([1-6])$/.exec(element.role)?.[1];
    return level === undefined ? [] : [Number(level)];
  });
  return levels.flatMap((level, index) => {
    const before = index === 0 ? 0 : (levels[index - 1] ?? 0);
    return level > before + 1
      ? [`heading ${index + 1} of the document is of level ${level} after level ${before}`]
      : [];
  });
};

const wordless = new Set([
  'Document',
  'Part',
  'Art',
  'Sect',
  'Div',
  'L',
  'LI',
  'Table',
  'THead',
  'TBody',
  'TFoot',
  'TR',
]);

/** ISO 14289-2, 8.2.5: groups, lists and tables hold elements, never content of their own. */
export const contentInBlocks: Rule = ({ tree }) =>
  allElements(tree)
    .filter(({ element }) => wordless.has(element.role) && element.kids.some((kid) => kid.kind === 'content'))
    .map(({ element }) => `${element.role} holds content that is in no element of its own`);
