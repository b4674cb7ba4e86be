import { contentKey } from '../pdf/page-contents.ts';
import type { StructElement, StructKid } from '../pdf/structure-tree.ts';
import { emptyDict } from '../pdf/values.ts';
import type { MarkedPage } from './mark-content.ts';

/** The structure with the pages' new sequences in place of the content that they were made from. */
export function renewContent(tree: readonly StructElement[], pages: readonly MarkedPage[]): readonly StructElement[] {
  const made = new Map<string, StructKid[]>();
  for (const { page, sequences } of pages) {
    sequences.forEach(({ key, lang }, mcid) => {
      const content: StructKid = { kind: 'content', page, mcid };
      const kid = lang === undefined ? content : passage(content, lang);
      const known = made.get(key);
      if (known === undefined) made.set(key, [kid]);
      else known.push(kid);
    });
  }
  const renew = (element: StructElement): StructElement => ({
    ...element,
    kids: element.kids.flatMap((kid): readonly StructKid[] => {
      if (kid.kind === 'element') return [renew(kid)];
      return kid.kind === 'content' ? (made.get(contentKey(kid.page, kid.mcid)) ?? []) : [kid];
    }),
  });
  return tree.map(renew);
}

function passage(content: StructKid, lang: string): StructElement {
  return { kind: 'element', number: 0, role: 'Span', lang, attributes: emptyDict, kids: [content] };
}
