import { isBuiltIn } from '../../data/built-in-units.ts';
import { textsIn } from '../../data/fields.ts';
import type { Text, Unit } from '../../data/schema.ts';
import { oneOfEach } from '../../data/series-index.ts';
import type { Data, Located, Statistic } from '../../data/types.ts';
import { onceEach } from '../../project/once-each.ts';
import type { Topic } from '../../topic/types.ts';
import { bodyStatistics } from '../topic-uses.ts';
import { formsOf } from '../words.ts';
import { stemOf } from './find.ts';

/** Words of measures that no count is of. */
const empty = new Set(
  'about added after amount and answered average before between change count counted compared day difference each filed first from handled have held into late made month more number other over part per points rate received recorded registered reported resolved same share since solved spent than that their them through time time total under used value were when which with without work year'.split(
    ' ',
  ),
);

/** The words that the statistics in the body of a topic and their units are called by, as `findNumbers` wants them. */
export function nounsOfTopic(topic: Topic, data: Data): ReadonlySet<string> {
  return nounsOf([...bodyStatistics(topic, data)].flatMap((id) => data.statistics.get(id) ?? []));
}

/** Those of all data. */
export const nounsOfData = onceEach((data: Data): ReadonlySet<string> => {
  const units = [...data.units.values()].filter((unit) => !isBuiltIn(unit));
  return new Set([...nounsOf(oneOfEach(data.statistics)), ...units.flatMap(unitWords)]);
});

function nounsOf(statistics: Iterable<Statistic>): ReadonlySet<string> {
  const units = new Set<Unit>();
  const measures = new Set<Text>();
  for (const { unit, measure } of statistics) {
    units.add(unit);
    measures.add(measure);
  }
  const ofMeasures = [...measures].flatMap(textsIn).flatMap(wordsOf);
  return new Set([
    ...[...units].flatMap(unitWords),
    ...ofMeasures.filter((word) => word.length > 3 && !empty.has(word)),
  ]);
}

/** The words of a unit, one by one; Chinese ones whole. */
function unitWords(unit: Unit | Located<Unit>): readonly string[] {
  return formsOf(unit).flatMap((form) => (/\p{Script=Han}/u.test(form) ? [form] : wordsOf(form)));
}

function wordsOf(text: string): readonly string[] {
  return (text.match(/\p{L}+/gu) ?? []).filter((word) => !/\p{Script=Han}/u.test(word)).map(stemOf);
}
