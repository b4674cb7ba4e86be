import { topicLanguage } from '../../topic/load.ts';
import { topicTexts } from '../../topic/texts.ts';
import { countWords } from '../printed-words.ts';
import type { Rule } from '../rule.ts';
import { isEnglish } from '../words.ts';

const name = 'title-length';
const most = 15;

/** A title of a section, claim, chart or table of more than 15 words, including those that helpers print. */
export const titleLength: Rule = {
  name,
  run: ({ data, topics }) =>
    topics
      .filter((topic) => isEnglish(topicLanguage(topic, data.publication.locale)))
      .flatMap((topic) =>
        topicTexts(topic).flatMap(({ text, position, role }) => {
          const count = countWords(text, data);
          if (!['section', 'claim', 'figure-title'].includes(role) || count <= most) return [];
          const message = `this title prints ${count} words, more than the ${most} that can be read at a glance; move some into the subtitle or the text`;
          return [{ ...position, severity: 'error', message, rule: name }];
        }),
      ),
};
