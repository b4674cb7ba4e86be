import { linkFault } from '../../project/link.ts';
import { typedWords } from '../../topic/expressions.ts';
import { blank } from '../../topic/literals.ts';
import { topicTexts } from '../../topic/texts.ts';
import type { Topic } from '../../topic/types.ts';
import { type TextInLanguage, textsPerLanguage } from '../data-texts.ts';
import { type Fault, inEach, type Rule } from '../rule.ts';
import { positionInText } from '../text-position.ts';

/** The targets of Markdown's links: in brackets, of a reference, and between angle brackets. */
const targets =
  /(?<=\]\(\s*<?)[^\s()<>]+|(?<=^ {0,3}\[[^\]^]+\]:\s*<?)[^\s<>]+|(?<=<)[a-z][a-z0-9+.-]*:[^\s<>]+(?=>)/gim;

/** Code, and pictures, which are told of by themselves. */
const noLinks = /(`{3,}|~{3,})[\s\S]*?\1|`[^`\n]*`|!\[[^\]\n]*\]\([^)\n]*\)/g;

/** A link in a topic or in the data that no briefing may have, or that a reader may take for another. */
export const link: Rule = {
  name: 'link',
  run: ({ topics, data, read }) => {
    const inText = ({ text, at }: Pick<TextInLanguage, 'text' | 'at'>): readonly Fault[] => {
      // Every target stands behind one of these.
      if (!/[\]<]/.test(text)) return [];
      return [...blank(typedWords(text), noLinks).matchAll(targets)].flatMap(({ 0: target, index }) => {
        const fault = linkFault(target);
        if (fault === undefined) return [];
        const start = at();
        return [{ ...positionInText(read(start.file), { start, text, offset: index }), ...fault }];
      });
    };
    const inTopic = (topic: Topic) =>
      topicTexts(topic).flatMap(({ text, position }) => inText({ text, at: () => position }));
    // What is wrong with these is found where they are read; that they look like others is not.
    const related = topics.flatMap(({ front, at }) =>
      (front.related ?? []).map(({ url }, index) => ({ url, at: () => at(['related', index, 'url']) })),
    );
    const sources = [...data.sources.values()].flatMap(({ record, at }) =>
      (['url', 'archive-url'] as const).map((field) => ({ url: record[field], at: () => at([field]) })),
    );
    const inFields = [...related, ...sources].flatMap(({ url, at }): readonly Fault[] => {
      const fault = url === undefined ? undefined : linkFault(url);
      return fault?.severity === 'warning' ? [{ ...at(), ...fault }] : [];
    });
    return [...inEach(topics, inTopic), ...textsPerLanguage(data).flatMap(inText), ...inFields];
  },
};
