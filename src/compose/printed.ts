import type { Text } from '../data/schema.ts';
import type { Data, Statistic } from '../data/types.ts';
import { matchStatistics } from '../editions/compare.ts';
import type { Printed, PrintedSection, PrintedStatistic, Reason } from '../editions/schema.ts';
import { sha256 } from '../project/sha256.ts';
import type { Locale } from '../style/locale/locale.ts';
import { partTexts } from '../topic/texts.ts';
import type { Topic } from '../topic/types.ts';
import type { Briefing } from './briefing.ts';
import { plainText } from './html.ts';
import type { Wording } from './values.ts';

/** What a briefing was composed from. */
export interface PrintedContext {
  readonly topic: Topic;
  readonly data: Data;
  readonly locale: Locale;
  readonly wording: Wording;
}

/**
 * What a briefing prints, to be compared with another. `before`: what the edition printed that it is compared with; the
 * data's reasons for what changed since go with it.
 */
export function describePrinted(
  { printed, sections }: Pick<Briefing, 'printed' | 'sections'>,
  { topic, data, locale, wording }: PrintedContext,
  before?: Printed,
): Printed {
  const statistics = Object.fromEntries(
    printed.flatMap((id) => {
      const statistic = data.statistics.get(id);
      return statistic === undefined ? [] : [[id, describeStatistic(statistic, wording)]];
    }),
  );
  const reasons = before === undefined ? {} : explainChanges(before, { statistics, data, wording });
  return {
    statistics,
    sections: describeSections(sections, topic, locale),
    ...(Object.keys(reasons).length === 0 ? {} : { reasons }),
  };
}

function describeStatistic(statistic: Statistic, wording: Wording): PrintedStatistic {
  const { value, qualifiers, unit, period, comparedWith, sources } = statistic;
  const compared = typeof comparedWith === 'object' ? comparedWith.written : comparedWith;
  return {
    measure: wording.measure(statistic),
    place: wording.place(statistic),
    period: period.written,
    value,
    ...(qualifiers.length === 0 ? {} : { qualifiers: [...qualifiers] }),
    unit: unit.id,
    printed: wording.value(statistic, { sign: comparedWith !== undefined }).replaceAll('\u00a0', ' '),
    ...(compared === undefined ? {} : { 'compared-with': compared }),
    sources: [...sources],
  };
}

/**
 * The sections of a briefing, each with a hash of what its author wrote, in which helpers stand for values that may
 * change.
 */
function describeSections(
  sections: Briefing['sections'],
  topic: Topic,
  locale: Locale,
): readonly PrintedSection[] & PrintedSection[] {
  const { title, place, period, summary, compiled, strengths, limitations } = topic.front;
  const starts = topic.parts.flatMap((part, index) => (part.kind === 'heading' && part.level === 2 ? [index] : []));
  const texts = (from: number, to: number | undefined): readonly string[] =>
    topic.parts.slice(from, to).flatMap((part) => partTexts(part).map(({ text }) => text));
  const fixed = (id: string, words: readonly string[]): readonly PrintedSection[] =>
    words.length === 0 ? [] : [{ id, title: locale.word(id), words: hashWords(words) }];
  return [
    ...fixed('bottom-line', [title, place, period, summary, ...texts(0, starts[0])]),
    ...sections.map(({ id, title: heading }, index) => ({
      id,
      title: plainText(heading).replaceAll('\u00a0', ' '),
      words: hashWords(texts(starts[index] ?? 0, starts[index + 1])),
    })),
    ...fixed('compiled', compiled === undefined ? [] : [compiled]),
    ...fixed('strengths-limitations', [...(strengths ?? []), ...(limitations ?? [])]),
  ];
}

/** Line ends and indents do not count as words. */
function hashWords(texts: readonly string[]): string {
  const plain = texts.map((text) => text.replace(/\s+/g, ' ').trim());
  return sha256(JSON.stringify(plain));
}

interface Now {
  readonly statistics: Readonly<Record<string, PrintedStatistic>>;
  readonly data: Data;
  readonly wording: Wording;
}

/** The reasons that the data give for differences from `before`, by today's ids. */
function explainChanges(before: Printed, { statistics, data, wording }: Now): Readonly<Record<string, Reason>> {
  const kept = Object.keys(before.statistics).map((id) => [id, id] as const);
  const matched = matchStatistics(before, { statistics }).map(({ id, was = id }) => [id, was] as const);
  return Object.fromEntries(
    [...new Map([...kept, ...matched])].flatMap(([id, was]): readonly (readonly [string, Reason])[] => {
      const [statistic, old] = [data.statistics.get(id), before.statistics[was]];
      if (statistic === undefined || old === undefined) return [];
      const reason = explain(statistic, { was: old, now: statistics[id], wording });
      return reason === undefined ? [] : [[id, reason]];
    }),
  );
}

interface Versions {
  readonly was: PrintedStatistic;
  readonly now: PrintedStatistic | undefined;
  readonly wording: Wording;
}

function explain({ id, origin }: Statistic, { was, now, wording }: Versions): Reason | undefined {
  const words = (text: Text, what: string): string => wording.text(text, `the ${what} of ${id}`);
  if (origin.kind === 'reported' && origin.record.withdrawn !== undefined)
    return { kind: 'withdrawn', reason: words(origin.record.withdrawn.reason, 'withdrawal') };
  if (now === undefined || (now.value === was.value && now.printed === was.printed)) return undefined;
  if (origin.kind === 'calculated') return { kind: 'calculated', reason: '' };
  const revisions = origin.kind === 'reported' ? (origin.record.revisions ?? []) : [];
  const byDate = revisions.toSorted((a, b) => a.date.localeCompare(b.date, 'en'));
  const first = byDate.findLastIndex((revision) => revision.was === was.value);
  const since = byDate.slice(Math.max(0, first));
  if (since.length === 0) return undefined;
  return {
    kind: since.some(({ kind }) => kind === 'corrected') ? 'corrected' : 'revised',
    reason: [...new Set(since.map(({ reason }) => words(reason, 'revision')))].join(' '),
  };
}
