import { destinationPage } from '../read/destinations.ts';
import { joinRuns } from '../read/join-text.ts';
import { pageObjects } from '../read/pages.ts';
import { keyOfContent, type StructElement } from '../read/structure-tree.ts';
import type { TextRun } from '../read/text-state.ts';
import { decodeTextString } from '../read/text-strings.ts';
import { get, getDict, isString, type PdfFile } from '../read/values.ts';
import type { DocumentOptions } from '../write/options.ts';
import { leavesOf } from './repeated-rows.ts';

export interface LinkSources extends Pick<DocumentOptions, 'pageName' | 'anchorNames'> {
  readonly file: PdfFile;
  readonly tree: readonly StructElement[];
  readonly runs: ReadonlyMap<string, readonly TextRun[]>;
}

/** The Contents of each link annotation, by the number of its object: the text of the link and where it leads:
 * an address, or what stands there and on which page. */
export function linkContents(sources: LinkSources): ReadonlyMap<number, string> {
  const contents = new Map<number, string>();
  const pages = pageObjects(sources.file).map((page) => page.number);
  const visit = (element: StructElement): void => {
    for (const kid of element.kids) {
      if (kid.kind === 'element') visit(kid);
      if (kid.kind !== 'object') continue;
      const said = element.alt ?? textOf(element, sources.runs);
      contents.set(kid.ref, describe(said, targetOf(sources, kid.ref, pages)));
    }
  };
  for (const element of sources.tree) visit(element);
  return contents;
}

function textOf(element: StructElement, runs: LinkSources['runs']): string {
  const shown = leavesOf(element).flatMap((leaf) => runs.get(keyOfContent(leaf)) ?? []);
  return joinRuns(shown).replace(/\s+/g, ' ').trim();
}

function targetOf({ file, pageName, anchorNames }: LinkSources, annotation: number, pages: readonly number[]): string {
  const action = getDict(file, { ref: annotation }, 'A');
  const uri = get(file, action, 'URI');
  if (isString(uri)) return decodeTextString(uri.bytes).replace(/^mailto:/i, '');
  const destination = get(file, { ref: annotation }, 'Dest') ?? get(file, action, 'D');
  const index = pages.indexOf(destinationPage(file, destination) ?? 0);
  const anchor = typeof destination === 'string' ? anchorNames.get(destination) : undefined;
  return [anchor, index < 0 ? undefined : pageName(index + 1)].filter((part) => part !== undefined).join(', ');
}

function describe(text: string, target: string): string {
  if (text === '' || target === '' || text === target) return text === '' ? target : text;
  return `${text} (${target})`;
}
