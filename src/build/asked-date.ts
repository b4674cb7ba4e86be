import { isDate } from '../data/calendar.ts';
import { BriefError } from '../project/errors.ts';
import type { BuildEdge, BuildRequest } from './request.ts';

/**
 * The date of publication that was asked for: `--date`, else SOURCE_DATE_EPOCH (seconds since 1970, UTC).
 * @throws BriefError usage, for one that does not exist.
 */
export function askedDate(
  { date }: Pick<BuildRequest, 'date'>,
  { environment }: Pick<BuildEdge, 'environment'>,
): string | undefined {
  const epoch = environment.SOURCE_DATE_EPOCH;
  if (date !== undefined && !isDate(date))
    throw new BriefError('usage', `--date must be a date that exists, as YYYY-MM-DD, not "${date}"`);
  if (date !== undefined || epoch === undefined || epoch === '') return date;
  const seconds = Number(epoch);
  const day = Number.isInteger(seconds) && seconds >= 0 ? new Date(seconds * 1000).toISOString().slice(0, 10) : '';
  if (!isDate(day)) throw new BriefError('usage', `SOURCE_DATE_EPOCH is "${epoch}", not whole seconds since 1970`);
  return day;
}

/** The date of publication where nothing is known of an earlier build. */
export function publicationDate(
  given: Pick<BuildRequest, 'date'>,
  edge: Pick<BuildEdge, 'environment' | 'today'>,
): string {
  return askedDate(given, edge) ?? edge.today();
}
