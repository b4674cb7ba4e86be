import type { Data } from '../../data/types.ts';
import { topicLanguage } from '../../topic/load.ts';
import { topicTexts } from '../../topic/texts.ts';
import type { Topic } from '../../topic/types.ts';
import { type Fault, inEach, type Rule } from '../rule.ts';
import { positionInText } from '../text-position.ts';
import { isEnglish } from '../words.ts';

const helper = /\{\{\s*(?:stat|value)\s+"([^"]+)"[^}]*\}\}/g;
/** Words before a number that no reason can follow: "there were suppressed", "a total of not available". */
const beforeNumber = /\b(?:there (?:is|are|was|were)|recorded|counted|reported|had|has|have|of|from|to|than)\s+$/i;
/** A noun that is counted, and no word that a sentence goes on with. */
const counted =
  /^\s+(?!(?:and|but|in|for|by|because|since|as|at|on|from|or|while|when|here|there|again|too|so|until|with|which|this|that|yet|now|after|before|under|per)\b)\p{Ll}/u;

/** A value that its source does not give, in a sentence written for a number: "there were suppressed trips". */
export const missingInWords: Rule = {
  name: 'missing-in-words',
  run: ({ data, topics, read }) =>
    inEach(topics, (topic) =>
      isEnglish(topicLanguage(topic, data.publication.locale)) ? inTopic(topic, data, read) : [],
    ),
};

function inTopic(topic: Topic, data: Data, read: (file: string) => string): readonly Fault[] {
  return topicTexts(topic).flatMap(({ text, position: start }) =>
    [...text.matchAll(helper)].flatMap(({ 0: all, 1: id = '', index }): readonly Fault[] => {
      const missing = data.missing.get(id)?.missing.replaceAll('-', ' ');
      if (missing === undefined) return [];
      if (!beforeNumber.test(text.slice(0, index)) && !counted.test(text.slice(index + all.length))) return [];
      const position = positionInText(read(start.file), { start, text, offset: index });
      const message = `"${id}" has no value and prints "${missing}" here, in a sentence written for a number; write it so that the reason is its end, such as: {{measure "${id}"}} in {{period "${id}"}} is {{stat "${id}"}}`;
      return [{ ...position, severity: 'warning', message }];
    }),
  );
}
