import type { StructElement, StructKid } from '../read/structure-tree.ts';

/**
 * A table and, after it, the content of its last row if that is one cell of paragraphs: its source and note, which the
 * page keeps with the last rows. They belong to the table but are not a row of it.
 */
export function splitFoot(table: StructElement): readonly StructKid[] {
  const cut = cutFoot(table);
  return cut === undefined ? [table] : [cut.left, ...cut.foot];
}

interface Cut {
  readonly left: StructElement;
  readonly foot: readonly StructKid[];
}

/** Chromium writes the bodies and the foot of a table or leaves them out. */
function cutFoot(rows: StructElement): Cut | undefined {
  const last = rows.kids.at(-1);
  if (last?.kind !== 'element') return undefined;
  const others = rows.kids.slice(0, -1);
  if (last.role === 'TBody' || last.role === 'TFoot') {
    const cut = cutFoot(last);
    if (cut === undefined) return undefined;
    return { left: { ...rows, kids: cut.left.kids.length === 0 ? others : [...others, cut.left] }, foot: cut.foot };
  }
  const [cell, ...more] = last.kids;
  const isFoot = last.role === 'TR' && more.length === 0 && cell?.kind === 'element' && cell.role === 'TD';
  if (!isFoot || !cell.kids.some(isParagraph)) return undefined;
  return { left: { ...rows, kids: others }, foot: cell.kids };
}

function isParagraph(kid: StructKid): boolean {
  return kid.kind === 'element' && kid.role === 'P';
}
