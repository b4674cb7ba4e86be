import type { Data } from '../../data/types.ts';
import type { Position } from '../../project/errors.ts';
import { typedWords } from '../../topic/expressions.ts';
import { topicLanguage } from '../../topic/load.ts';
import { topicTexts } from '../../topic/texts.ts';
import { dataTexts } from '../data-texts.ts';
import type { Checked, Rule, RuleFinding } from '../rule.ts';
import { positionInText } from '../text-position.ts';
import { inLanguage, isEnglish } from '../words.ts';

const name = 'wording';
const kinds = ['praise', 'blame', 'doubt', 'cause'] as const;

type JudgingWords = Readonly<Record<(typeof kinds)[number], readonly string[]>>;

/** Words that a briefing does not use except in quotations; the README of this folder has the same list. */
export const judgingWords: JudgingWords = {
  praise: [
    ...['impressive', 'impressively', 'remarkable', 'remarkably', 'outstanding', 'excellent', 'successful'],
    ...['successfully', 'success', 'successes', 'effective', 'effectively', 'efficient', 'efficiently', 'notable'],
    ...['notably', 'significant', 'significantly', 'substantial', 'substantially', 'dramatic', 'dramatically'],
    ...['unprecedented', 'world-class', 'pioneering', 'breakthrough', 'soared', 'surged'],
    ...['strong', 'strongly', 'encouraging', 'welcome', 'good news'],
  ],
  blame: [
    ...['plunged', 'plummeted', 'collapsed', 'alarming', 'alarmingly', 'shocking', 'worrying', 'disappointing'],
    ...['poor', 'poorly', 'failed', 'failure', 'negligent', 'weak', 'as few as', 'very few'],
  ],
  doubt: ['claimed', 'claim that', 'claims that', 'admitted', 'admits', 'revealed', 'reveals', 'so-called'],
  cause: [
    ...['thanks to', 'drove', 'driven by', 'led to', 'leads to', 'resulted in', 'as a result of'],
    ...['owing to', 'due to', 'because of', 'caused by', 'contributed to', 'helped to reduce', 'brought down'],
  ],
};

/** Matches these words and those that the publication adds to them, with the kind as the name of the group. */
function patternOf({ publication }: Data): RegExp {
  const groups = kinds.map((kind) => {
    const words = [...judgingWords[kind], ...(publication['judging-words']?.[kind] ?? []).map(escapePattern)];
    return `(?<${kind}>${words.toSorted((a, b) => b.length - a.length).join('|')})`;
  });
  return new RegExp(String.raw`(?<![\p{L}-])(?:${groups.join('|')})(?![\p{L}-])`, 'giu');
}

function escapePattern(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Words of praise, blame, doubt or cause outside quotation marks, in topics and in our own words in the data. */
export const wording: Rule = {
  name,
  run: (checked) => {
    const pattern = patternOf(checked.data);
    return [...inTopics(checked, pattern), ...inData(checked, pattern)];
  },
};

function inTopics({ data, topics, read }: Checked, pattern: RegExp): readonly RuleFinding[] {
  return topics
    .filter((topic) => isEnglish(topicLanguage(topic, data.publication.locale)))
    .flatMap((topic) =>
      topicTexts(topic).flatMap(({ text, position }) => find({ text, at: () => position, read, pattern })),
    );
}

function inData({ data, read }: Checked, pattern: RegExp): readonly RuleFinding[] {
  return dataTexts(data).flatMap(({ text, at, role }) => {
    const ours = role === 'claim' ? inLanguage(text, 'en') : undefined;
    return ours === undefined ? [] : find({ text: ours, at: () => at('en'), read, pattern });
  });
}

interface SearchedText {
  readonly text: string;
  readonly at: () => Position;
  readonly read: Checked['read'];
  readonly pattern: RegExp;
}

function find({ text, at, read, pattern }: SearchedText): readonly RuleFinding[] {
  return [...withoutQuotations(typedWords(text)).matchAll(pattern)].map((match) => {
    const start = at();
    const kind = Object.entries(match.groups ?? {}).find(([, word]) => word !== undefined)?.[0] ?? 'praise';
    const message = `"${match[0]}" is a word of ${kind}; say what was reported and by whom, or quote it with its source`;
    const place = positionInText(read(start.file), { start, text, offset: match.index });
    return { ...place, severity: 'error', message, rule: name };
  });
}

/** Text in quotation marks is somebody else's wording. */
function withoutQuotations(text: string): string {
  return text.replace(/“[^”]*”|"[^"\n]*"/g, (found) => found.replace(/[^\n]/g, ' '));
}
