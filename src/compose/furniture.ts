import type { Html } from './html.ts';

/** What stands at the head and the foot of a page beside its number. */
export interface Furniture {
  readonly head: Html;
  readonly foot: Html;
}

/** On the first page, and on the others. */
export interface PagesFurniture {
  readonly first: Furniture;
  readonly others: Furniture;
}
