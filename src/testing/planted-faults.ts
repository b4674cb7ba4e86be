import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { checkDataAndTopics, checkProject } from '../check/check-project.ts';
import { chooseTopics } from '../check/choose-briefings.ts';
import { openTables } from '../data/load.ts';
import type { Tables } from '../data/tables/read-tables.ts';
import { parseYaml } from '../data/yaml.ts';
import { type Finding, sortFindings } from '../project/errors.ts';
import type { Files } from '../project/files.ts';
import { projectRoot } from './browser.ts';
import { filesAt } from './files.ts';

/** One fault that is planted in the project of `cases/evidence`, and what must be found of it. */
export interface PlantedFault {
  readonly kind: string;
  /** Path in the project. */
  readonly file: string;
  /** What is written there; `+` is the end of the file, and nothing the end of the first paragraph under a claim. */
  readonly old: string;
  readonly new: string;
  /** The rules one of which finds it, joined by `|`; `-` where no machine can see it. */
  readonly finds: string;
  /** Where it is found: what stands on that line, `.` for anywhere; otherwise a line of the new text. */
  readonly at?: string | undefined;
}

/** A sentence that a good author writes, and the topic that it is put into. */
export interface CorrectSentence {
  readonly file: string;
  readonly text: string;
}

const shortNames: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['publication', 'places', 'units', 'conflicts'].map((name) => [name, `data/${name}.yaml`] as const),
  ),
  ...Object.fromEntries(['theft', 'calls', 'work'].map((name) => [name, `templates/topics/${name}.md`] as const)),
  ...Object.fromEntries(
    ['bureau', 'ministry', 'paper', 'gazette'].map((name) => [name, `data/sources/${name}-2024.yaml`] as const),
  ),
  labour: 'data/sources/labour.yaml',
  csv: 'data/sources/labour.csv',
  calc: 'data/calculated.yaml',
  defs: 'data/definitions.yaml',
  systems: 'data/systems/lakeside.yaml',
  zh: 'templates/topics/calls.zh-CN.md',
  locale: 'templates/locales/en-GB.yaml',
  zhlocale: 'templates/locales/zh-CN.yaml',
  hbs: 'templates/briefing.hbs',
  mailhbs: 'templates/mail.hbs',
  css: 'templates/briefing.css',
  themecss: 'templates/themes/rust/theme.css',
  edition: 'data/editions/theft/001.json',
};

const tables = join(projectRoot, 'src', 'testing', 'planted');
const row = z.array(z.string()).min(3);

/** The rows of a table of `planted/`, by kind. */
function readKinds<Row>(name: string, schema: z.ZodType<Row>): readonly (readonly [string, Row])[] {
  const file = `${name}.yaml`;
  const { value } = parseYaml(readFileSync(join(tables, file), 'utf8'), { file, line: 1, column: 1 });
  const kinds = z.record(z.string(), z.array(schema)).parse(value);
  return Object.entries(kinds).flatMap(([kind, rows]) => rows.map((each) => [kind, each] as const));
}

function fileOf(name: string): string {
  const file = shortNames[name];
  if (file === undefined) throw new Error(`no file is called "${name}"`);
  return file;
}

/** Every fault of `planted/words.yaml` and `planted/edits.yaml`. */
export function plantedFaults(): readonly PlantedFault[] {
  const sentences = readKinds('words', row).map(([kind, [topic = '', text = '', finds = '', at]]): PlantedFault => {
    return { kind, file: fileOf(topic), old: '', new: text, finds, at };
  });
  const edits = readKinds('edits', row).map(
    ([kind, [name = '', old = '', text = '', finds = '', at]]): PlantedFault => {
      return { kind, file: fileOf(name), old, new: text, finds, at };
    },
  );
  return [...sentences, ...edits];
}

/** Every sentence of `planted/good.yaml`. */
export function correctSentences(): readonly CorrectSentence[] {
  return readKinds('good', z.string()).map(([topic, text]) => ({ file: fileOf(topic), text }));
}

/** The project of `cases/evidence`, held in memory, for one change after another. */
export interface EvidenceProject {
  /** What is found where a file has other text. */
  readonly findingsWith: (file: string, text: string) => Promise<readonly Finding[]>;
  readonly read: (file: string) => string;
}

/** Reads the project of `cases/evidence` once. */
export async function evidenceProject(): Promise<EvidenceProject> {
  const files = inMemory(filesAt(join(projectRoot, 'src', 'testing', 'cases', 'evidence')));
  const opened = await openTables(files);
  const findingsWith = async (file: string, text: string): Promise<readonly Finding[]> => {
    const changed = withText(files, file, text);
    const described: Tables = /labour/.test(file) ? await openTables(changed) : new Map(opened);
    const what = { topics: [], published: '2024-06-01', tables: described };
    // Themes and editions are looked at where one of them changed: that takes longer than all the rest.
    if (/\/(?:themes|locales|editions)\/|\.css$/.test(file)) return (await checkProject(changed, what)).findings;
    return sortFindings(checkDataAndTopics(changed, { ...what, topics: chooseTopics(changed, []) }).findings);
  };
  return { findingsWith, read: (file) => (files.exists(file) ? files.read(file) : '') };
}

/** Files that are read from the disk once. */
function inMemory(files: Files): Files {
  const once = <Given extends string, Read>(read: (given: Given) => Read): ((given: Given) => Read) => {
    const known = new Map<Given, Read>();
    return (given) => {
      const value = known.get(given) ?? read(given);
      known.set(given, value);
      return value;
    };
  };
  const made = new Map<string, unknown>();
  return {
    ...files,
    read: once(files.read),
    exists: once(files.exists),
    list: once(files.list),
    readShared: once(files.readShared),
    remember: <Made>(text: string, make: () => Made): Made => {
      if (!made.has(text)) made.set(text, make());
      return made.get(text) as Made;
    },
  };
}

function withText(files: Files, changed: string, text: string): Files {
  const folder = changed.slice(0, changed.lastIndexOf('/'));
  const list: Files['list'] = (asked) => {
    const names = files.list(asked);
    const below = changed.startsWith(`${asked}/`) ? [changed.slice(asked.length + 1).split('/')[0] ?? ''] : [];
    return [...new Set([...names, ...below])].sort();
  };
  return {
    ...files,
    list: changed.startsWith('data/') || folder.includes('themes') ? list : files.list,
    exists: (file) => file === changed || files.exists(file),
    read: (file) => (file === changed ? text : files.read(file)),
    bytes: (file, limit) => (file === changed ? new TextEncoder().encode(text) : files.bytes(file, limit)),
  };
}

/** A file with a change in it, and the lines, counted from 1, that the new text stands on. */
export interface ChangedText {
  readonly text: string;
  readonly first: number;
  readonly last: number;
}

/** Writes the change. @throws Error where what is written there does not stand in the file just once. */
export function changeText(before: string, { old, new: words }: Pick<PlantedFault, 'old' | 'new'>): ChangedText {
  const [start, end] =
    old === '+' ? [before.length, before.length] : old === '' ? endOfProse(before) : once(before, old);
  const inserted = old === '' ? `\n\n${words}` : words;
  const text = `${before.slice(0, start)}${inserted}${before.slice(end)}`;
  const lineOf = (offset: number): number => text.slice(0, offset).split('\n').length;
  return { text, first: lineOf(start), last: lineOf(start + inserted.length) };
}

function once(text: string, part: string): readonly [number, number] {
  const start = text.indexOf(part);
  // A field that many records have is changed in the first.
  if (start < 0) throw new Error(`nothing is written "${part}"`);
  return [start, start + part.length];
}

function endOfProse(text: string): readonly [number, number] {
  const claim = text.indexOf('\n### ');
  const from = text.indexOf('\n\n', text.indexOf('\n\n', claim) + 2);
  const end = from < 0 ? text.trimEnd().length : from;
  return [end, end];
}
