import { keyOfContent, type StructElement, type StructKid } from '../read/structure-tree.ts';
import { emptyDict } from '../read/values.ts';
import type { MarkedStream } from './mark-content.ts';

/** The structure with the streams' new sequences in place of the content that they were made from. */
export function renewContent(
  tree: readonly StructElement[],
  streams: readonly MarkedStream[],
): readonly StructElement[] {
  const made = new Map<string, StructKid[]>();
  for (const { page, form, sequences } of streams) {
    sequences.forEach(({ key, lang }, mcid) => {
      const content: StructKid = { kind: 'content', page, mcid, ...(form === undefined ? {} : { stream: form }) };
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
      return kid.kind === 'content' ? (made.get(keyOfContent(kid)) ?? []) : [kid];
    }),
  });
  return tree.map(renew);
}

function passage(content: StructKid, lang: string): StructElement {
  return { kind: 'element', number: 0, role: 'Span', lang, attributes: emptyDict, kids: [content] };
}
