import { getArray, getDict, getName, isDict, isRef, resolve } from '../read/values.ts';
import { findForbidden, isAllowedAddress } from './forbidden.ts';
import { allElements, type Rule } from './subject.ts';

/** ISO 14289-1, 7.18.5; Matterhorn 28-012: a link says in words where it leads. */
export const linkContents: Rule = ({ reading }) =>
  reading.links
    .filter((link) => (link.contents ?? '').trim() === '')
    .map((link) => `a link on page ${link.onPage} has no Contents`);

/** Matterhorn 28-011: a link annotation belongs to a Link tag. */
export const linkTagged: Rule = ({ contents, tree, file }) => {
  const tagged = new Set(
    allElements(tree)
      .filter(({ element }) => element.role === 'Link')
      .flatMap(({ element }) => element.kids.flatMap((kid) => (kid.kind === 'object' ? [kid.ref] : []))),
  );
  return contents.flatMap(({ page }, index) =>
    getArray(file, page.dict, 'Annots').flatMap((value) => {
      const loose = getName(file, value, 'Subtype') === 'Link' && !(isRef(value) && tagged.has(value.ref));
      return loose ? [`a link on page ${index + 1} belongs to no Link tag`] : [];
    }),
  );
};

/** Links lead to pages of the document, or to https and mailto addresses; to nothing else. */
export const linkTargets: Rule = ({ file, reading }) => {
  const dead = reading.links
    .filter((link) => link.uri === undefined && link.page === undefined)
    .map((link) => `a link on page ${link.onPage} leads nowhere`);
  const bad: string[] = [];
  for (const value of file.objects.values()) {
    if (!isDict(value)) continue;
    for (const action of [value, getDict(file, value, 'A')]) {
      const uri = action.get('S') === 'URI' ? uriOf(resolve(file, action.get('URI'))) : undefined;
      if (uri !== undefined && !isAllowedAddress(uri))
        bad.push(`a link leads to ${JSON.stringify(uri)}, which is neither https nor mailto`);
    }
  }
  return [...dead, ...new Set(bad)];
};

function uriOf(value: ReturnType<typeof resolve>): string {
  return typeof value === 'object' && value !== null && 'bytes' in value
    ? Buffer.from(value.bytes).toString('latin1')
    : '';
}

/** Nothing in the file acts by itself or reaches outside it. */
export const noActions: Rule = ({ file }) => findForbidden(file);

/** Matterhorn 28-009: pages with annotations are walked in the order of the structure. */
export const tabOrder: Rule = ({ contents, file }) =>
  contents.flatMap(({ page }, index) => {
    const wrong = getArray(file, page.dict, 'Annots').length > 0 && page.dict.get('Tabs') !== 'S';
    return wrong ? [`page ${index + 1} is not walked in the order of its structure: Tabs is not S`] : [];
  });
