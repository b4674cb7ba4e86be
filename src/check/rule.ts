import type { ScaleName } from '../data/display.ts';
import type { Data } from '../data/types.ts';
import type { Locate } from '../data/yaml.ts';
import type { Finding, Position } from '../project/errors.ts';
import type { Topic } from '../topic/types.ts';

/** What rules check. `published` is the date of publication, YYYY-MM-DD. */
export interface Checked {
  readonly data: Data;
  /** The topics asked for, in all their languages. */
  readonly topics: readonly Topic[];
  /** Whether `topics` are all topics of the project: only then can a statistic be reported as unused. */
  readonly complete: boolean;
  /** Whether a part of the data could not be read, and is told elsewhere. */
  readonly partly?: boolean;
  /** The texts of `briefing.hbs`, the partials and `mail.hbs`, by file. */
  readonly templates: ReadonlyMap<string, string>;
  /** The words of each locale. */
  readonly locales: readonly LocaleText[];
  /** Where a field of `data/publication.yaml` stands. */
  readonly publicationAt: Locate;
  readonly published: string;
  /** The scales that the language of a topic has words for. */
  readonly scalesOf: (topic: Topic) => readonly ScaleName[];
  /** The characters of a text that no font has with which a topic is set; of the data, without a topic. */
  readonly unprintable: (topic: Topic | undefined, text: string) => readonly string[];
  /** The text of a file of the project, to find positions inside texts that YAML folds. */
  readonly read: (file: string) => string;
}

/** A file of `templates/locales/` as it was parsed. */
export interface LocaleText {
  readonly tag: string;
  readonly value: unknown;
  readonly at: Locate;
}

/** What a rule finds: an error of its own name where it says nothing else. */
export interface Fault extends Position, Partial<Pick<Finding, 'severity' | 'rule' | 'briefings'>> {
  readonly message: string;
  /** The statistics that an entry of `data/conflicts.yaml` must name to explain the finding. */
  readonly statistics?: readonly string[];
  /** What an entry there has to accept: how they do not agree, in numbers. Their values, where it says nothing else. */
  readonly gap?: string;
}

/** One rule of `check`. Its name is printed in brackets after a finding and is a heading of this folder's README. */
export interface Rule {
  readonly name: string;
  /** Whether an entry of `data/conflicts.yaml` that names the rule, the statistics and the gap removes its findings. */
  readonly explainable?: true;
  /** Whether it judges what is not there, so that it says nothing where a part of the data could not be read. */
  readonly needsAll?: true;
  readonly run: (checked: Checked) => readonly Fault[];
}

/** What is found in each topic; of one written for many places, with the briefings that have it. */
export function inEach(topics: readonly Topic[], find: (topic: Topic) => readonly Fault[]): readonly Fault[] {
  return topics.flatMap((topic) => {
    const found = find(topic);
    return topic.param === undefined ? found : found.map((fault) => ({ ...fault, briefings: [topic.id] }));
  });
}

/** A finding with the statistics that it is about. */
export interface RuleFinding extends Finding {
  readonly statistics: readonly string[];
  readonly gap: string;
}
