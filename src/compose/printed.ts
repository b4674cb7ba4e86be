import { type Data, isPrintable, type Statistic } from '../data/types.ts';
import { matchStatistics } from '../editions/printed-series.ts';
import type { Printed, PrintedSection, PrintedStatistic, Reason } from '../editions/schema.ts';
import { sha256 } from '../project/sha256.ts';
import type { Locale } from '../style/locale/locale.ts';
import { partTexts } from '../topic/texts.ts';
import type { Topic } from '../topic/types.ts';
import type { Briefing } from './briefing.ts';
import { type ExplainContext, explainGone, explainValue } from './explain-change.ts';
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
  const now: Now = { statistics, standing: standingOf(before, { statistics, data, wording }), data, locale, wording };
  const reasons = before === undefined ? {} : explainChanges(before, now);
  return {
    statistics,
    ...(Object.keys(now.standing).length === 0 ? {} : { standing: now.standing }),
    sections: describeSections(sections, topic, locale),
    ...(Object.keys(reasons).length === 0 ? {} : { reasons }),
  };
}

function describeStatistic(statistic: Statistic, wording: Wording): PrintedStatistic {
  const { id, value, qualifiers, unit, period, comparedWith, adjustment, sources } = statistic;
  const compared = typeof comparedWith === 'object' ? comparedWith.written : comparedWith;
  return {
    measure: wording.measure(statistic),
    place: wording.place(statistic),
    period: period.written,
    value,
    ...(qualifiers.length === 0 ? {} : { qualifiers: [...qualifiers] }),
    unit: unit.id,
    printed: wording.value(statistic, { sign: comparedWith !== undefined }).replaceAll('\u00a0', ' '),
    ...(adjustment === undefined ? {} : { adjustment: wording.text(adjustment, `the adjustment of ${id}`) }),
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

interface Now extends ExplainContext {
  readonly statistics: Readonly<Record<string, PrintedStatistic>>;
  readonly standing: Readonly<Record<string, PrintedStatistic>>;
}

/** What of the edition before is no longer printed and was revised since, as it stands now. */
function standingOf(
  before: Printed | undefined,
  { statistics, data, wording }: Pick<Now, 'statistics' | 'data' | 'wording'>,
): Now['standing'] {
  return Object.fromEntries(
    Object.entries(before?.statistics ?? {}).flatMap(([id, was]) => {
      const statistic = statistics[id] === undefined ? data.statistics.get(id) : undefined;
      if (statistic === undefined || !isPrintable(statistic)) return [];
      const now = describeStatistic(statistic, wording);
      return now.value === was.value || now.period !== was.period || now.unit !== was.unit ? [] : [[id, now]];
    }),
  );
}

/** The reasons that the data give for differences from `before`, by today's ids. */
function explainChanges(before: Printed, now: Now): Readonly<Record<string, Reason>> {
  const kept = Object.keys(before.statistics).map((id) => [id, id] as const);
  const matched = matchStatistics(before, now).map(({ id, was = id }) => [id, was] as const);
  return Object.fromEntries(
    [...new Map([...kept, ...matched])].flatMap(([id, was]): readonly (readonly [string, Reason])[] => {
      const [statistic, old] = [now.data.statistics.get(id), before.statistics[was]];
      if (old === undefined) return [];
      const reason =
        statistic === undefined
          ? explainGone(id, old, now)
          : explainValue(statistic, { was: old, now: now.statistics[id] ?? now.standing[id] }, now);
      return reason === undefined ? [] : [[id, reason]];
    }),
  );
}
