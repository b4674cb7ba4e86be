import type { Data } from '../data/types.ts';
import type { Finding } from '../project/errors.ts';
import type { Topic } from '../topic/types.ts';

/** What rules look at. `published` is the date of publication, YYYY-MM-DD. */
export interface Checked {
  readonly data: Data;
  /** The topics asked for, in every language that they are written in. */
  readonly topics: readonly Topic[];
  /** Whether `topics` are all that there are: only then can it be said that nothing uses a statistic. */
  readonly complete: boolean;
  /** Texts of `briefing.hbs`, the partials and `mail.hbs`, by file. */
  readonly templates: ReadonlyMap<string, string>;
  readonly published: string;
  /** The text of one of the project's files, for places inside texts that YAML folds. */
  readonly read: (file: string) => string;
}

/** What a rule found, and the statistics that do not agree where an entry of `data/conflicts.yaml` can explain it. */
export interface RuleFinding extends Finding {
  readonly statistics?: readonly string[];
}

/** One rule of `check`: its name is what findings carry in brackets, and a heading of this folder's README. */
export interface Rule {
  readonly name: string;
  /** Whether an entry of `data/conflicts.yaml` that names the rule and the statistics takes its findings away. */
  readonly explainable?: true;
  readonly run: (checked: Checked) => readonly RuleFinding[];
}
