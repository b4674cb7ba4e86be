import { type DatedRecord, datedRecords } from '../../data/dated-records.ts';
import { isSpan, type Period, parsePeriod } from '../../data/period.ts';
import type { Data } from '../../data/types.ts';
import { datesIn, type WrittenDate } from '../dates-in-words.ts';
import { type ReportedStatistic, reportedStatistics } from '../reported.ts';
import type { Fault, Rule } from '../rule.ts';

/** A date in a literal that is not in the period or on the date that the data give. */
export const literalDate: Rule = {
  name: 'literal-date',
  run: ({ data }) => [
    ...reportedStatistics(data).flatMap((each) => ofStatistic(each, data)),
    ...[...datedRecords(data).values()].flatMap(ofRecord),
  ],
};

function ofStatistic({ statistic, record }: ReportedStatistic, { statistics }: Data): readonly Fault[] {
  const { id, period, comparedWith, at, value } = statistic;
  const dates = datesIn(record.literal).filter(({ year }) => year !== Math.abs(value));
  if (dates.length === 0 || !isSpan(period)) return [];
  const others = [
    ...(typeof comparedWith === 'object' ? [comparedWith] : []),
    ...(comparedWith === 'previous-year' ? [yearBefore(period)] : []),
    ...(record.endpoints ?? []).flatMap((end) => statistics.get(end)?.period ?? []),
  ].filter(isSpan);
  const wrong = dates.find((date) => ![period, ...others].some((span) => isWithin(date, span)));
  const misread = others.length > 0 ? undefined : endsFault(dates, period);
  if (wrong === undefined && misread === undefined) return [];
  const message = `the source writes "${record.literal}", which is not of ${period.written}; correct the period or the literal`;
  return [{ ...at(['period']), message, statistics: [id] }];
}

function ofRecord(record: DatedRecord): readonly Fault[] {
  const { date = 'not-stated', literals = [], at } = record;
  const period = parsePeriod(date);
  if (!isSpan(period)) return [];
  const wrong = literals.find((literal) => {
    const dates = datesIn(literal);
    return dates.some((each) => !isWithin(each, period)) || endsFault(dates, period) !== undefined;
  });
  if (wrong === undefined) return [];
  return [{ ...at(['date']), message: `the source writes "${wrong}", but the date is ${date}; correct one of them` }];
}

type Days = Period & { readonly start: string; readonly end: string };

/** Two dates of one kind are the first and the last of a span; a month is none of a whole year. */
function endsFault(dates: readonly WrittenDate[], { start, end, kind }: Days): string | undefined {
  const [from, to] = dates;
  if (from === undefined || dates.length > 2) return undefined;
  const partOf = (day: string): number => Number(day.slice(5, 7));
  if (kind === 'year' && from.month !== undefined && partOf(start) === 1) {
    const isWhole = (to ?? from).month === 12 && (to === undefined || from.month === 1);
    return isWhole ? undefined : 'a part of the year';
  }
  if (to === undefined) return undefined;
  const isMonths = from.month !== undefined && to.month !== undefined && from.day === undefined;
  if (isMonths) return from.month === partOf(start) && to.month === partOf(end) ? undefined : 'other months';
  const isYears = from.month === undefined && from.year !== undefined && to.year !== undefined;
  if (!isYears || to.month !== undefined) return undefined;
  return from.year === Number(start.slice(0, 4)) && to.year === Number(end.slice(0, 4)) ? undefined : 'other years';
}

function yearBefore(period: Days): Period {
  const before = (day: string): string => `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
  return { ...period, start: before(period.start), end: before(period.end) };
}

/** Whether a date, as far as it is written, can be one of the days of a period. */
function isWithin({ year, month, day }: WrittenDate, { start, end }: Days): boolean {
  const [first, last] = [Number(start.slice(0, 4)), Number(end.slice(0, 4))];
  const years =
    year === undefined ? Array.from({ length: Math.min(last - first + 1, 50) }, (_, n) => first + n) : [year];
  const two = (part: number): string => String(part).padStart(2, '0');
  return years.some((each) => {
    const low = `${each}-${two(month ?? 1)}-${two(day ?? 1)}`;
    const high = `${each}-${two(month ?? 12)}-${two(day ?? 31)}`;
    return low <= end && high >= start;
  });
}
