import fs from 'node:fs';
import path from 'node:path';
import { BriefError, type Finding } from '../project/errors.ts';
import { projectFiles } from '../project/files.ts';
import { isProject } from '../project/find-project.ts';
import { version } from '../project/version.ts';
import { prepareOutput, writeFile } from '../project/write.ts';
import { loadLocale } from '../style/locale/load.ts';
import type { PageSize } from '../style/page-size.ts';
import { describeSource, sourceIdOf } from './describe-source.ts';
import { makeTopic } from './make-files.ts';
import type { BuildEdge } from './request.ts';

/** What a new project is to be. */
export interface ProjectRequest {
  /** Who issues its briefings; missing: as its folder is called. */
  readonly name?: string | undefined;
  /** Tag of their language; missing: `en-GB`. */
  readonly lang?: string | undefined;
  /** Absolute path of the table file that its briefing is of; missing: a made-up one. */
  readonly table?: string | undefined;
  /** Whether it is a worked example on public series. */
  readonly example?: boolean | undefined;
}

/** A project that was made. Paths are from its root. */
export interface MadeProject {
  readonly files: readonly string[];
  /** Files that were there already, and would have been written. */
  readonly kept: readonly string[];
  readonly topics: readonly string[];
  /** What its author should know, a line each. */
  readonly notes: readonly string[];
  /** Why no topic could be made of its table, whose description the author completes first. */
  readonly problem?: {
    readonly message: string;
    readonly findings: readonly Finding[];
    readonly file: string;
    readonly source: string;
  };
}

/** What projects start from, in the engine: what all have, and beside it either a made-up example or a table of their own. */
const examples = 'templates/example';

/** npm packs no file of this name, so that it cannot lie with the others. */
const ignored = `# What git need not keep.
node_modules/
.briefpress/
out/
data/recipients.yaml
`;

/**
 * Makes a project that builds at once in the folder `edge.root`, which is made too where it is missing. No file that is
 * there is changed, and where it fails nothing stays behind.
 * @throws BriefError usage, for a folder with files in it, an unknown language or no table file; data, for a file in which
 * no table is found; output.
 */
export async function makeProject(asked: ProjectRequest, edge: BuildEdge): Promise<MadeProject> {
  const { root } = edge;
  refuseOtherExample(asked);
  refuseFull(root);
  const isNew = !fs.existsSync(root);
  // Named by who calls, so it may be anywhere.
  prepareOutput(root, path.parse(root).root);
  const before = new Set(filesIn(root));
  try {
    loadLocale(projectFiles(edge), asked.lang ?? defaultLanguage);
    const made = await (asked.table === undefined ? startFilled(asked, edge) : startFrom(asked.table, asked, edge));
    return { ...made, files: filesIn(root).filter((file) => !before.has(file)) };
  } catch (error) {
    removeAll(
      root,
      filesIn(root).filter((file) => !before.has(file)),
    );
    if (isNew) fs.rmdirSync(root);
    throw error;
  }
}

const defaultLanguage = 'en-GB';

/** The briefings of the worked example are texts, which nobody has written in every language. */
function refuseOtherExample({ example, lang = defaultLanguage }: ProjectRequest): void {
  if (example !== true || languageOf(lang) === 'en') return;
  throw new BriefError(
    'usage',
    `the worked example is not written in ${lang}, only in English, with one topic in Chinese`,
    {
      hint: `for briefings in ${lang} leave out --example (a made-up table, all texts in ${lang}), or start from your own: --table FILE; to see the example, leave out --lang`,
    },
  );
}

type Made = Omit<MadeProject, 'files'>;

/** A project with data that the engine brings: made up, or public series. */
function startFilled(asked: ProjectRequest, edge: BuildEdge): Made {
  const { example = false } = asked;
  const topics = example ? ['us-jobs', 'us-incomes', 'state-incomes'] : ['visits'];
  const kept = writeStart(['desk', example ? 'series' : 'start'], { asked, edge, topic: topics[0] ?? '' });
  return { kept, topics, notes: [] };
}

function languageOf(lang: string): string {
  return lang.split('-')[0] ?? lang;
}

/** A project whose briefing is of a table of its author's own. */
async function startFrom(table: string, asked: ProjectRequest, edge: BuildEdge): Promise<Made> {
  const id = sourceIdOf(table);
  const kept = writeStart(['desk', 'table'], { asked, edge, topic: id });
  const { file, undecided } = await describeSource(table, undefined, edge);
  const notes = undecided.map((line) => `not decided in ${file}: ${line}`);
  try {
    const topic = await makeTopic(id, id, edge);
    return { kept, topics: [id], notes: [...notes, ...topic.notes] };
  } catch (error) {
    if (!(error instanceof BriefError) || error.failure !== 'data') throw error;
    return { kept, topics: [], notes, problem: { message: error.message, findings: error.findings, file, source: id } };
  }
}

interface Start {
  readonly asked: ProjectRequest;
  readonly edge: BuildEdge;
  /** Id of the topic that the project begins with. */
  readonly topic: string;
}

/** Writes the files of some starts of the engine's. Gives those that were there already, and stay. */
function writeStart(starts: readonly string[], { asked, edge, topic }: Start): readonly string[] {
  const { root, engine } = edge;
  const words = {
    NAME: asked.name ?? nameOf(root),
    LOCALE: asked.lang ?? defaultLanguage,
    PAPER: paperOf(asked.lang ?? defaultLanguage),
    VERSION: version(engine),
    TOPIC: topic,
  };
  // A start has files of its own for some that all have, and others where its texts are in another language.
  const read = starts
    .flatMap((each) => [each, `${each}.${languageOf(words.LOCALE)}`])
    .map((each) => path.join(engine, examples, each))
    .flatMap((folder) => (fs.existsSync(folder) ? readStart(folder, words) : []));
  const files = [...new Map([...read, ['.gitignore', ignored] as const])];
  const kept = files.flatMap(([file]) => (fs.existsSync(path.join(root, file)) ? [file] : []));
  for (const [file, text] of files.filter(([each]) => !kept.includes(each))) {
    prepareOutput(path.dirname(path.join(root, file)), root);
    writeFile(path.join(root, file), text);
  }
  return kept;
}

/** The paper of offices where a language is written: Letter in North America and a few countries more, else A4. */
function paperOf(tag: string): PageSize {
  const { region = '' } = new Intl.Locale(tag);
  return ['US', 'CA', 'MX', 'PH', 'CL', 'CO', 'VE'].includes(region) ? 'Letter' : 'A4';
}

/** What npm puts into a folder when Briefpress is installed there. */
const ofNpm = new Set(['node_modules', 'package.json', 'package-lock.json']);

function refuseFull(root: string): void {
  const stat = fs.statSync(root, { throwIfNoEntry: false });
  if (stat === undefined) return;
  if (!stat.isDirectory()) throw new BriefError('usage', `${root} is a file, not a folder`, { hint: another });
  const found = fs.readdirSync(root).filter((each) => !each.startsWith('.') && !ofNpm.has(each));
  if (found.length === 0) return;
  const what = isProject(root) ? 'there is a project already' : `there is ${found.slice(0, 3).join(', ')} already`;
  throw new BriefError('usage', `${root} is not empty: ${what}`, { hint: another });
}

const another = 'nothing was changed; name another folder: briefpress init my-desk';

/** "My desk" of a folder that is called my-desk. */
function nameOf(root: string): string {
  const words = path
    .basename(root)
    .replace(/[-_.\s]+/g, ' ')
    .trim();
  return words === '' ? 'My desk' : `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** The files of a start with their texts, in which @NAME@ and the like stand for `words`. */
function readStart(folder: string, words: Readonly<Record<string, string>>): readonly (readonly [string, string])[] {
  return filesIn(folder).map((file) => {
    const text = fs.readFileSync(path.join(folder, file), 'utf8');
    const quoted = file.endsWith('.yaml') ? (word: string) => JSON.stringify(word).slice(1, -1) : String;
    const filled = text.replace(/@([A-Z]+)@/g, (found, word: string) => quoted(words[word] ?? found));
    return [file === 'schedule.yml' ? schedule : file, filled] as const;
  });
}

const schedule = '.github/workflows/briefpress.yml';

/** Every file below a folder, from it and sorted, but what npm and git keep there. */
function filesIn(folder: string): readonly string[] {
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules' && name !== '.git')
    .flatMap((entry) =>
      entry.isDirectory()
        ? filesIn(path.join(folder, entry.name)).map((file) => `${entry.name}/${file}`)
        : [entry.name],
    )
    .toSorted();
}

/** Removes files, and the folders that held nothing else. */
function removeAll(root: string, files: readonly string[]): void {
  for (const file of files) {
    fs.rmSync(path.join(root, file), { force: true });
    let folder = path.dirname(path.join(root, file));
    while (folder !== root && fs.existsSync(folder) && fs.readdirSync(folder).length === 0) {
      fs.rmdirSync(folder);
      folder = path.dirname(folder);
    }
  }
}
