import { parsePeriod } from '../data/period.ts';
import type { Text } from '../data/schema.ts';
import { firstDays, isBeforeRelease } from '../data/tables/first-days.ts';
import type { Data, Source, Statistic } from '../data/types.ts';
import type { PrintedStatistic, Reason } from '../editions/schema.ts';
import type { Locale } from '../style/locale/locale.ts';
import type { Wording } from './values.ts';

/** What statistics and their changes are explained with, and in which language. */
export interface ExplainContext {
  readonly data: Data;
  readonly locale: Locale;
  readonly wording: Wording;
}

interface StatisticVersions {
  readonly was: PrintedStatistic;
  readonly now: PrintedStatistic | undefined;
}

/** Why a statistic is not what was printed, where the data say it; undefined for one that did not change. */
export function explainValue(
  statistic: Statistic,
  { was, now }: StatisticVersions,
  context: ExplainContext,
): Reason | undefined {
  const { id, origin } = statistic;
  const words = (text: Text, what: string): string => context.wording.text(text, `the ${what} of ${id}`);
  if (origin.kind === 'reported' && origin.record.withdrawn !== undefined)
    return { kind: 'withdrawn', reason: words(origin.record.withdrawn.reason, 'withdrawal') };
  if (now === undefined || (now.value === was.value && now.printed === was.printed)) return undefined;
  if (origin.kind === 'calculated') return { kind: 'calculated', reason: '' };
  if (origin.kind === 'table') return { kind: 'revised', reason: ofRelease(statistic, context) };
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

/** Why a value of a table file was revised: as its table says, else as its source does, else in which release. */
function ofRelease({ id, origin, sources }: Statistic, { data, locale, wording }: ExplainContext): string {
  const note = origin.kind === 'table' ? data.revisionNotes.get(origin.measure) : undefined;
  const source = sourceOf(sources, data);
  const ofSource = source?.record['revision-note'];
  if (note !== undefined || ofSource !== undefined)
    return note ?? wording.text(ofSource ?? '', `the revision note of the source of ${id}`);
  return locale.word('revised-in-release', { date: locale.date(source?.record.published ?? '') });
}

/** Why a statistic that was printed is not in the data: its table file marks it as missing now, or no longer has it. */
export function explainGone(id: string, was: PrintedStatistic, context: ExplainContext): Reason | undefined {
  const { data, locale } = context;
  const source = sourceOf(data.missing.get(id)?.sources ?? was.sources, data);
  if (source?.record.tables === undefined || isUnderOtherId(was, context)) return undefined;
  if (isBeforeAll(was, source.id, data)) return undefined;
  const date = locale.date(source.record.published);
  const word = data.missing.has(id) ? 'missing-in-release' : 'gone-in-release';
  return { kind: 'withdrawn', reason: locale.word(word, { date }) };
}

function sourceOf([id = '']: readonly string[], { sources }: Data): Source | undefined {
  return sources.get(id);
}

/** Whether a source has only later periods, as a table of the newest year has: what it no longer shows still stands. */
function isBeforeAll(was: PrintedStatistic, source: string, { statistics, missing }: Data): boolean {
  const ofSource = [...statistics.values(), ...missing.values()].filter(
    ({ origin, sources }) => origin.kind === 'table' && sources.includes(source),
  );
  return isBeforeRelease(parsePeriod(was.period), firstDays(ofSource));
}

/** Whether the data have a statistic of the same measure, place and period, so that only its id is another. */
function isUnderOtherId(was: PrintedStatistic, { data, wording }: ExplainContext): boolean {
  const [source = ''] = was.sources;
  return [...data.statistics.values()].some(
    (statistic) =>
      statistic.sources.includes(source) &&
      statistic.period.written === was.period &&
      statistic.unit.id === was.unit &&
      wording.measure(statistic) === was.measure &&
      wording.place(statistic) === was.place,
  );
}
