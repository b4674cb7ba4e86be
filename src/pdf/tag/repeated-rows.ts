import { joinRuns } from '../read/join-text.ts';
import { keyOfContent, type StructContent, type StructElement, type StructKid } from '../read/structure-tree.ts';
import type { TextRun } from '../read/text-state.ts';

/**
 * The keys of table rows printed again on a later page: heads and feet, which Chromium puts into the same cells once for
 * each page. A row is a repetition where every cell says on the later page what it said on the first; a row that is
 * broken over two pages says something else on each.
 */
export function findRepeatedRows(
  tree: readonly StructElement[],
  runs: ReadonlyMap<string, readonly TextRun[]>,
): ReadonlySet<string> {
  const repeated = new Set<string>();
  for (const row of tree.flatMap((element) => rowsOf(element))) {
    for (const key of repeatedInRow(row, runs)) repeated.add(key);
  }
  return repeated;
}

function rowsOf(element: StructElement): readonly StructElement[] {
  if (element.role === 'TR') return [element];
  return element.kids.flatMap((kid) => (kid.kind === 'element' ? rowsOf(kid) : []));
}

function repeatedInRow(row: StructElement, runs: ReadonlyMap<string, readonly TextRun[]>): readonly string[] {
  const cells = row.kids.map((kid) => leavesOf(kid).filter((leaf) => runs.get(keyOf(leaf))?.length));
  const pages = [...new Set(cells.flat().map((leaf) => leaf.page))];
  const [first, ...later] = pages;
  if (first === undefined || later.length === 0) return [];
  const textOn = (page: number): string =>
    JSON.stringify(
      cells.map((cell) =>
        joinRuns(cell.filter((leaf) => leaf.page === page).flatMap((leaf) => runs.get(keyOf(leaf)) ?? [])),
      ),
    );
  const original = textOn(first);
  const copies = new Set(later.filter((page) => textOn(page) === original));
  return cells
    .flat()
    .filter((leaf) => copies.has(leaf.page))
    .map(keyOf);
}

export function leavesOf(kid: StructKid): readonly StructContent[] {
  if (kid.kind === 'content') return [kid];
  return kid.kind === 'element' ? kid.kids.flatMap(leavesOf) : [];
}

function keyOf(leaf: StructContent): string {
  return keyOfContent(leaf);
}
