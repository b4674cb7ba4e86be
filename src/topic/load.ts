import { readRest, readShape, readYaml, type Shaped } from '../data/read.ts';
import { BriefError, type Finding, type Position } from '../project/errors.ts';
import type { Files } from '../project/files.ts';
import { onceEach } from '../project/once-each.ts';
import { readPart, type WrittenPart } from './body.ts';
import { frontForPlace, pointsOfPlace, unlistedPlaces } from './by-place.ts';
import { dropEmpty, type EmptyPart } from './for-place.ts';
import { type Front, frontSchema } from './front-schema.ts';
import { checkHeadline, headlineOf } from './headline.ts';
import { misplacedBlocks } from './misplaced-blocks.ts';
import type { NoValue } from './place-names.ts';
import type { PlaceRecords } from './place-records.ts';
import { splitBody } from './split-body.ts';
import type { FootnotePart, Part, Topic } from './types.ts';

/** The ids of the topics: the names of the Markdown files in `templates/topics`, without translations. */
export function listTopics(files: Files): readonly string[] {
  return files.list('templates/topics').flatMap((name) => /^([a-z0-9][a-z0-9-]{0,63})\.md$/.exec(name)?.[1] ?? []);
}

/** The names of a topic's translations: `fraud.zh-CN` for `fraud.zh-CN.md`. */
export function listTranslations(files: Files, id: string): readonly string[] {
  return files
    .list('templates/topics')
    .flatMap((name) => (name.startsWith(`${id}.`) && languageInName.test(name) ? [name.slice(0, -'.md'.length)] : []));
}

/** The language of a topic's file: the one in its name (`fraud.zh-CN.md`), otherwise the publication's own. */
export function topicLanguage({ file }: Pick<Topic, 'file'>, own: string): string {
  return languageInName.exec(file)?.[1] ?? own;
}

const languageInName = /\.([a-z]{2,3}(?:-[A-Za-z0-9]+)*)\.md$/;

/**
 * Reads one topic: front matter, prose, headings and fenced blocks, each with its position. A topic written for many
 * places is read for the place of `records`.
 * @throws BriefError data, with all findings.
 */
export function loadTopic(files: Files, id: string, records?: PlaceRecords): Topic {
  const { topic, findings } = readTopic(files, id, records);
  if (topic !== undefined && findings.length === 0) return topic;
  throw new BriefError('data', `templates/topics/${id}.md has errors`, { findings });
}

/** A topic, or what is right of it where findings say what is not; undefined where it cannot be told what it is about. */
export interface ReadTopic {
  readonly topic?: Topic;
  readonly findings: readonly Finding[];
}

/** As `loadTopic`, with findings in place of an error. */
export function readTopic(files: Files, id: string, records?: PlaceRecords): ReadTopic {
  const { file, front, body, findings: written } = readTopicFile(files, id);
  const findings = [...written];
  if (front === undefined) {
    if (records === undefined) for (const part of body) readPart(part, { place: undefined, findings, files });
    return { findings };
  }
  const lacks: NoValue[] = [];
  const points = records && pointsOfPlace(front.value, front.locate, records);
  const has = (name: string): boolean => body.some((part) => part.kind === 'block' && part.name === name);
  const headline = records === undefined ? [] : headlineOf(front.value, records, lacks);
  const place = records && {
    records,
    lacks,
    headline,
    hasOwnPoints: points !== undefined,
    hasPoints: has('points') && points === undefined,
    hasTiles: has('tiles'),
    unlisted: (named: readonly string[], at: (name: string) => Position) => unlistedPlaces(named, front.value, at),
  };
  const read = body.flatMap((part) => readPart(part, { place, findings, files }) ?? []);
  const parts = points === undefined ? read : [points, ...read];
  const [notes, others] = [parts.filter(isNote), dropEmpty(parts.filter((part) => !isNote(part)))];
  const ofPlace = records === undefined ? withoutParams(front) : forPlaceFindings(front, records);
  for (const found of [...ofPlace, ...misplacedBlocks(others)]) findings.push(found);
  const topic = { id, file, front: front.value, at: front.locate, parts: [...others, ...notes] };
  if (records === undefined) return { topic, findings };
  const forPlace: Topic = {
    ...topic,
    id: briefingName(id, records.place),
    ...frontForPlace(topic.front, topic.at, records, headline),
    param: { key: 'place', value: records.place },
    ...(lacks.length === 0 ? {} : { lacks }),
  };
  return { topic: forPlace, findings };
}

/** Notes are called from anywhere, and stay where a section is left out. */
function isNote(part: Part | EmptyPart): part is FootnotePart {
  return part.kind === 'footnote';
}

/** Fields that only a topic for many places has. */
function withoutParams({ value, locate }: Shaped<Front>): readonly Finding[] {
  return (['headline', 'compare-with', 'by-place'] as const)
    .filter((field) => value[field] !== undefined)
    .map((field) => {
      const message = `"${field}" is only for a topic with "params"`;
      return { ...locate([field]), severity: 'error', message, rule: 'template' };
    });
}

/** A topic's file as it is written, whatever place it is then read for. */
interface TopicFile {
  readonly file: string;
  readonly front: Shaped<Front> | undefined;
  readonly body: readonly WrittenPart[];
  readonly findings: readonly Finding[];
}

/** What was read, by file and text: a topic written for a thousand places is the same file for all of them. */
const filesRead = onceEach((_: Files) => new Map<string, TopicFile>());

function readTopicFile(files: Files, id: string): TopicFile {
  const file = `templates/topics/${id}.md`;
  const text = textOf(file, files);
  const key = `${file}\n${text}`;
  const made = filesRead(files).get(key) ?? parseTopic(file, text, files);
  filesRead(files).set(key, made);
  return made;
}

/** @throws BriefError data, with a finding, so that what cannot be opened is told of beside what is wrong in others. */
function textOf(file: string, files: Files): string {
  try {
    return files.read(file);
  } catch (cause) {
    if (!(cause instanceof BriefError)) throw cause;
    const why = cause.message.replace(`${file}: `, '');
    const message = cause.hint === undefined ? why : `${why}; ${cause.hint}`;
    const finding: Finding = { file, line: 1, column: 1, severity: 'error', message, rule: 'missing-file' };
    throw new BriefError('data', cause.message, { findings: [finding], cause });
  }
}

function parseTopic(file: string, text: string, files: Files): TopicFile {
  const { matter, rest } = splitTopic(text, file);
  const findings: Finding[] = [];
  const context = { files, findings };
  const parsed = readYaml(matter, { file, line: 2, column: 1 }, context);
  const front = parsed && (readShape(parsed, frontSchema, findings) ?? readRest(parsed, frontSchema));
  const start = { file, line: matter.split('\n').length + 3, column: 1 };
  return { file, front, body: splitBody(rest, start, context), findings };
}

function forPlaceFindings({ value, locate }: Shaped<Front>, records: PlaceRecords): readonly Finding[] {
  const named = Object.keys(value['by-place'] ?? {});
  const unlisted = unlistedPlaces(named, value, (place) => locate(['by-place', place]));
  return [...checkHeadline(value, locate, records), ...unlisted];
}

/** `place-profile-chengdu`; the language of a translation comes last: `place-profile-chengdu.zh-CN`. */
export function briefingName(topic: string, value: string): string {
  const [id = '', ...language] = topic.split('.');
  return [`${id}-${value}`, ...language].join('.');
}

/** The front matter of a topic; undefined if it cannot be read. */
export function readFront(files: Files, id: string): Shaped<Front> | undefined {
  return readTopicFile(files, id).front;
}

function splitTopic(text: string, file: string): { readonly matter: string; readonly rest: string } {
  const found = /^---\n([\s\S]*?)\n---\n/.exec(text);
  if (found !== null) return { matter: found[1] ?? '', rest: text.slice(found[0].length) };
  const message = 'a topic must start with front matter between two lines of ---';
  throw new BriefError('data', `${file} has no front matter`, {
    findings: [{ file, line: 1, column: 1, severity: 'error', message, rule: 'syntax' }],
  });
}
