import { seriesOf } from '../data/series.ts';
import type { Data, Statistic } from '../data/types.ts';
import { onceEach } from '../project/once-each.ts';
import type { HelperName } from '../topic/expressions.ts';
import { helperTargets } from '../topic/expressions.ts';
import { idOf } from '../topic/placed-id.ts';
import { type TopicText, topicTexts } from '../topic/texts.ts';
import { listedStatistics, type Part, type Topic } from '../topic/types.ts';

/** A helper in a sentence, which names a statistic. */
export interface Use {
  readonly helper: HelperName;
  readonly statistic: Statistic;
  /** Of its first brace in the text of the sentence. */
  readonly offset: number;
}

/** A sentence, in which each helper that names a statistic stands as `§0§`, with the number of its use. */
export interface Sentence {
  readonly words: string;
  readonly uses: readonly Use[];
  /** The text that it is a part of. */
  readonly of: TopicText;
}

const helper = /\{\{\s*([\w-]+)\s+["']([^"']*)["'][^{}]*\}\}/g;

/** Where a sentence ends; a comma or a colon does not end one. */
const ends =
  /(?<=[.!?;](?:[”"*_)]*|\{\{cite[^}]*\}\}))\s+(?=[\p{Lu}\p{Ps}{“*_\d\p{Ll}])|\n\s*\n|\n(?=\s*(?:[-*|]|\d+[.)])\s)|(?<=[。；！？])/gu;

/** The sentences of every text of a topic. */
export function sentencesOf(topic: Topic, data: Data): readonly Sentence[] {
  return sentencesIn(data)(topic);
}

const sentencesIn = onceEach((data: Data) =>
  onceEach((topic: Topic): readonly Sentence[] => topicTexts(topic).flatMap((text) => splitText(text, data))),
);

/** The sentences of one text. */
export function splitText(text: TopicText, data: Data): readonly Sentence[] {
  let start = 0;
  return text.text.split(ends).flatMap((part): readonly Sentence[] => {
    const at = text.text.indexOf(part, start);
    start = at + part.length;
    return part.trim() === '' ? [] : [readSentence(part, at, { text, data })];
  });
}

function readSentence(
  part: string,
  at: number,
  { text, data }: { readonly text: TopicText; readonly data: Data },
): Sentence {
  const uses: Use[] = [];
  let isKnown = true;
  const words = part.replace(helper, (whole, name: string, id: string, index: number) => {
    if (!isStatistic(name)) return /^(?:cite|figure)$/.test(name) ? '' : whole.replace(/[^\s]/g, '_');
    const statistic = data.statistics.get(idOf(id));
    if (statistic === undefined) isKnown = false;
    else uses.push({ helper: name, statistic, offset: at + index });
    return `§${uses.length - 1}§`;
  });
  // Where one is not known, nothing can be said of which words belong to which of the others.
  const shown = words.replace(/\s+/g, ' ').replace(/[*_`]{1,3}(?=\S)/g, '');
  return { words: shown, uses: isKnown ? uses : [], of: text };
}

function isStatistic(name: string): name is HelperName {
  return Object.hasOwn(helperTargets, name) && helperTargets[name as HelperName] === 'statistic';
}

/** Whether a helper prints the value. */
export function isValue({ helper: name }: Use): boolean {
  return name === 'stat' || name === 'value' || name === 'change';
}

/** A use where it stands among the words. */
export interface Placed extends Use {
  readonly before: string;
  readonly after: string;
  readonly index: number;
}

/** The uses of a sentence with the words round each. */
export function placedUses({ words, uses }: Sentence): readonly Placed[] {
  return uses.flatMap((use, index) => {
    const mark = `§${index}§`;
    const at = words.indexOf(mark);
    return at < 0 ? [] : [{ ...use, index, before: words.slice(0, at), after: words.slice(at + mark.length) }];
  });
}

/** A value in its sentence, with all the helpers beside it. */
export interface UseInSentence {
  readonly use: Placed;
  readonly all: readonly Placed[];
  readonly sentence: Sentence;
  readonly data: Data;
}

/** The statistics whose values a part of a topic prints, in its prose or its block. */
export function valuesIn(part: Part, data: Data): readonly Statistic[] {
  if (part.kind === 'prose')
    return splitText({ text: part.text, position: part.position, role: 'prose' }, data)
      .flatMap(({ uses }) => uses)
      .filter(isValue)
      .map(({ statistic }) => statistic);
  return listedStatistics(part).ids.flatMap((id) =>
    /^series:/.test(id) ? seriesOf(id, data.statistics) : (data.statistics.get(id) ?? []),
  );
}
