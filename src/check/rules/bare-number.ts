import type { Locate, Step } from '../../data/yaml.ts';
import { typedWords } from '../../topic/expressions.ts';
import { blank } from '../../topic/literals.ts';
import { topicLanguage } from '../../topic/load.ts';
import { listNumbers } from '../../topic/markdown.ts';
import { topicTexts } from '../../topic/texts.ts';
import type { Topic } from '../../topic/types.ts';
import { type TextInLanguage, textsPerLanguage } from '../data-texts.ts';
import { blankLiterals } from '../literals.ts';
import { type FoundNumber, findNumbers, type NumberReading } from '../numbers/find.ts';
import { nounsOfData, nounsOfTopic } from '../numbers/nouns.ts';
import { type Checked, type Fault, inEach, type Rule } from '../rule.ts';
import { positionInText } from '../text-position.ts';

/** A number in a topic, a template or our own words in the data that no helper prints and no literal declares. */
export const bareNumber: Rule = {
  name: 'bare-number',
  run: (checked) => [
    ...inEach(checked.topics, (topic) => inTopic(topic, checked)),
    ...[...checked.templates].flatMap(([file, text]) => inTemplate(file, text, checked)),
    ...textsPerLanguage(checked.data)
      .filter(({ role }) => role === 'claim' || role === 'note')
      .flatMap((text) => inData(text, checked)),
  ],
};

function inTopic(topic: Topic, { data, read }: Checked): readonly Fault[] {
  const withoutLiterals = blankLiterals((topic.front.literals ?? []).map(({ text }) => text));
  const reading = { language: topicLanguage(topic, data.publication.locale), nouns: nounsOfTopic(topic, data) };
  const inTexts = [...topicTexts(topic), ...keywords(topic)].flatMap(({ text, position: start, ...rest }) =>
    findNumbers(withoutLiterals(withoutMarks(typedWords(text), 'isBlocks' in rest)), reading).map((found) => ({
      ...positionInText(read(topic.file), { start, text, offset: found.offset }),
      ...tell(found),
    })),
  );
  const inSpecs = topic.parts.flatMap((part) =>
    part.kind === 'vega-lite' ? inSpec(part.block, { at: part.at, reading }) : [],
  );
  return [...inTexts, ...inSpecs];
}

/** The targets of Markdown links are addresses, not prose; nor are the names of footnotes and the numbers of lists. */
function withoutMarks(text: string, isBlocks: boolean): string {
  const words = blank(text, /(?<=\])\([^)\n]*\)|\[\^[^\]\s]+\]/g);
  const numbered = isBlocks ? listNumbers(text) : [];
  return numbered.reduce(
    (left, { offset, length }) => left.slice(0, offset) + ' '.repeat(length) + left.slice(offset + length),
    words,
  );
}

/** Keywords stand in the PDF's properties. */
function keywords({ front, at }: Topic): readonly { readonly text: string; readonly position: ReturnType<Locate> }[] {
  return (front.keywords ?? []).map((text, index) => ({ text, position: at(['keywords', index]) }));
}

function tell({ number, severity }: FoundNumber): Pick<Fault, 'severity' | 'message'> {
  const idiom = `"${number}" may be a number; bind it with {{stat "id"}}, say it in other words, or declare it under "literals" with its kind, such as idiom`;
  const counts = `"${number}" is not bound to a statistic; write {{stat "id"}}, or declare it under "literals" with its kind`;
  return { severity, message: severity === 'error' ? counts : idiom };
}

interface SpecReading {
  readonly at: Locate;
  readonly reading: NumberReading;
}

/** Number words in the texts that a specification draws; the rule `chart` reports digits there. */
function inSpec(value: unknown, { at, reading }: SpecReading, path: readonly Step[] = []): readonly Fault[] {
  if (typeof value === 'string') {
    const isDrawn = path.length > 1 && (path.at(-1) === 'title' || path.at(-1) === 'value');
    const found = isDrawn ? findNumbers(value, reading).filter(({ number }) => !/\d/.test(number)) : [];
    return found.map(({ number, severity }) => ({
      ...at(path),
      severity,
      message: `"${number}" is typed into a chart; numbers must come from the statistics that the chart names`,
    }));
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => inSpec(inner, { at, reading }, [...path, key]));
}

/** What a template has that no reader sees; the attributes that are printed or read aloud are kept. */
const unseen = /\{\{(?!\s*["'])[\s\S]*?\}\}|<!--[\s\S]*?-->|<style[\s\S]*?<\/style>/g;
const tags = /<[^>]*>/g;
const seenInTags = /\b(?:alt|title|aria-label|content)\s*=\s*"[^"]*"/g;

function inTemplate(file: string, text: string, { data }: Checked): readonly Fault[] {
  const start = { file, line: 1, column: 1 };
  const typed = blank(text, unseen);
  const words = typed.replace(tags, (tag) => keepSeen(tag));
  return findNumbers(words, { language: 'en', nouns: nounsOfData(data) }).map(({ number, offset }) => ({
    ...positionInText(text, { start, text, offset }),
    message: `"${number}" is typed into a template; numbers must come from the briefing or the locale file`,
  }));
}

/** A tag as spaces, with its texts where they stood; what configures a browser is no text. */
function keepSeen(tag: string): string {
  const isMeta = /^<meta\b/i.test(tag);
  const kept = isMeta ? [] : [...tag.matchAll(seenInTags)];
  return kept.reduce(
    (blanked, { 0: words, index }) => blanked.slice(0, index) + words + blanked.slice(index + words.length),
    tag.replace(/[^\n]/g, ' '),
  );
}

function inData({ text, at, name, language, heads = [] }: TextInLanguage, { data, read }: Checked): readonly Fault[] {
  const own = blank(typedWords(text), /“[^”]*”/g);
  const reading = { language, nouns: nounsOfData(data) };
  const inHeads = new Set(heads.flatMap((head) => findNumbers(head, reading)).map(({ number }) => number));
  return findNumbers(own, reading).flatMap(({ number, offset, severity }) => {
    // "One place" or "one of them" describes a single thing and is not a count.
    if (number.toLowerCase() === 'one' || inHeads.has(number)) return [];
    const start = at();
    const message = `"${number}" in ${name} is not bound to a statistic; write {{stat "id"}}, or say it without the number`;
    return [{ ...positionInText(read(start.file), { start, text, offset }), severity, message }];
  });
}
