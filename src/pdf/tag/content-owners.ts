import { keyOfContent, type StructElement } from '../read/structure-tree.ts';

/** Where a piece of content stands in the structure: its element, its index among that element's kids, its language. */
export interface ContentOwner {
  readonly element: StructElement;
  readonly index: number;
  readonly language: string;
}

export function contentOwners(tree: readonly StructElement[], language: string): ReadonlyMap<string, ContentOwner> {
  const owners = new Map<string, ContentOwner>();
  const visit = (element: StructElement, inherited: string): void => {
    const own = element.lang ?? inherited;
    element.kids.forEach((kid, index) => {
      if (kid.kind === 'content') owners.set(keyOfContent(kid), { element, index, language: own });
      else if (kid.kind === 'element') visit(kid, own);
    });
  };
  for (const element of tree) visit(element, language);
  return owners;
}
