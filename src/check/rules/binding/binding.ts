import { type Checked, type Fault, inEach, type Rule } from '../../rule.ts';
import { isValue, placedUses, type Sentence, sentencesOf } from '../../sentences.ts';
import { positionInText } from '../../text-position.ts';
import { figureFaults } from './figures.ts';
import { hedgeFault } from './hedge.ts';
import { periodFault } from './period.ts';
import { placeFault } from './place.ts';
import { reporterFault } from './reporter.ts';
import { measureFault, unitFault } from './unit.ts';

/** A value whose place, reporter, period, unit or hedge is not that of the words beside it. */
export const binding: Rule = {
  name: 'binding',
  run: (checked) =>
    inEach(checked.topics, (topic) => [
      ...sentencesOf(topic, checked.data).flatMap((sentence) => inSentence(sentence, checked)),
      // What a title is of cannot be told where a part of its rows is not known.
      ...(checked.partly === true ? [] : figureFaults(topic, checked.data)),
    ]),
};

function inSentence(sentence: Sentence, { data, read }: Checked): readonly Fault[] {
  const all = placedUses(sentence);
  const told = new Set<string>();
  return all.filter(isValue).flatMap((use): readonly Fault[] => {
    const found = { use, all, sentence, data };
    const error =
      hedgeFault(use, all) ??
      unitFault(use, data) ??
      periodFault(use, all) ??
      placeFault(found) ??
      reporterFault(found);
    const message = error ?? measureFault(use, data);
    // "The ministry reported that … from … to …" is one fault.
    const named = message === undefined ? undefined : /^"[^"]+" is named for/.exec(message)?.[0];
    if (message === undefined || (named !== undefined && told.has(named))) return [];
    if (named !== undefined) told.add(named);
    const { text, position: start } = sentence.of;
    const position = positionInText(read(start.file), { start, text, offset: use.offset });
    const severity = error === undefined ? 'warning' : 'error';
    return [{ ...position, severity, message, statistics: [use.statistic.id] }];
  });
}
