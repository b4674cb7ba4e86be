import { topicLanguage } from '../../topic/load.ts';
import type { CheckedProject } from '../check-project.ts';
import { countingWords } from './languages.ts';

/** The tags of the languages of topics in which only digits are found, each once. */
export function languagesWithoutWords({ topics, data }: Pick<CheckedProject, 'topics' | 'data'>): readonly string[] {
  const tags = topics.map((topic) => topicLanguage(topic, data?.publication.locale ?? 'en'));
  return [...new Set(tags)].filter((tag) => countingWords[tag.split('-')[0] ?? tag] === undefined);
}
