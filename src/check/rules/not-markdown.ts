import { typedWords } from '../../topic/expressions.ts';
import { topicTexts } from '../../topic/texts.ts';
import type { Rule } from '../rule.ts';
import { positionInText } from '../text-position.ts';

/** What other programs take for markup in Markdown, and a briefing would print letter for letter. */
const kinds: readonly (readonly [RegExp, string])[] = [
  [/<!--/g, 'a comment of HTML would be printed; remove it, or write {{!-- … --}}'],
  [
    /<\/?[a-z][a-z0-9-]*(?=[\s/>])[^<>]*>/gi,
    'a tag of HTML would be printed as it is written; use Markdown, or remove it',
  ],
  [/!\[[^\]\n]*\]\([^)\n]*\)/g, 'a topic has no pictures of its own; draw the values with a chart block'],
  [/\[\^[^\]\s]+\]/g, 'there are no footnotes; say it in the text, or in the "note" of a figure'],
  [/^\s*[-*] \[[ xX]\](?=\s)/gm, 'there are no lists of tasks; remove the box'],
  [/^ {0,3}:::+.*$/gm, 'there are no containers; remove the line, or start a section with ##'],
  [/\$\$[\s\S]+?\$\$|\$[^\s$]*\\[a-z]+[^$\n]*\$/gi, 'there are no formulas; say it in words'],
];

/** Markup that topics do not have. */
export const notMarkdown: Rule = {
  name: 'not-markdown',
  run: ({ topics, read }) =>
    topics.flatMap((topic) =>
      topicTexts(topic).flatMap(({ text, position: start }) =>
        kinds.flatMap(([pattern, message]) =>
          [...typedWords(text).matchAll(pattern)].map(({ 0: found, index }) => {
            const shown = found.length > 40 ? `${found.slice(0, 40)}…` : found;
            return {
              ...positionInText(read(start.file), { start, text, offset: index }),
              message: `"${shown.trim()}": ${message}`,
            };
          }),
        ),
      ),
    ),
};
