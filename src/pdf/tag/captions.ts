import type { StructElement, StructKid } from '../read/structure-tree.ts';
import { emptyDict } from '../read/values.ts';

/**
 * Moves a caption into the figure or table beside it, to the front or the back as it stood. A caption without such a
 * neighbour, or whose table has one already, becomes a paragraph.
 */
export function nestCaptions(kids: readonly StructKid[]): readonly StructKid[] {
  const captions = kids.filter(isCaption);
  if (captions.length === 0) return kids;
  const targets = kids.filter(isCaptioned);
  const [target] = targets;
  const [caption] = captions;
  const nests = targets.length === 1 && captions.length === 1 && target !== undefined && !target.kids.some(isCaption);
  if (!nests || caption === undefined) return kids.map((kid) => (isCaption(kid) ? { ...kid, role: 'P' } : kid));
  const first = target.role === 'Table' || kids.indexOf(caption) < kids.indexOf(target);
  const joined = { ...target, kids: first ? [caption, ...target.kids] : [...target.kids, caption] };
  return kids.filter((kid) => kid !== caption).map((kid) => (kid === target ? joined : kid));
}

const rowRoles = new Set(['TR', 'THead', 'TBody', 'TFoot']);

/**
 * A table of rows and at most one caption, which comes first. Chromium dissolves a caption that is made of blocks, so
 * whatever stands in a table beside its rows is its caption; and so is a single cell of data above the heads of the
 * columns, a title that the page repeats with them.
 */
export function captionTable(printed: StructElement): StructElement {
  const table = liftTitle(printed) ?? printed;
  const rows = table.kids.filter((kid) => kid.kind === 'element' && rowRoles.has(kid.role));
  const [caption, ...others] = table.kids.filter(isCaption);
  const strays = table.kids.filter((kid) => !rows.includes(kid) && kid !== caption);
  if (strays.length === 0 && others.length === 0) return table;
  const base = caption ?? { kind: 'element', number: 0, role: 'Caption', attributes: emptyDict, kids: [] };
  const kids = [...base.kids, ...strays.flatMap((kid) => (isCaption(kid) ? kid.kids : [kid]))];
  return { ...table, kids: [{ ...base, kids }, ...rows] };
}

/** Chromium writes the head of a table or leaves it out. */
function liftTitle(table: StructElement): StructElement | undefined {
  const [first, ...others] = table.kids;
  if (first?.kind !== 'element' || others.length === 0) return undefined;
  if (first.role === 'THead') {
    const lifted = liftTitle(first);
    const [caption, ...rows] = lifted?.kids ?? [];
    return caption === undefined ? undefined : { ...table, kids: [caption, { ...first, kids: rows }, ...others] };
  }
  const [cell, ...more] = first.role === 'TR' ? first.kids : [];
  const isTitle = cell?.kind === 'element' && cell.role === 'TD' && more.length === 0 && isRowOfHeads(others[0]);
  if (!isTitle) return undefined;
  return { ...table, kids: [{ ...cell, role: 'Caption', attributes: emptyDict }, ...others] };
}

function isRowOfHeads(row: StructKid | undefined): boolean {
  if (row?.kind !== 'element' || row.role !== 'TR') return false;
  return row.kids.every((cell) => cell.kind === 'element' && cell.role === 'TH');
}

function isCaption(kid: StructKid): kid is StructElement {
  return kid.kind === 'element' && kid.role === 'Caption';
}

function isCaptioned(kid: StructKid): kid is StructElement {
  return kid.kind === 'element' && (kid.role === 'Figure' || kid.role === 'Table');
}
