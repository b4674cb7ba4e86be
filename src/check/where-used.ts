import { datedRecords } from '../data/dated-records.ts';
import { textsIn } from '../data/fields.ts';
import { findStatistic } from '../data/find-statistic.ts';
import { openTables } from '../data/load.ts';
import type { Text } from '../data/schema.ts';
import type { Data, Located } from '../data/types.ts';
import type { Position } from '../project/errors.ts';
import type { Files } from '../project/files.ts';
import type { Row } from '../project/rows.ts';
import { listTopics } from '../topic/load.ts';
import { namesStatistic, type TopicUse, topicUses } from '../topic/uses.ts';
import { readChecked } from './project.ts';

/** What uses a statistic. */
export interface StatisticUses {
  readonly id: string;
  readonly topics: readonly TopicUse[];
  readonly records: readonly RecordUse[];
  /** Files that cannot be read, and may use it too. */
  readonly unread: readonly string[];
}

/**
 * Which topics use a statistic and where, and which data rest on it.
 * @throws BriefError usage, for an unknown statistic; data, where no data can be read.
 */
export async function findUses(files: Files, name: string, published: string): Promise<StatisticUses> {
  const { checked, findings } = readChecked(files, listTopics(files), published, await openTables(files));
  const { data } = checked;
  const { id } = findStatistic(name, data);
  const topics = checked.topics
    .flatMap(topicUses)
    .filter((use) => use.kind === 'statistic' && data.statistics.get(use.id)?.id === id);
  const unread = [...new Set(findings.map(({ file }) => file))];
  return { id, topics, records: recordsThatUse(id, data), unread };
}

/** As `--json` gives them. */
export function describeUses({ id, topics, records }: StatisticUses): object {
  const uses = topics.map(({ position: { file, line, column }, topic, section, in: block }) => {
    return { topic, section: section ?? null, in: block, file, line, column };
  });
  return { id, topics: uses, data: records };
}

/** A row for each place to look at. */
export function useRows({ topics, records }: StatisticUses): readonly Row[] {
  return [
    ...onePerLine(topics).map(({ topic, section, in: block, position }) => ({
      label: topic,
      text: `${place(position)}  ${block}${section === undefined ? '' : `, in “${section}”`}`,
    })),
    ...records.map(({ kind, id, ...position }) => ({ label: 'data', text: `${place(position)}  ${kind} ${id}` })),
  ];
}

/** A line of a topic that names a statistic twice is one place to look at. */
function onePerLine(uses: readonly TopicUse[]): readonly TopicUse[] {
  return uses.filter((use, index) => place(use.position) !== place(uses[index - 1]?.position ?? { file: '', line: 0 }));
}

function place({ file, line }: Pick<Position, 'file' | 'line'>): string {
  return `${file}:${line}`;
}

interface RecordUse extends Position {
  readonly kind: string;
  readonly id: string;
}

/** Records of `data/` that a statistic is part of: formulas, conflicts, systems, events, and other statistics. */
function recordsThatUse(id: string, data: Data): readonly RecordUse[] {
  const inText = (text: Text): boolean => textsIn(text).some((words) => namesStatistic(words, id));
  const pick = <T extends { readonly id: string }>(
    kind: string,
    items: ReadonlyMap<string, Located<T>>,
    uses: (item: T) => boolean,
  ): readonly RecordUse[] => [...items.values()].filter(uses).map((item) => ({ kind, id: item.id, ...item.at() }));
  return [
    ...pick('calculated', data.statistics, ({ origin }) => origin.kind === 'calculated' && origin.inputs.includes(id)),
    ...pick('statistic', data.statistics, ({ origin }) => {
      if (origin.kind !== 'reported') return false;
      const { endpoints = [], 'change-of': level, 'part-of': whole, 'converted-from': converted } = origin.record;
      return [...endpoints, level, whole, converted].includes(id);
    }),
    ...pick('conflict', data.conflicts, ({ statistics }) => statistics.includes(id)),
    ...pick('system', data.systems, ({ statistics = [], what }) => statistics.includes(id) || inText(what)),
    ...pick(
      'dated record',
      datedRecords(data),
      (record) => inText(record.what) || ('statistics' in record && (record.statistics ?? []).includes(id)),
    ),
  ];
}
