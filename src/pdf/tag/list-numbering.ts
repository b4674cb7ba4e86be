import { joinRuns } from '../read/join-text.ts';
import { keyOfContent, type StructElement, type StructKid } from '../read/structure-tree.ts';
import type { TextRun } from '../read/text-state.ts';
import { leavesOf } from './repeated-rows.ts';

const numberings: readonly (readonly [RegExp, string])[] = [
  [/^\d/, 'Decimal'],
  [/^[ivxlcdm]+\b/, 'LowerRoman'],
  [/^[IVXLCDM]+\b/, 'UpperRoman'],
  [/^[a-z]\b/, 'LowerAlpha'],
  [/^[A-Z]\b/, 'UpperAlpha'],
];

/**
 * The tree with a ListNumbering on each list that has labels (ISO 14289-2, 8.2.5.25): Chromium writes it for the
 * commonest kinds only, so for the others it is told by the first label.
 */
export function numberLists(
  tree: readonly StructElement[],
  runs: ReadonlyMap<string, readonly TextRun[]>,
): readonly StructElement[] {
  const visit = (element: StructElement): StructElement => {
    const kids = element.kids.map((kid): StructKid => (kid.kind === 'element' ? visit(kid) : kid));
    const label = element.role === 'L' ? kids.flatMap(labelsOf)[0] : undefined;
    const known = element.attributes.get('ListNumbering');
    if (label === undefined || (known !== undefined && known !== 'None')) return { ...element, kids };
    const text = joinRuns(leavesOf(label).flatMap((leaf) => runs.get(keyOfContent(leaf)) ?? [])).trim();
    const numbering = numberings.find(([pattern]) => pattern.test(text))?.[1] ?? 'Disc';
    return { ...element, kids, attributes: new Map([...element.attributes, ['ListNumbering', numbering]]) };
  };
  return tree.map(visit);
}

function labelsOf(item: StructKid): readonly StructElement[] {
  if (item.kind !== 'element' || item.role !== 'LI') return [];
  return item.kids.filter((kid) => kid.kind === 'element').filter((kid) => kid.role === 'Lbl');
}
