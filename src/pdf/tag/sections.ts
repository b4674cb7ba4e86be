import type { StructElement, StructKid } from '../read/structure-tree.ts';

/** The kids of a document with each heading of level 2, and all that stands under it, as a section of their own. */
export function groupSections(kids: readonly StructKid[]): readonly StructKid[] {
  const first = kids.findIndex(startsSection);
  if (first === -1) return kids;
  const sections: StructElement[] = [];
  let open: StructKid[] = [];
  const close = (): void => {
    if (open.length > 0) sections.push({ kind: 'element', number: 0, role: 'Sect', attributes: new Map(), kids: open });
    open = [];
  };
  for (const kid of kids.slice(first)) {
    if (startsSection(kid)) close();
    open.push(kid);
  }
  close();
  return [...kids.slice(0, first), ...sections];
}

function startsSection(kid: StructKid): boolean {
  return kid.kind === 'element' && kid.role === 'H2';
}
