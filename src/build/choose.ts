import { chooseBriefings, chooseTopics } from '../check/choose-briefings.ts';
import { isDate } from '../data/calendar.ts';
import { BriefError } from '../project/errors.ts';
import type { Files } from '../project/files.ts';
import { didYouMean } from '../project/nearest.ts';
import { listThemes } from '../style/theme/load.ts';
import type { BriefingName, KnownPlaces } from '../topic/params.ts';
import type { BuildEdge, BuildRequest, Selection } from './request.ts';
import { takeShard } from './shard.ts';

/** The theme of a topic that names none. */
export const defaultTheme = 'rust';

/** @throws BriefError usage, for an unknown theme. */
export function refuseUnknownTheme(files: Files, theme: string | undefined): void {
  const known = listThemes(files);
  if (theme !== undefined && !known.includes(theme)) {
    throw new BriefError('usage', `unknown theme "${theme}"${didYouMean(theme, known)}`, {
      hint: `themes: ${known.join(', ')}`,
    });
  }
}

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

/**
 * The briefings that a request asks for, found from the files; `known` are the data where they tell the places of a topic.
 * @throws BriefError usage, where it asks for none, or for one that is unknown.
 */
export function chooseRequested(
  { topics, all, params, lang = all ? 'every' : undefined, shard, theme }: Selection & Pick<BuildRequest, 'theme'>,
  files: Files,
  known: KnownPlaces,
): readonly BriefingName[] {
  const ids = chooseTopics(files, topics);
  if (topics.length === 0 && !all) {
    throw new BriefError('usage', 'which briefing? Give --topic ID, or --all', { hint: `topics: ${ids.join(', ')}` });
  }
  if (topics.length > 0 && all) {
    throw new BriefError('usage', '--topic and --all exclude each other: give one of them');
  }
  refuseUnknownTheme(files, theme);
  const chosen = chooseBriefings(files, { ids, lang, lenient: all, params }, known);
  return shard === undefined ? chosen : takeShard(chosen, shard);
}
