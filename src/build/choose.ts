import { chooseBriefings, chooseTopics } from '../check/choose-briefings.ts';
import { BriefError } from '../project/errors.ts';
import type { Files } from '../project/files.ts';
import { splitLook, unknownInLook } from '../style/theme/load.ts';
import type { BriefingName, KnownPlaces } from '../topic/params.ts';
import type { BuildRequest, Selection } from './request.ts';
import { takeShard } from './shard.ts';

/** @throws BriefError usage, for an unknown theme or palette. */
export function refuseUnknownTheme(files: Files, look: string | undefined, palette?: string): void {
  const asked = look === undefined ? {} : splitLook(look);
  const [unknown] = unknownInLook(files, { ...asked, ...(palette === undefined ? {} : { palette }) });
  if (unknown !== undefined) throw new BriefError('usage', unknown.message, { hint: unknown.hint });
}

/**
 * The briefings that a request asks for, found from the files; `known` are the data where they tell the places of a topic.
 * @throws BriefError usage, where it asks for none, or for one that is unknown.
 */
export function chooseRequested(
  {
    topics,
    all,
    params,
    lang = all ? 'every' : undefined,
    shard,
    theme,
    palette,
  }: Selection & Pick<BuildRequest, 'theme' | 'palette'>,
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
  refuseUnknownTheme(files, theme, palette);
  const chosen = chooseBriefings(files, { ids, lang, lenient: all, params }, known);
  return shard === undefined ? chosen : takeShard(chosen, shard);
}
