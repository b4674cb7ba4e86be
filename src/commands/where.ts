import { publicationDate } from '../build/choose.ts';
import { readChecked } from '../check/project.ts';
import type { Options } from '../command-line/options.ts';
import { findStatistic } from '../data/find-statistic.ts';
import { openTables } from '../data/load.ts';
import type { Text } from '../data/schema.ts';
import { type Data, datedRecords, type Located } from '../data/types.ts';
import type { Edge } from '../project/edge.ts';
import type { Position } from '../project/errors.ts';
import { projectFiles } from '../project/files.ts';
import { formatRows } from '../project/rows.ts';
import { listTopics } from '../topic/load.ts';
import { namesStatistic, type TopicUse, topicUses } from '../topic/uses.ts';

/** Prints which topics use a statistic and where, and which data rest on it. Gives the exit code. */
export async function runWhere(options: Options, edge: Edge): Promise<number> {
  const files = projectFiles(edge);
  const { checked, findings } = readChecked(
    files,
    listTopics(files),
    publicationDate(options, edge),
    await openTables(files),
  );
  const { data } = checked;
  const statistic = findStatistic(options.words[0] ?? '', data);
  for (const file of new Set(findings.map((finding) => finding.file))) {
    edge.tell(`${file} cannot be read; \`briefpress check\` says why`);
  }
  const uses = checked.topics
    .flatMap(topicUses)
    .filter(({ kind, id }) => kind === 'statistic' && data.statistics.get(id)?.id === statistic.id);
  const records = recordsThatUse(statistic.id, data);
  if (options.json) {
    const topics = uses.map(({ position, topic, section, in: block }) => ({
      topic,
      section: section ?? null,
      in: block,
      ...position,
    }));
    edge.print(JSON.stringify({ id: statistic.id, topics, data: records }, null, 2));
    return 0;
  }
  const rows = [
    ...onePerLine(uses).map(({ topic, section, in: block, position }) => ({
      label: topic,
      text: `${place(position)}  ${block}${section === undefined ? '' : `, in “${section}”`}`,
    })),
    ...records.map(({ kind, id, ...position }) => ({ label: 'data', text: `${place(position)}  ${kind} ${id}` })),
  ];
  for (const line of rows.length === 0 ? [] : formatRows(rows)) edge.print(line);
  if (rows.length === 0 && !options.quiet) edge.tell(`${statistic.id} is used nowhere`);
  return 0;
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
  const inText = (text: Text): boolean =>
    (typeof text === 'string' ? [text] : Object.values(text)).some((words) => namesStatistic(words, id));
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
