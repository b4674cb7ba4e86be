import { readList } from '../data/read.ts';
import { placesSchema } from '../data/schema.ts';
import type { Data } from '../data/types.ts';
import { BriefError } from '../project/errors.ts';
import type { Files } from '../project/files.ts';
import { didYouMean } from '../project/nearest.ts';
import { followTopicSeries } from './follow-series.ts';
import { briefingName, loadTopic, readParams } from './load.ts';
import { recordsOfPlace } from './place-records.ts';
import type { Param, Topic } from './types.ts';

/** A briefing that can be built: the name of its files, its topic and, for a topic with parameters, its parameter. */
export interface BriefingName {
  readonly name: string;
  /** Name of the topic's file, without `.md`. */
  readonly topic: string;
  readonly param?: Param;
}

/**
 * The briefings of topics: one for each topic, or one for each place of a topic written for many places.
 * @throws BriefError data, if two would write the same files.
 */
export function listBriefings(files: Files, topics: readonly string[]): readonly BriefingName[] {
  const all = topics.flatMap((topic): readonly BriefingName[] => {
    const values = paramValues(files, topic);
    if (values === undefined) return [{ name: topic, topic }];
    return values.map((value) => ({ name: briefingName(topic, value), topic, param: { key: 'place', value } }));
  });
  for (const [index, { name, topic }] of all.entries()) {
    const other = all.findIndex((candidate) => candidate.name === name);
    if (other === index) continue;
    throw new BriefError('data', `the topics "${all[other]?.topic}" and "${topic}" both make a briefing "${name}"`, {
      hint: 'rename one of the files in templates/topics',
    });
  }
  return all;
}

/**
 * The briefings that `--param KEY=VALUE` selects; a value is the id of a place, or its name in any language.
 * @throws BriefError usage, for a parameter or value that a topic does not have.
 */
export function chooseParams(
  files: Files,
  briefings: readonly BriefingName[],
  asked: readonly string[],
): readonly BriefingName[] {
  if (asked.length === 0) return briefings;
  const without = briefings.find(({ param }) => param === undefined);
  if (without !== undefined) {
    throw new BriefError('usage', `the topic "${without.topic}" has no parameters, so --param cannot be used with it`, {
      hint: 'leave out --param, or choose with --topic a topic that has "params"',
    });
  }
  const known = [...new Set(briefings.flatMap(({ param }) => param?.value ?? []))];
  const wanted = asked.map((text) => readParam(files, text, known));
  return briefings.filter(({ param }) => param !== undefined && wanted.includes(param.value));
}

function readParam(files: Files, text: string, known: readonly string[]): string {
  const [, key = '', value = ''] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
  const hint = `values of place: ${known.join(', ')}`;
  if (key !== 'place' || value === '')
    throw new BriefError('usage', `--param must be place=VALUE, not "${text}"`, { hint });
  const found =
    known.find((id) => id === value.toLowerCase()) ?? known.find((id) => placeNames(files, id).includes(value));
  if (found !== undefined) return found;
  throw new BriefError('usage', `unknown place "${value}"${didYouMean(value.toLowerCase(), known)}`, {
    hint,
  });
}

/** The names of a place; errors in the file of places are reported when the data are read. */
export function placeNames(files: Files, id: string): readonly string[] {
  const places = readList('data/places.yaml', placesSchema, 'places', { files, findings: [] });
  const { name = [] } = places.find((place) => place.id === id) ?? {};
  return typeof name === 'string' ? [name] : Object.values(name);
}

/** Ids of the places that a topic is written for; undefined if none, or if it cannot be read, which is reported later. */
function paramValues(files: Files, topic: string): readonly string[] | undefined {
  try {
    return readParams(files, topic)?.place;
  } catch (error) {
    if (error instanceof BriefError) return undefined;
    throw error;
  }
}

/**
 * Reads the topic of a briefing, for its place.
 * @throws BriefError data, with all findings.
 */
export function loadBriefing(files: Files, { topic, param }: BriefingName, data: Data): Topic {
  const read = loadTopic(files, topic, param === undefined ? undefined : recordsOfPlace(param.value, data));
  return followTopicSeries(read, data.statistics);
}
