import type { StructElement, StructKid } from '../read/structure-tree.ts';

const drawnMarkers: Readonly<Record<string, string>> = { Disc: '•', Circle: '◦', Square: '▪' };

/** A list whose markers, which are drawn and hold no text, say which character they stand for. */
export function nameMarkers(list: StructElement): StructElement {
  const numbering = list.attributes.get('ListNumbering');
  const marker = typeof numbering === 'string' ? drawnMarkers[numbering] : undefined;
  if (marker === undefined) return list;
  const named = (kid: StructKid): StructKid => (isLabel(kid) ? { ...kid, actualText: marker } : kid);
  const kids = list.kids.map((kid) =>
    kid.kind === 'element' && kid.role === 'LI' ? { ...kid, kids: kid.kids.map(named) } : kid,
  );
  return { ...list, kids };
}

/** A list item of at most one label and exactly one body (ISO 32000-1, table 336; ISO 14289-1, 7.2). */
export function tidyItem(item: StructElement): StructElement {
  const label = item.kids.find(isLabel);
  const rest = item.kids.filter((kid) => kid !== label);
  const [only] = rest;
  const body: StructElement =
    rest.length === 1 && only?.kind === 'element' && only.role === 'LBody'
      ? only
      : { kind: 'element', number: 0, role: 'LBody', attributes: new Map(), kids: rest.flatMap(bodyKids) };
  return { ...item, kids: label === undefined ? [body] : [label, body] };
}

function isLabel(kid: StructKid): kid is StructElement {
  return kid.kind === 'element' && kid.role === 'Lbl';
}

function bodyKids(kid: StructKid): readonly StructKid[] {
  return kid.kind === 'element' && (kid.role === 'LBody' || kid.role === 'Lbl') ? kid.kids : [kid];
}
