import { contentKey, flatPaints, isArtifact, keyOfPaint, type Paint } from '../read/paint.ts';
import { keyOfContent, type StructElement } from '../read/structure-tree.ts';
import { getArray, getDict, getNumber, isArray, isRef, type PdfArray, type PdfValue, resolve } from '../read/values.ts';
import { allElements, type Rule } from './subject.ts';

/** ISO 14289-1, 7.1; Matterhorn 01-005: all that is painted is content of a tag, or an artifact. */
export const markedContent: Rule = ({ contents, tree }) => {
  const held = new Set(contentKeys(tree));
  return contents.flatMap(({ page, paints }, index) => {
    const loose = flatPaints(paints).filter((paint) => {
      const key = keyOfPaint(paint, page.number);
      return shows(paint) && !isArtifact(paint) && (key === undefined || !held.has(key));
    });
    const first = loose[0];
    if (first === undefined) return [];
    return [
      `page ${index + 1} paints ${loose.length} things that are neither tagged nor artifacts, the first ${describe(first)}`,
    ];
  });
};

function shows(paint: Paint): boolean {
  return paint.kind !== 'text' || paint.runs.length > 0;
}

function describe({ kind, runs }: Paint): string {
  const text = runs.map((run) => run.text).join('');
  return text === '' ? `a ${kind}` : `the text ${JSON.stringify(text.slice(0, 60))}`;
}

/** Matterhorn 01-003 and 01-004: no artifact in tagged content, no tagged content in an artifact. */
export const separateArtifacts: Rule = ({ contents }) =>
  contents.flatMap(({ paints }, index) => {
    const mixed = flatPaints(paints).filter(
      (paint) => isArtifact(paint) && paint.marks.some((mark) => mark.mcid !== undefined),
    );
    return mixed.length === 0
      ? []
      : [`page ${index + 1} has ${mixed.length} things that are tagged and an artifact at once`];
  });

/** ISO 32000-1, 14.7.4: each piece of tagged content exists, has one tag, and the parent tree leads back to that. */
export const parentTree: Rule = ({ file, contents, tree }) => {
  const painted = new Set(
    contents.flatMap(({ page, paints }) =>
      flatPaints(paints).flatMap((paint) =>
        paint.marks.flatMap(({ mcid, form }) => (mcid === undefined ? [] : [contentKey(form ?? page.number, mcid)])),
      ),
    ),
  );
  const keys = contentKeys(tree);
  const missing = keys.filter((key) => !painted.has(key)).map((key) => `a tag holds content ${key}, which no page has`);
  const twice = repeatedIn(keys).map((key) => `content ${key} has two tags`);
  const root = getDict(file, { ref: file.root }, 'StructTreeRoot');
  const parents = numberTree(getArray(file, getDict(file, root, 'ParentTree'), 'Nums'));
  const wrong = allElements(tree).flatMap(({ element }) =>
    element.kids.flatMap((kid): readonly string[] => {
      if (kid.kind !== 'content') return [];
      const list = resolve(file, parents.get(getNumber(file, { ref: kid.stream ?? kid.page }, 'StructParents') ?? -1));
      const owner = isArray(list) ? list[kid.mcid] : null;
      const known = isRef(owner) && owner.ref === element.number;
      return known ? [] : [`the parent tree does not lead from content ${keyOfContent(kid)} to its ${element.role}`];
    }),
  );
  return [...missing, ...twice, ...wrong];
};

function repeatedIn(keys: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return keys.filter((key) => seen.has(key) || !seen.add(key));
}

function numberTree(nums: PdfArray): ReadonlyMap<number, PdfValue> {
  const entries = new Map<number, PdfValue>();
  for (let index = 0; index + 1 < nums.length; index += 2) {
    const [key, value] = [nums[index], nums[index + 1]];
    if (typeof key === 'number') entries.set(key, value ?? null);
  }
  return entries;
}

function contentKeys(tree: readonly StructElement[]): readonly string[] {
  return allElements(tree).flatMap(({ element }) =>
    element.kids.flatMap((kid) => (kid.kind === 'content' ? [keyOfContent(kid)] : [])),
  );
}

/** Pictures are heavy, and text in them cannot be read; the briefings draw in vectors. */
export const noImages: Rule = ({ reading, images }) =>
  images === 'allowed'
    ? []
    : reading.pages.flatMap((page, index) => (page.images > 0 ? [`page ${index + 1} has ${page.images} images`] : []));
