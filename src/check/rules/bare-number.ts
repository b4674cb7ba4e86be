import { numberWords } from '../../data/literal-forms.ts';
import type { Locate, Step } from '../../data/yaml.ts';
import { typedWords } from '../../topic/expressions.ts';
import { blank } from '../../topic/literals.ts';
import { topicTexts } from '../../topic/texts.ts';
import type { Topic } from '../../topic/types.ts';
import { type TextInLanguage, textsPerLanguage } from '../data-texts.ts';
import { blankLiterals } from '../literals.ts';
import type { Checked, Fault, Rule } from '../rule.ts';
import { positionInText } from '../text-position.ts';
import { isEnglish } from '../words.ts';

const words = [...numberWords.keys()].join('|');
const numbers = new RegExp(String.raw`\p{Nd}+(?:[.,:/]\p{Nd}+)*%?|(?<![\p{L}-])(?:${words})(?![\p{L}])`, 'giu');

/** A number in a topic, a template or our own words in the data that no helper prints and no literal declares. */
export const bareNumber: Rule = {
  name: 'bare-number',
  run: (checked) => [
    ...checked.topics.flatMap((topic) => inTopic(topic, checked)),
    ...[...checked.templates].flatMap(([file, text]) => inTemplate(file, text)),
    ...textsPerLanguage(checked.data)
      .filter(({ role }) => role === 'claim' || role === 'note')
      .flatMap((text) => inData(text, checked)),
  ],
};

function inTopic(topic: Topic, { read }: Checked): readonly Fault[] {
  const withoutLiterals = blankLiterals((topic.front.literals ?? []).map(({ text }) => text));
  const inTexts = topicTexts(topic).flatMap(({ text, position: start }) =>
    // The targets of Markdown links are addresses, not prose.
    findNumbers(blank(withoutLiterals(typedWords(text)), /(?<=\])\([^)\n]*\)/g)).map(({ number, offset }) => ({
      ...positionInText(read(topic.file), { start, text, offset }),
      message: `"${number}" is not bound to a statistic; write {{stat "id"}}, or declare it under "literals" with its kind`,
    })),
  );
  const inSpecs = topic.parts.flatMap((part) => (part.kind === 'vega-lite' ? inSpec(part.block, part.at) : []));
  return [...inTexts, ...inSpecs];
}

/** Number words in the texts that a specification draws; the rule `chart` reports digits there. */
function inSpec(value: unknown, at: Locate, path: readonly Step[] = []): readonly Fault[] {
  if (typeof value === 'string') {
    const isDrawn = path.length > 1 && (path.at(-1) === 'title' || path.at(-1) === 'value');
    const found = isDrawn ? findNumbers(value).filter(({ number }) => !/\d/.test(number)) : [];
    return found.map(({ number }) => ({
      ...at(path),
      message: `"${number}" is typed into a chart; numbers must come from the statistics that the chart names`,
    }));
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => inSpec(inner, at, [...path, key]));
}

function inTemplate(file: string, text: string): readonly Fault[] {
  const start = { file, line: 1, column: 1 };
  return findNumbers(blank(text, /\{\{[\s\S]*?\}\}|<!--[\s\S]*?-->|<[^>]*>/g)).map(({ number, offset }) => ({
    ...positionInText(text, { start, text, offset }),
    message: `"${number}" is typed into a template; numbers must come from the briefing or the locale file`,
  }));
}

function inData({ text, at, name, language, heads = [] }: TextInLanguage, { read }: Checked): readonly Fault[] {
  const own = blank(typedWords(text), /“[^”]*”/g);
  const inHeads = new Set(heads.flatMap(findNumbers).map(({ number }) => number));
  return findNumbers(isEnglish(language) ? own : own.replace(/[A-Za-z]/g, ' ')).flatMap(({ number, offset }) => {
    // "One place" or "one of them" describes a single thing and is not a count.
    if (number.toLowerCase() === 'one' || inHeads.has(number)) return [];
    const start = at();
    const message = `"${number}" in ${name} is not bound to a statistic; write {{stat "id"}}, or say it without the number`;
    return [{ ...positionInText(read(start.file), { start, text, offset }), message }];
  });
}

interface FoundNumber {
  readonly number: string;
  readonly offset: number;
}

function findNumbers(text: string): readonly FoundNumber[] {
  return [...text.matchAll(numbers)].map((match) => ({ number: match[0], offset: match.index }));
}
