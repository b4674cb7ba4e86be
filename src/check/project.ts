import { loadData, openTables, type ReadData, readData } from '../data/load.ts';
import type { Tables } from '../data/tables/read-tables.ts';
import type { Data } from '../data/types.ts';
import { readTemplates } from '../page/templates.ts';
import { BriefError, type Finding, sortFindings } from '../project/errors.ts';
import type { Files } from '../project/files.ts';
import { type FontFamily, findMissing } from '../style/fonts/select.ts';
import { defaultTheme, loadTheme } from '../style/theme/load.ts';
import { listTopics, type ReadTopic } from '../topic/load.ts';
import {
  type BriefingName,
  findPlaces,
  type KnownPlaces,
  listBriefings,
  needPlaces,
  readBriefing,
} from '../topic/params.ts';
import type { Topic } from '../topic/types.ts';
import { check } from './check.ts';
import { everyLanguage } from './choose-briefings.ts';
import { localeTexts, parsed, scalesByTopic } from './locales.ts';
import { mergeEqual } from './merge-equal.ts';
import type { Checked } from './rule.ts';

/** A project's data and topics, and the findings on them. */
export interface LoadedProject {
  readonly data: Data;
  readonly topics: readonly Topic[];
  readonly findings: readonly Finding[];
}

/**
 * Reads the data and the named briefings and checks them together. Unused statistics are not reported, since they are
 * no reason to stop a build.
 * @throws BriefError data, if the data cannot be read.
 */
export function loadProject(
  files: Files,
  named: readonly BriefingName[],
  published: string,
  tables?: Tables,
): LoadedProject {
  const asked = [...new Set(named.map(({ topic }) => topic))];
  const { checked, findings } = readNamed(files, { topics: asked, named, published, data: loadData(files, tables) });
  const { data, topics } = checked;
  return { data, topics, findings: sortFindings([...findings, ...check({ ...checked, complete: false })]) };
}

/** The table files of a project where they tell the places of a topic, which must be known before the rest is read. */
export async function openPlaces(files: Files, ids: readonly string[]): Promise<Tables | undefined> {
  return needPlaces(files, everyLanguage(files, ids)) ? await openTables(files) : undefined;
}

/** The data as far as they can be read, for the places of topics: read when first asked for. */
export function placesIn(files: Files, tables: Tables | undefined): KnownPlaces {
  let data: ReadData | undefined;
  return () => {
    if (tables !== undefined) data ??= readData(files, tables);
    return data;
  };
}

/** What the rules check, and the findings on topics that could not be read. */
export interface ReadProject {
  readonly checked: Checked;
  /** What is right of topics that have errors. */
  readonly partly: readonly Topic[];
  readonly findings: readonly Finding[];
}

/**
 * Reads what the rules check: the data, the named topics in all their languages, and the page templates.
 * @throws BriefError data, if the data cannot be read.
 */
export function readChecked(files: Files, ids: readonly string[], published: string, tables?: Tables): ReadProject {
  return readWith(files, { ids, published, data: loadData(files, tables) });
}

/** The same with data that were read already. */
export function readWith(
  files: Files,
  { ids, published, data }: { readonly ids: readonly string[]; readonly published: string; readonly data: Data },
): ReadProject {
  const topics = everyLanguage(files, ids);
  return readNamed(files, { topics, named: listBriefings(files, topics, () => data), published, data });
}

interface ToRead {
  /** Names of topics, with those of their translations. */
  readonly topics: readonly string[];
  readonly named: readonly BriefingName[];
  readonly published: string;
  readonly data: Data;
}

function readNamed(files: Files, { topics: asked, named, published, data }: ToRead): ReadProject {
  const found = [...findPlaces(files, asked, data)];
  const topics: Topic[] = [];
  const partly: Topic[] = [];
  for (const briefing of named) {
    const { topic, findings: inTopic } = readOrTell(files, briefing, data);
    const of = briefing.param === undefined ? {} : { briefings: [briefing.name] };
    for (const one of inTopic) found.push({ ...one, ...of });
    if (topic !== undefined) (inTopic.length === 0 ? topics : partly).push(topic);
  }
  const made = named.map(({ topic }) => `templates/topics/${topic}.md`);
  const findings = mergeEqual(found, made);
  const read = new Set(named.map(({ topic }) => topic));
  const complete = topics.length === named.length && listTopics(files).every((id) => read.has(id));
  const templates = new Map([...readTemplates(files)].filter(([file]) => file.endsWith('.hbs')));
  const scales = scalesByTopic(files, data);
  const words = { locales: localeTexts(files), publicationAt: parsed(files, 'data/publication.yaml').locate };
  const checked = {
    data,
    topics,
    complete,
    templates,
    published,
    scalesOf: scales,
    unprintable: unprintableIn(files),
    read: files.read,
    ...words,
  };
  return { checked, partly, findings };
}

function readOrTell(files: Files, briefing: BriefingName, data: Data): ReadTopic {
  try {
    return readBriefing(files, briefing, data);
  } catch (error) {
    if (!(error instanceof BriefError) || error.findings.length === 0) throw error;
    return { findings: error.findings };
  }
}

/**
 * What fonts have is asked once of each character, as most themes have the same; a theme that cannot be read has findings
 * of its own.
 */
function unprintableIn(files: Files): Checked['unprintable'] {
  const ofThemes = new Map<string, Characters>();
  const ofFonts = new Map<string, Characters>();
  return (topic, text) => {
    const name = topic?.front.theme ?? defaultTheme;
    const { fonts, known } = ofThemes.get(name) ?? charactersOf(familiesOf(files, name), ofFonts);
    ofThemes.set(name, { fonts, known });
    const asked = [...new Set(text.match(/[^\0-~]/gu))];
    const unknown = asked.filter((character) => !known.has(character));
    const missing = new Set(fonts.length === 0 ? [] : findMissing(unknown.join(''), fonts, files));
    for (const character of unknown) known.set(character, missing.has(character));
    return asked.filter((character) => known.get(character));
  };
}

/** Some fonts, and of the characters that were asked for whether they are missing there. */
interface Characters {
  readonly fonts: readonly FontFamily[];
  readonly known: Map<string, boolean>;
}

function charactersOf(fonts: readonly FontFamily[], ofFonts: Map<string, Characters>): Characters {
  const key = JSON.stringify(fonts);
  const characters = ofFonts.get(key) ?? { fonts, known: new Map() };
  ofFonts.set(key, characters);
  return characters;
}

function familiesOf(files: Files, theme: string): readonly FontFamily[] {
  try {
    const { sans, fallback } = loadTheme(files, theme).fonts;
    return [sans, fallback];
  } catch (error) {
    if (error instanceof BriefError) return [];
    throw error;
  }
}
