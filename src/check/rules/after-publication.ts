import type { DatedRecord } from '../../data/dated-records.ts';
import { groupBy } from '../../data/group.ts';
import { parsePeriod } from '../../data/period.ts';
import type { Data, Source, Statistic } from '../../data/types.ts';
import type { Position } from '../../project/errors.ts';
import { singleValues } from '../reported.ts';
import type { Fault, Rule } from '../rule.ts';

/**
 * Values of a time that was not over when their source was published, and that are no forecasts. A text of December may
 * say what the year has brought so far; what it says of a time that has not begun is a slip.
 */
export const afterPublication: Rule = {
  name: 'after-publication',
  needsAll: true,
  run: ({ data }) => {
    const late = lateValues(data);
    const records = [...data.events.values(), ...data.cases.values()];
    return [
      ...[...late.values()].flatMap(ofValues),
      ...[...newestOfTables(data)].map(([source, statistic]) => ofTable(statistic, source)),
      ...[...data.sources.values()].flatMap(ownEvent),
      // Where the day of a source is told as wrong, its events are not told beside it.
      ...records
        .filter(({ source }) => (late.get(source) ?? []).length <= mostApart)
        .flatMap((record) => laterEvent(record, data)),
    ];
  },
};

/** At most so many values of one source are told one by one: of more it is the day of the source that is wrong. */
const mostApart = 2;

interface LateValue {
  readonly statistic: Statistic;
  readonly source: Source;
}

/** The single values that their source was published too early to know, by its id. */
function lateValues(data: Data): ReadonlyMap<string, readonly LateValue[]> {
  const late = singleValues(data).flatMap((statistic): readonly LateValue[] => {
    const source = earlierSource(statistic, data);
    return source === undefined ? [] : [{ statistic, source }];
  });
  return groupBy(late, ({ source }) => source.id);
}

function ofValues(values: readonly LateValue[]): readonly Fault[] {
  const [first] = values;
  if (first === undefined || values.length <= mostApart)
    return values.map(({ statistic, source }) => ofRecord(statistic, source));
  const statistics = values.map(({ statistic }) => statistic);
  return [ofSource(first.source, statistics)];
}

function ofSource({ at, record: { published } }: Source, values: readonly Statistic[]): Fault {
  const [first] = values;
  const message = `${values.length} values are of a time that began after this day, such as ${first?.id}, which is of ${first?.period.written}; correct "published: ${published}", or give them "status: forecast"`;
  return { ...at(['published']), message, statistics: values.map(({ id }) => id) };
}

/** The event that a source was published on or after. */
function ownEvent({ record: { event, published }, at }: Source): readonly Fault[] {
  return event?.date === undefined || event.date <= published
    ? []
    : [tooLate(event.date, published, at(['event', 'date']))];
}

/** What a source tells as done: it was done before. */
function laterEvent({ date, source, at }: DatedRecord, data: Data): readonly Fault[] {
  const published = data.sources.get(source)?.record.published ?? '';
  const { start = '' } = parsePeriod(date ?? 'not-stated');
  return start > published ? [tooLate(date ?? '', published, at(['date']))] : [];
}

function tooLate(date: string, published: string, position: Position): Fault {
  const message = `the event is of ${date}, but its source was published on ${published}; correct one of them, or record it under "plans"`;
  return { ...position, message };
}

/** The newest value of each source whose tables have values that it was published too early to know. */
function newestOfTables(data: Data): ReadonlyMap<Source, Statistic> {
  const newest = new Map<Source, Statistic>();
  for (const { first, lastDay, all } of data.statistics.ofTables) {
    const published = first().flatMap(({ sources: [id = ''] }) => data.sources.get(id)?.record.published ?? []);
    if (published.every((day) => lastDay <= day)) continue;
    for (const statistic of all()) {
      const source = earlierSource(statistic, data);
      if (source !== undefined && (newest.get(source)?.period.end ?? '') < (statistic.period.end ?? ''))
        newest.set(source, statistic);
    }
  }
  return newest;
}

/** The source of a value, if it was published too early to know it. */
function earlierSource({ origin, period, sources, statuses }: Statistic, data: Data): Source | undefined {
  const [id = ''] = sources;
  const source = data.sources.get(id);
  const known = origin.kind === 'table' ? period.end : period.start;
  if (source === undefined || known === undefined || known <= source.record.published) return undefined;
  const isForecast =
    origin.kind === 'reported' ? origin.record.status === 'forecast' : statuses?.includes('forecast') === true;
  return origin.kind === 'calculated' || isForecast ? undefined : source;
}

function ofRecord({ id, period, at }: Statistic, source: Source): Fault {
  const { published } = source.record;
  const message = `${id} is of ${period.written}, which began after its source was published, on ${published}; correct one of them, or give it "status: forecast"`;
  return { ...at(['period']), message, statistics: [id] };
}

/** Told once for the source: its table file is of a newer release than its date. */
function ofTable({ period, origin }: Statistic, { at }: Source): Fault {
  const file = origin.kind === 'table' ? origin.file : '';
  const message = `${file} reaches to ${period.written}, which ends after this day: it is of a newer release, whose date belongs here, or in a cell: "published: { cell: Cover!B3 }". Forecasts are marked with a sign, or by "status: forecast" of their measure`;
  return { ...at(['published']), message };
}
