import { datedRecords } from '../../data/dated-records.ts';
import { groupBy } from '../../data/group.ts';
import { rankless } from '../../data/ranking.ts';
import { resolveReference } from '../../data/series.ts';
import { readReference } from '../../data/series-reference.ts';
import type { Data, Statistic, Statistics } from '../../data/types.ts';
import type { Position } from '../../project/errors.ts';
import { didYouMean } from '../../project/nearest.ts';
import { helperTargets, readExpressions } from '../../topic/expressions.ts';
import { type NamedRecord, topicNames } from '../../topic/names.ts';
import { numberBlocks, referableBlocks } from '../../topic/numbered.ts';
import { topicTexts } from '../../topic/texts.ts';
import type { Topic } from '../../topic/types.ts';
import { textsPerLanguage } from '../data-texts.ts';
import { namingFields } from '../naming-fields.ts';
import { type Checked, type Fault, inEach, type Rule } from '../rule.ts';
import { realPosition } from '../text-position.ts';

/** Unknown ids in topics and data, in fields and in texts; and expressions that are not allowed there. */
export const references: Rule = {
  name: 'unknown-id',
  needsAll: true,
  run: (checked) => {
    const { data, topics } = checked;
    const records = recordsOf(data);
    return [
      ...inEach(topics, (topic) => inTopic(topic, checked)),
      ...inFields(data, records),
      ...textsPerLanguage(data).flatMap(({ text, at }) =>
        text.includes('{{') ? inText({ text, start: at() }, checked, records) : [],
      ),
    ];
  },
};

/** Ids by the kind of record that they name. */
type Records = Readonly<Record<NamedRecord['kind'], ReadonlyMap<string, unknown>>> & {
  readonly statistic: Statistics;
};

/** A topic has figures and parameters of its own; the data have none. */
function recordsOf(data: Data, topic?: Topic): Records {
  return {
    statistic: data.statistics,
    event: datedRecords(data),
    system: data.systems,
    source: data.sources,
    definition: data.definitions,
    place: data.places,
    figure: referableBlocks(topic?.parts ?? []),
    param: new Map(topic?.param === undefined ? [] : [[topic.param.key, topic.param]]),
  };
}

function inTopic(topic: Topic, checked: Checked): readonly Fault[] {
  const records = recordsOf(checked.data, topic);
  return [
    ...topicTexts(topic).flatMap(({ text, position }) => inText({ text, start: position }, checked, records)),
    ...topicNames(topic).flatMap((named) =>
      named.by === 'text' || isToldAsMissing(named, checked) ? [] : unknownId(named, records),
    ),
    ...repeatedIds(topic),
  ];
}

/** Each unknown id once, where the data first name it. */
function inFields(data: Data, records: Records): readonly Fault[] {
  const named = namingFields(data).flatMap(({ at, fields }) =>
    fields.flatMap(([kind, path, id]) => (id === undefined || records[kind].has(id) ? [] : [{ kind, id, at, path }])),
  );
  return [...groupBy(named, ({ kind, id }) => `${kind} ${id}`).values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const { kind, id, at, path } = first;
    const more = others.length > 0 ? `; ${others.length + 1} entries name it` : '';
    return unknownId({ kind, id, position: at(path) }, records).map((fault) => ({
      ...fault,
      message: `${fault.message}${more}`,
    }));
  });
}

/** A table and a tile say in words why a value is missing, and a chart has a gap there. */
const withGaps: ReadonlySet<NamedRecord['by']> = new Set(['table', 'tiles', 'chart', 'vega-lite']);

function isToldAsMissing({ kind, id, by }: NamedRecord, { data }: Checked): boolean {
  return kind === 'statistic' && withGaps.has(by) && data.missing.has(id);
}

/** The helpers that say so of a value that is missing, or something that is known of it all the same. */
const ofMissing: ReadonlySet<string> = new Set(['stat', 'value', 'period', 'place', 'measure', 'reporter']);

/** Two figures or tables with one id: a reference to it would be ambiguous. */
function repeatedIds({ parts }: Topic): readonly Fault[] {
  const blocks = numberBlocks(parts).filter(({ id }) => id !== undefined);
  return blocks.flatMap(({ id, position }, index) => {
    const first = blocks.findIndex((other) => other.id === id);
    if (first === index) return [];
    const message = `another figure or table of this topic has the id "${id}", on line ${blocks[first]?.position.line}; rename one`;
    return [{ ...position, message }];
  });
}

function inText(
  { text, start }: { readonly text: string; readonly start: Position },
  { read, data }: Checked,
  records: Records,
): readonly Fault[] {
  const { references: named, findings } = readExpressions(text, start);
  const ids = named.flatMap(({ helper, id, ...position }) => {
    const statistic = helper === 'rank' ? data.statistics.get(id) : undefined;
    if (statistic !== undefined && !isRank(statistic))
      return [{ ...position, message: rankless(id), rule: 'template' }];
    if (ofMissing.has(helper) && data.missing.has(id)) return [];
    return unknownId({ kind: helperTargets[helper], id, position }, records);
  });
  return [...findings, ...ids].map((found) => ({
    ...found,
    ...realPosition(read(start.file), { start, text, counted: found }),
  }));
}

function isRank({ origin }: Statistic): boolean {
  return origin.kind === 'calculated' && origin.rank !== undefined;
}

/** A fault if there is no record of that kind and id. */
function unknownId({ kind, id, position }: Omit<NamedRecord, 'by'>, records: Records): readonly Fault[] {
  const { [kind]: known, statistic: statistics } = records;
  if (known.has(id)) return [];
  const blank = kind === 'statistic' ? statistics.missing.get(id) : undefined;
  if (blank !== undefined) {
    const message = `"${id}" has no value: its source marks it as ${blank.missing}; a table, a chart, a tile or {{stat}} can name it, to say so`;
    return [{ ...position, message }];
  }
  const reference = kind === 'statistic' ? readReference(id) : undefined;
  if (reference === undefined) {
    const message = `unknown ${kind} "${id}"${didYouMean(id, known.keys())}`;
    return [{ ...position, message }];
  }
  const why = resolveReference(reference, statistics);
  const near = statistics.has(reference.member) ? '' : didYouMean(reference.member, statistics.keys());
  return [{ ...position, message: `"${id}": ${String(why)}${near}` }];
}
