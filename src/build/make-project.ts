import fs from 'node:fs';
import path from 'node:path';
import { BriefError } from '../project/errors.ts';
import { projectFiles } from '../project/files.ts';
import { isProject } from '../project/find-project.ts';
import { version } from '../project/version.ts';
import { prepareOutput, writeFile } from '../project/write.ts';
import { loadLocale } from '../style/locale/load.ts';
import type { BuildEdge } from './request.ts';

/** What a new project is to be. */
export interface ProjectRequest {
  /** Who issues its briefings; missing: as its folder is called. */
  readonly name?: string | undefined;
  /** Tag of their language; missing: `en-GB`. */
  readonly lang?: string | undefined;
}

/** A project that was made. Paths are from its root. */
export interface MadeProject {
  readonly files: readonly string[];
  /** Files that were there already, and would have been written. */
  readonly kept: readonly string[];
  readonly topics: readonly string[];
  /** What its author should know, a line each. */
  readonly notes: readonly string[];
}

/** Where a project starts from, in the engine. */
const start = 'templates/example/start';

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
 * @throws BriefError usage, for a folder with files in it or an unknown language; output.
 */
export function makeProject({ name, lang = 'en-GB' }: ProjectRequest, edge: BuildEdge): MadeProject {
  const { root, engine } = edge;
  refuseFull(root);
  const isNew = !fs.existsSync(root);
  prepareOutput(root, root);
  const written: string[] = [];
  try {
    loadLocale(projectFiles(edge), lang);
    const words = { NAME: name ?? nameOf(root), LOCALE: lang, VERSION: version(engine) };
    const files = [...readStart(path.join(engine, start), words), ['.gitignore', ignored] as const];
    const kept = files.flatMap(([file]) => (fs.existsSync(path.join(root, file)) ? [file] : []));
    for (const [file, text] of files.filter(([each]) => !kept.includes(each))) {
      written.push(file);
      prepareOutput(path.dirname(path.join(root, file)), root);
      writeFile(path.join(root, file), text);
    }
    return { files: written.toSorted(), kept, topics: topicsIn(written), notes: notesOf(lang) };
  } catch (error) {
    removeAll(root, written);
    if (isNew) fs.rmdirSync(root);
    throw error;
  }
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
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/');
      const text = fs.readFileSync(path.join(folder, file), 'utf8');
      const quoted = file.endsWith('.yaml') ? (word: string) => JSON.stringify(word).slice(1, -1) : String;
      const filled = text.replace(/@([A-Z]+)@/g, (found, word: string) => quoted(words[word] ?? found));
      return [file === 'schedule.yml' ? schedule : file, filled] as const;
    });
}

const schedule = '.github/workflows/briefpress.yml';

function topicsIn(files: readonly string[]): readonly string[] {
  return files.flatMap((file) => /^templates\/topics\/([^/.]+)\.md$/.exec(file)?.[1] ?? []);
}

function notesOf(lang: string): readonly string[] {
  return lang.startsWith('en') ? [] : [`the topic and the data to begin with are written in English, not in ${lang}`];
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
