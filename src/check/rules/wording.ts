import type { Data } from '../../data/types.ts';
import { typedWords } from '../../topic/expressions.ts';
import { blank, escapeWords } from '../../topic/literals.ts';
import { topicLanguage } from '../../topic/load.ts';
import { topicTexts } from '../../topic/texts.ts';
import type { Topic } from '../../topic/types.ts';
import { type TextInLanguage, textsPerLanguage } from '../data-texts.ts';
import { type Fault, inEach, type Rule } from '../rule.ts';
import { positionInText } from '../text-position.ts';
import { isEnglish } from '../words.ts';

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

/** Those with a plain sense too: a poor harvest, patients who were admitted, a road that led to a quay. */
const alsoPlain =
  /^(?:poor|poorly|weak|strong|strongly|failed|failure|collapsed|claimed|admitted|admits|drove|led to|leads to)$/i;

/** Matches these words and those that the publication adds to them, with the kind as the name of the group. */
function patternOf({ publication }: Data): RegExp {
  const groups = kinds.map((kind) => {
    const words = [...judgingWords[kind], ...(publication['judging-words']?.[kind] ?? []).map(escapeWords)];
    return `(?<${kind}>${words.toSorted((a, b) => b.length - a.length).join('|')})`;
  });
  return new RegExp(String.raw`(?<![\p{L}-])(?:${groups.join('|')})(?![\p{L}-])`, 'giu');
}

/** Words of praise, blame, doubt or cause outside quotation marks, in topics and in our own words in the data. */
export const wording: Rule = {
  name: 'wording',
  run: ({ data, topics, read }) => {
    const pattern = patternOf(data);
    const english = topics.filter((topic) => isEnglish(topicLanguage(topic, data.publication.locale)));
    const inData = textsPerLanguage(data).filter(({ role, language }) => role === 'claim' && isEnglish(language));
    const inText = ({ text, at }: Pick<TextInLanguage, 'text' | 'at'>): readonly Fault[] =>
      [...blank(typedWords(text), quotation).matchAll(pattern)].map((match) => {
        const start = at();
        const kind = Object.entries(match.groups ?? {}).find(([, word]) => word !== undefined)?.[0] ?? 'praise';
        const isPlain = alsoPlain.test(match[0]);
        const message = isPlain
          ? `"${match[0]}" may be a word of ${kind}; where it judges, say what was reported and by whom; where it does not, it may stand`
          : `"${match[0]}" is a word of ${kind}; say what was reported and by whom, or quote it with its source`;
        const position = positionInText(read(start.file), { start, text, offset: match.index });
        return { ...position, severity: isPlain ? ('warning' as const) : ('error' as const), message };
      });
    const inTopic = (topic: Topic) =>
      topicTexts(topic).flatMap(({ text, position }) => inText({ text, at: () => position }));
    return [...inEach(english, inTopic), ...inData.flatMap(inText)];
  },
};

/** Text in quotation marks is somebody else's wording; "is due to be published" is a plan and no cause. */
const quotation =
  /“[^”]*”|"[^"\n]*"|\bpatients? (?:who (?:was|were) )?admitted|\badmitted (?:to (?:a |the )?(?:hospital|ward|school)|from)|\beffective (?:from|date|rate)|\b(?:success|failure) rates?|\b(?:heart|kidney|engine|crop|power) failures?|\b(?:poor|strong) (?:harvests?|yields?|winds?|weather|visibility)|\bdrove (?:further|to|past|home|off|away)\b|\bdue to (?:be|have|begin|start|open|reopen|close|come|go|end|finish|run|last|take|give|make|publish|report|release|issue|appear|follow|meet|decide|vote|present|receive|replace|launch|complete|expire|move|join|arrive|return|leave|continue|resume|introduce|hear|hold|speak|sign|pass|update)\b/gi;
