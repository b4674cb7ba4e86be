import { placeLevels, textsIn } from '../data/fields.ts';
import { readList } from '../data/read.ts';
import { type Place, placesSchema } from '../data/schema.ts';
import type { Data } from '../data/types.ts';
import { BriefError, type Finding } from '../project/errors.ts';
import type { Files } from '../project/files.ts';
import { didYouMean } from '../project/nearest.ts';
import { followTopicSeries } from './follow-series.ts';
import { briefingName, type ReadTopic, readFront, readTopic } from './load.ts';
import { needsData, type PlaceData, paramFindings, paramPlaces } from './param-places.ts';
import { recordsOfPlace } from './place-records.ts';
import type { Param, Topic } from './types.ts';

/** A briefing that can be built: the name of its files, its topic and, for a topic with parameters, its parameter. */
export interface BriefingName {
  readonly name: string;
  /** Name of the topic's file, without `.md`. */
  readonly topic: string;
  readonly param?: Param;
}

/** The data, read only for a topic whose places they tell; undefined where they are not at hand, so that it has none. */
export type KnownPlaces = () => PlaceData | undefined;

/**
 * The briefings of topics: one for each topic, or one for each place of a topic written for many places.
 * @throws BriefError data, if two would write the same files.
 */
export function listBriefings(files: Files, topics: readonly string[], known: KnownPlaces): readonly BriefingName[] {
  const all = topics.flatMap((topic): readonly BriefingName[] => {
    const values = paramValues(files, topic, known);
    if (values === undefined) return [{ name: topic, topic }];
    return values.map((value) => ({ name: briefingName(topic, value), topic, param: { key: 'place', value } }));
  });
  const topicOf = new Map<string, string>();
  for (const { name, topic } of all) {
    const other = topicOf.get(name);
    topicOf.set(name, topic);
    if (other === undefined) continue;
    throw new BriefError('data', `the topics "${other}" and "${topic}" both make a briefing "${name}"`, {
      hint: 'rename one of the files in templates/topics',
    });
  }
  return all;
}

/** Whether the data tell the places of one of these topics. */
export function needPlaces(files: Files, topics: readonly string[]): boolean {
  return topics.some((topic) => {
    const place = frontOf(files, topic)?.value.params?.place;
    return place !== undefined && needsData(place);
  });
}

/** What is wrong with the places that topics ask for. */
export function findPlaces(files: Files, topics: readonly string[], known: PlaceData): readonly Finding[] {
  return topics.flatMap((topic) => {
    const front = frontOf(files, topic);
    return front === undefined ? [] : paramFindings(front.value, front.locate, known);
  });
}

/**
 * The briefings that `--param KEY=VALUE` selects; a value is the id of a place, or its name in any language.
 * @throws BriefError usage, for a parameter or value that a topic does not have.
 */
export function chooseParams(
  files: Files,
  briefings: readonly BriefingName[],
  asked: readonly string[],
  known: KnownPlaces = () => undefined,
): readonly BriefingName[] {
  if (asked.length === 0) return briefings;
  const without = briefings.find(({ param }) => param === undefined);
  if (without !== undefined) {
    throw new BriefError('usage', `the topic "${without.topic}" has no parameters, so --param cannot be used with it`, {
      hint: 'leave out --param, or choose with --topic a topic that has "params"',
    });
  }
  const ids = [...new Set(briefings.flatMap(({ param }) => param?.value ?? []))];
  const namesOf = placeNames(files, known);
  const wanted = new Set(asked.map((text) => readParam(text, ids, namesOf)));
  return briefings.filter(({ param }) => param !== undefined && wanted.has(param.value));
}

function readParam(text: string, known: readonly string[], namesOf: NamesOf): string {
  const [, key = '', value = ''] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
  const shown =
    known.length > mostShown ? [...known.slice(0, mostShown), `and ${known.length - mostShown} more`] : known;
  const hint = `values of place: ${shown.join(', ')}`;
  if (key !== 'place' || value === '')
    throw new BriefError('usage', `--param must be place=VALUE, not "${text}"`, { hint });
  const found = known.find((id) => id === value.toLowerCase()) ?? known.find((id) => namesOf(id).includes(value));
  if (found !== undefined) return found;
  throw new BriefError('usage', `unknown place "${value}"${didYouMean(value.toLowerCase(), known)}`, {
    hint,
  });
}

const mostShown = 40;

type NamesOf = (id: string) => readonly string[];

/** The names of places; errors in the file of places are reported when the data are read. */
export function placeNames(files: Files, known: KnownPlaces = () => undefined): NamesOf {
  const places = readList('data/places.yaml', placesSchema, 'places', { files, findings: [] });
  const byId = new Map<string, Pick<Place, 'name'>>(places.map((place) => [place.id, place]));
  return (id) => {
    const { name = {} } = byId.get(id) ?? known()?.places.get(id) ?? {};
    return textsIn(name);
  };
}

/** Ids of the places that a topic is written for; undefined if none, or if it cannot be read, which is reported later. */
function paramValues(files: Files, topic: string, known: KnownPlaces): readonly string[] | undefined {
  const front = frontOf(files, topic)?.value;
  const place = front?.params?.place;
  if (front === undefined || place === undefined) return undefined;
  if (!needsData(place)) return place;
  const data = known();
  return data === undefined ? [] : paramPlaces(front, data).places;
}

function frontOf(files: Files, topic: string): ReturnType<typeof readFront> {
  try {
    return readFront(files, topic);
  } catch (error) {
    if (error instanceof BriefError) return undefined;
    throw error;
  }
}

/**
 * Reads the topic of a briefing, for its place.
 * @throws BriefError data, with all findings.
 */
export function loadBriefing(files: Files, name: BriefingName, data: Data): Topic {
  const { topic, findings } = readBriefing(files, name, data);
  if (topic !== undefined && findings.length === 0) return topic;
  throw new BriefError('data', `templates/topics/${name.topic}.md has errors`, { findings });
}

/** As `loadBriefing`, with findings in place of an error, and beside them what is right of the topic. */
export function readBriefing(files: Files, { topic: id, param }: BriefingName, data: Data): ReadTopic {
  const { topic, findings } = readTopic(files, id, param && recordsOfPlace(param.value, data));
  if (topic === undefined) return { findings };
  const comparator = param && comparatorOf(param.value, topic.front['compare-with'], data);
  return {
    topic: followTopicSeries(comparator === undefined ? topic : { ...topic, comparator }, data.statistics),
    findings,
  };
}

/** The place that another is compared with: the one around it of a level, or the one that is named. */
function comparatorOf(place: string, wanted: string | undefined, { places }: Data): string | undefined {
  if (wanted === undefined || !isLevel(wanted)) return wanted === place ? undefined : wanted;
  const seen = new Set<string>();
  for (let id = places.get(place)?.within; id !== undefined && !seen.has(id); id = places.get(id)?.within) {
    if (places.get(id)?.level === wanted) return id;
    seen.add(id);
  }
  return undefined;
}

function isLevel(text: string): boolean {
  return placeLevels.some((level) => level === text);
}
