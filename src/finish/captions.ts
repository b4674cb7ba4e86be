import type { StructElement, StructKid } from '../pdf/structure-tree.ts';

/**
 * Moves a caption into the figure or table beside it, first or last there as it stood before or after. A caption
 * that has no such neighbour, or whose table has one already, stays where it is as a paragraph.
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

function isCaption(kid: StructKid): kid is StructElement {
  return kid.kind === 'element' && kid.role === 'Caption';
}

function isCaptioned(kid: StructKid): kid is StructElement {
  return kid.kind === 'element' && (kid.role === 'Figure' || kid.role === 'Table');
}
