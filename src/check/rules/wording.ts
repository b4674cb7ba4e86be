import type { Position } from '../../project/errors.ts';
import { typedWords } from '../../topic/expressions.ts';
import { topicLanguage } from '../../topic/load.ts';
import { topicTexts } from '../../topic/texts.ts';
import { dataTexts } from '../data-texts.ts';
import type { Checked, Rule, RuleFinding } from '../rule.ts';
import { placeInText } from '../text-place.ts';
import { inLanguage, isEnglish } from '../words.ts';

const name = 'wording';

/** The words that a briefing does not use of its own accord; the README of this folder shows the same list. */
export const judgingWords: Readonly<Record<'praise' | 'blame' | 'doubt' | 'cause', readonly string[]>> = {
  praise: [
    ...['impressive', 'impressively', 'remarkable', 'remarkably', 'outstanding', 'excellent', 'successful'],
    ...['successfully', 'success', 'successes', 'effective', 'effectively', 'efficient', 'efficiently', 'notable'],
    ...['notably', 'significant', 'significantly', 'substantial', 'substantially', 'dramatic', 'dramatically'],
    ...['unprecedented', 'world-class', 'pioneering', 'breakthrough', 'soared', 'surged', 'smashed', 'cracked'],
    ...['crackdown', 'strong', 'strongly', 'encouraging', 'welcome', 'good news'],
  ],
  blame: [
    ...['plunged', 'plummeted', 'collapsed', 'alarming', 'alarmingly', 'shocking', 'worrying', 'disappointing'],
    ...['poor', 'poorly', 'failed', 'failure', 'negligent', 'weak', 'criminals caught', 'as few as', 'very few'],
  ],
  doubt: [
    'claimed',
    'claim that',
    'claims that',
    'admitted',
    'admits',
    'revealed',
    'reveals',
    'so-called',
    'alleged success',
  ],
  cause: [
    ...['thanks to', 'drove', 'driven by', 'led to', 'leads to', 'resulted in', 'as a result of'],
    ...['owing to', 'due to', 'because of', 'caused by', 'contributed to', 'helped to reduce', 'brought down'],
  ],
};

const pattern = new RegExp(
  String.raw`(?<![\p{L}-])(?:${Object.entries(judgingWords)
    .map(([kind, words]) => `(?<${kind}>${words.toSorted((a, b) => b.length - a.length).join('|')})`)
    .join('|')})(?![\p{L}-])`,
  'giu',
);

/** Words of praise, blame, doubt or cause outside quotation marks, in topics and in our own words in the data. */
export const wording: Rule = {
  name,
  run: (checked) => [...inTopics(checked), ...inData(checked)],
};

function inTopics({ data, topics, read }: Checked): readonly RuleFinding[] {
  return topics
    .filter((topic) => isEnglish(topicLanguage(topic, data.publication.locale)))
    .flatMap((topic) => topicTexts(topic).flatMap(({ text, position }) => find({ text, at: () => position, read })));
}

function inData({ data, read }: Checked): readonly RuleFinding[] {
  return dataTexts(data).flatMap(({ text, at, role }) => {
    const ours = role === 'claim' ? inLanguage(text, 'en') : undefined;
    return ours === undefined ? [] : find({ text: ours, at: () => at('en'), read });
  });
}

interface Place {
  readonly text: string;
  readonly at: () => Position;
  readonly read: Checked['read'];
}

function find({ text, at, read }: Place): readonly RuleFinding[] {
  return [...withoutQuotations(typedWords(text)).matchAll(pattern)].map((match) => {
    const start = at();
    const kind = Object.entries(match.groups ?? {}).find(([, word]) => word !== undefined)?.[0] ?? 'praise';
    const message = `"${match[0]}" is a word of ${kind}; say what was reported and by whom, or quote it with its source`;
    return {
      ...placeInText(read(start.file), { start, text, offset: match.index }),
      severity: 'error',
      message,
      rule: name,
    };
  });
}

/** What stands in quotation marks is somebody else's wording. */
function withoutQuotations(text: string): string {
  return text.replace(/“[^”]*”|"[^"\n]*"/g, (found) => found.replace(/[^\n]/g, ' '));
}
