import { expect, test } from 'vitest';
import { smallProject } from '../../testing/checked.ts';
import { languagesWithoutWords } from './unknown-languages.ts';

test('a language whose number words are not known is told once', () => {
  const { topics, data } = smallProject({});
  const [topic] = topics;
  if (topic === undefined) throw new Error('no topic was read');
  const polish = { ...topic, file: 'templates/topics/topic.pl.md' };
  expect(languagesWithoutWords({ topics: [topic, polish, polish], data })).toEqual(['pl']);
  expect(languagesWithoutWords({ topics, data })).toEqual([]);
});
