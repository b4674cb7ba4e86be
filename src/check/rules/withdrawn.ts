import { datedRecords } from '../../data/dated-records.ts';
import type { StatisticRecord } from '../../data/statistic-schema.ts';
import type { Data, Statistic } from '../../data/types.ts';
import type { Position } from '../../project/errors.ts';
import { topicNames } from '../../topic/names.ts';
import type { Topic } from '../../topic/types.ts';
import { type DataText, dataTexts } from '../data-texts.ts';
import { type Fault, inEach, type Rule } from '../rule.ts';
import { printedIn } from '../topic-uses.ts';
import { anyWords } from '../words.ts';

/** A statistic that was withdrawn, or was calculated from one, printed as if it stood. */
export const withdrawn: Rule = {
  name: 'withdrawn',
  run: ({ data, topics }) => [
    ...inEach(topics, (topic) => uses(topic, data).flatMap((use) => judge(use, data))),
    ...inNotes(topics, data),
  ],
};

/** Notes, definitions and conflicts that these topics print, and that print a withdrawn statistic. */
function inNotes(topics: readonly Topic[], data: Data): readonly Fault[] {
  const printed = new Set(
    topics.flatMap((topic) => uses(topic, data).map(({ id }) => data.statistics.get(id)?.id ?? id)),
  );
  const defined = new Set(topics.flatMap(({ front }) => front.definitions ?? []));
  const isPrinted = ({ record, field }: DataText): boolean => {
    const [kind, id = ''] = record.split(':');
    if (kind === 'statistic') return field === 'note' && printed.has(id);
    if (kind === 'definition') return defined.has(id);
    return kind === 'conflict' && data.conflicts.get(id)?.statistics.some((each) => printed.has(each)) === true;
  };
  return dataTexts(data)
    .filter(isPrinted)
    .flatMap(({ text, at }) =>
      [...new Set(printedIn(anyWords(text)))].flatMap((id) => judge({ id, position: at() }, data)),
    );
}

interface Use {
  readonly id: string;
  readonly position: Position;
}

function uses(topic: Topic, data: Data): readonly Use[] {
  const dated = datedRecords(data);
  return topicNames(topic).flatMap(({ kind, id, position }): readonly Use[] => {
    if (kind === 'statistic') return [{ id, position }];
    const what = kind === 'event' ? dated.get(id)?.what : kind === 'system' ? data.systems.get(id)?.what : undefined;
    return printedIn(anyWords(what ?? '')).map((printed) => ({ id: printed, position }));
  });
}

function judge({ id, position }: Use, data: Data): readonly Fault[] {
  const statistic = data.statistics.get(id);
  const found = statistic === undefined ? undefined : withdrawnIn(statistic, data, new Set());
  if (statistic === undefined || found === undefined) return [];
  const { record, withdrawn: gone } = found;
  const which =
    record.id === statistic.id ? `"${record.id}"` : `"${statistic.id}" is calculated from "${record.id}", which`;
  const message = `${which} was withdrawn on ${gone.date} (${anyWords(gone.reason)}) and is used here as if it stood; take it out: what changed since the last edition says by itself that it was withdrawn`;
  return [{ ...position, message }];
}

interface Withdrawn {
  readonly record: StatisticRecord;
  readonly withdrawn: NonNullable<StatisticRecord['withdrawn']>;
}

/** The withdrawn statistic that a statistic is, or that its formula uses. */
function withdrawnIn({ id, origin }: Statistic, data: Data, seen: Set<string>): Withdrawn | undefined {
  if (origin.kind === 'reported') {
    const { withdrawn: gone } = origin.record;
    return gone === undefined ? undefined : { record: origin.record, withdrawn: gone };
  }
  if (origin.kind !== 'calculated' || seen.has(id)) return undefined;
  seen.add(id);
  for (const input of origin.inputs) {
    const statistic = data.statistics.get(input);
    const found = statistic === undefined ? undefined : withdrawnIn(statistic, data, seen);
    if (found !== undefined) return found;
  }
  return undefined;
}
