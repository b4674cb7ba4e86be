import { decodeTextString } from './text-strings.ts';
import type { PdfFile, PdfValue } from './values.ts';
import { get, getArray, getDict, isArray, isDict, isRef, isString, resolve } from './values.ts';

/** The number of the page object that a destination shows (ISO 32000-1, 12.3.2); undefined where it leads nowhere. */
export function destinationPage(file: PdfFile, destination: PdfValue): number | undefined {
  const value = resolve(file, destination);
  if (typeof value === 'string')
    return explicitPage(file, get(file, getDict(file, { ref: file.root }, 'Dests'), value));
  if (isString(value)) {
    const names = getDict(file, { ref: file.root }, 'Names');
    return explicitPage(file, findName(file, getDict(file, names, 'Dests'), value.bytes));
  }
  return explicitPage(file, value);
}

function explicitPage(file: PdfFile, value: PdfValue): number | undefined {
  const array = isDict(value) ? get(file, value, 'D') : value;
  const page = isArray(array) ? array[0] : undefined;
  return isRef(page) ? page.ref : undefined;
}

/** All names and values of a name tree (7.9.6), in its order; a node that stands in two places is read once. */
export function nameTreeEntries(
  file: PdfFile,
  tree: PdfValue,
  seen = new Set<PdfValue>(),
): readonly (readonly [string, PdfValue])[] {
  const node = resolve(file, tree);
  if (seen.has(node) || seen.size > mostNodes) return [];
  seen.add(node);
  const names = getArray(file, node, 'Names');
  const own = names.flatMap((name, index): (readonly [string, PdfValue])[] =>
    index % 2 === 0 && isString(name) ? [[decodeTextString(name.bytes), names[index + 1] ?? null]] : [],
  );
  return [...own, ...getArray(file, node, 'Kids').flatMap((kid) => nameTreeEntries(file, kid, seen))];
}

const mostNodes = 10_000;

function findName(file: PdfFile, tree: PdfValue, name: Uint8Array): PdfValue {
  const wanted = decodeTextString(name);
  return resolve(file, nameTreeEntries(file, tree).find(([key]) => key === wanted)?.[1]);
}
