import type { Data } from '../data/types.ts';
import type { Finding } from '../errors.ts';
import type { Topic } from '../topic/types.ts';

/** What rules look at. `published` is the date of publication, YYYY-MM-DD. */
export interface Checked {
  readonly data: Data;
  readonly topics: readonly Topic[];
  /** Texts of `briefing.hbs`, the partials and `mail.hbs`, by file. */
  readonly templates: ReadonlyMap<string, string>;
  readonly published: string;
}

/** One rule of `check`: its name is what findings carry in brackets, and a heading of this folder's README. */
export interface Rule {
  readonly name: string;
  readonly run: (checked: Checked) => readonly Finding[];
}
