import { numberWords } from '../../data/literal.ts';
import type { Locate, Step } from '../../data/yaml.ts';
import type { Finding, Position } from '../../project/errors.ts';
import { typedWords } from '../../topic/expressions.ts';
import { topicTexts } from '../../topic/texts.ts';
import type { Topic } from '../../topic/types.ts';
import { type DataText, dataTexts } from '../data-texts.ts';
import { blankLiterals } from '../literals.ts';
import type { Checked, Rule } from '../rule.ts';
import { positionInText } from '../text-position.ts';
import { inLanguage, isEnglish } from '../words.ts';

const words = [...numberWords.keys()].join('|');
const numbers = new RegExp(String.raw`\p{Nd}+(?:[.,:/]\p{Nd}+)*%?|(?<![\p{L}-])(?:${words})(?![\p{L}])`, 'giu');

/** A number in a topic, a template or our own words in the data that no helper prints and no literal declares. */
export const bareNumber: Rule = {
  name: 'bare-number',
  run: (checked) => [
    ...checked.topics.flatMap((topic) => inTopic(topic, checked)),
    ...[...checked.templates].flatMap(([file, text]) => inTemplate(file, text)),
    ...dataTexts(checked.data)
      .filter(({ role }) => role === 'claim' || role === 'note')
      .flatMap((text) => inData(text, checked)),
  ],
};

function inTopic(topic: Topic, { read }: Checked): readonly Finding[] {
  const withoutLiterals = blankLiterals((topic.front.literals ?? []).map(({ text }) => text));
  const inTexts = topicTexts(topic).flatMap(({ text, position }) => {
    return findNumbers(withoutLinks(withoutLiterals(typedWords(text)))).map(({ number, offset }) =>
      finding(
        positionInText(read(topic.file), { start: position, text, offset }),
        `"${number}" is not bound to a statistic; write {{stat "id"}}, or declare it under "literals" with its kind`,
      ),
    );
  });
  const inSpecs = topic.parts.flatMap((part) => (part.kind === 'vega-lite' ? inSpec(part.chart, part.at) : []));
  return [...inTexts, ...inSpecs];
}

/** Number words in the texts that a specification draws; the rule `chart` reports digits there. */
function inSpec(value: unknown, at: Locate, path: readonly Step[] = []): readonly Finding[] {
  const drawn = path.length > 1 && (path.at(-1) === 'title' || path.at(-1) === 'value');
  if (typeof value === 'string') {
    const words = drawn ? findNumbers(value).filter(({ number }) => !/\d/.test(number)) : [];
    return words.map(({ number }) =>
      finding(
        at(path),
        `"${number}" is typed into a chart; numbers must come from the statistics that the chart names`,
      ),
    );
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => inSpec(inner, at, [...path, key]));
}

function inTemplate(file: string, text: string): readonly Finding[] {
  const printed = blank(text, /\{\{[\s\S]*?\}\}|<!--[\s\S]*?-->|<[^>]*>/g);
  const start = { file, line: 1, column: 1 };
  return findNumbers(printed).map(({ number, offset }) =>
    finding(
      positionInText(text, { start, text, offset }),
      `"${number}" is typed into a template; numbers must come from the briefing or the locale file`,
    ),
  );
}

function inData({ text, at, name }: DataText, { data, read }: Checked): readonly Finding[] {
  const languages = typeof text === 'string' ? [data.publication.locale] : Object.keys(text);
  return languages.flatMap((language) => {
    const ours = inLanguage(text, language) ?? '';
    const own = blank(typedWords(ours), /“[^”]*”/g);
    const found = findNumbers(isEnglish(language) ? own : own.replace(/[A-Za-z]/g, ' '));
    return found.filter(isQuantity).map(({ number, offset }) => {
      const start = at(language);
      return finding(
        positionInText(read(start.file), { start, text: ours, offset }),
        `"${number}" in ${name} is not bound to a statistic; write {{stat "id"}}, or say it without the number`,
      );
    });
  });
}

function finding({ file, line, column }: Position, message: string): Finding {
  return { file, line, column, severity: 'error', message, rule: 'bare-number' };
}

/** Replaces what a pattern matches by spaces, so that offsets stay the same. */
function blank(text: string, pattern: RegExp): string {
  return text.replace(pattern, (found) => found.replace(/[^\n]/g, ' '));
}

/** Leaves out the targets of Markdown links: they are addresses, not prose. */
function withoutLinks(text: string): string {
  return blank(text, /(?<=\])\([^)\n]*\)/g);
}

/** In the data, "one place" or "one of them" describes a single thing and is not a count. */
function isQuantity({ number }: FoundNumber): boolean {
  return number.toLowerCase() !== 'one';
}

interface FoundNumber {
  readonly number: string;
  readonly offset: number;
}

function findNumbers(text: string): readonly FoundNumber[] {
  return [...text.matchAll(numbers)].map((match) => ({ number: match[0], offset: match.index }));
}
