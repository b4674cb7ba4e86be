import type { Step } from '../data/yaml.ts';
import type { Position } from '../errors.ts';
import type { Html } from './briefing.ts';
import type { Citations } from './citations.ts';
import type { FigureContext } from './figures.ts';
import type { Numbering } from './numbering.ts';

/** What the parts of a briefing are composed with. */
export interface ComposeContext extends FigureContext {
  /** Title and places of the briefing, for figures that may be cut out of it. */
  readonly about: string;
  readonly numbering: Numbering;
  readonly citations: Citations;
}

/** A table with more rows may break between pages. */
export const longTable = 8;
export type At = (path: readonly Step[]) => Position;

/** Title and subtitle of a block. */
export function frameTexts(
  block: { readonly title: string; readonly subtitle: string },
  at: At,
  { prose }: ComposeContext,
): { readonly at: string; readonly title: Html; readonly subtitle: Html } {
  return {
    at: writePosition(at([])),
    title: prose.heading(block.title, at(['title'])),
    subtitle: prose.heading(block.subtitle, at(['subtitle'])),
  };
}

/** `file:line:column`, as the page's own markup carries it to the checks after printing. */
export function writePosition({ file, line, column }: Position): string {
  return `${file}:${line}:${column}`;
}
