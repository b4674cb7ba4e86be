import { keyOfContent, type StructElement } from '../read/structure-tree.ts';

/** Where a piece of content stands in the structure: its element, its index among that element's kids, its language. */
export interface ReadingPlace {
  readonly owner: StructElement;
  readonly index: number;
  readonly language: string;
}

export function readingPlaces(tree: readonly StructElement[], language: string): ReadonlyMap<string, ReadingPlace> {
  const places = new Map<string, ReadingPlace>();
  const visit = (owner: StructElement, inherited: string): void => {
    const own = owner.lang ?? inherited;
    owner.kids.forEach((kid, index) => {
      if (kid.kind === 'content') places.set(keyOfContent(kid), { owner, index, language: own });
      else if (kid.kind === 'element') visit(kid, own);
    });
  };
  for (const element of tree) visit(element, language);
  return places;
}
