import type { Files } from '../project/files.ts';
import { listTopics, listTranslations } from './load.ts';
import { type BriefingName, type KnownPlaces, listBriefings, placeNames } from './params.ts';

/** Every briefing of the project, in each language and for each place. @throws BriefError data, as `listBriefings`. */
export function listEveryBriefing(files: Files, known: KnownPlaces): readonly BriefingName[] {
  return listBriefings(
    files,
    listTopics(files).flatMap((id) => [id, ...listTranslations(files, id)]),
    known,
  );
}

/** The flags that select a briefing: `--topic place-profile --param place=Chengdu` for "place-profile-chengdu". */
export function flagsOfBriefing(files: Files, { topic, param }: BriefingName): string {
  const id = listTopics(files).find((one) => topic === one || topic.startsWith(`${one}.`)) ?? topic;
  const language = topic.slice(id.length + 1);
  // A name with a space would need quotes, which differ between shells; the id never does.
  const place = param && (placeNames(files)(param.value).find((name) => /^\p{L}+$/u.test(name)) ?? param.value);
  return [
    `--topic ${id}`,
    ...(place === undefined ? [] : [`--param place=${place}`]),
    ...(language === '' ? [] : [`--lang ${language}`]),
  ].join(' ');
}
