import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Cache } from './cache.mjs';
import { BriefError } from './errors.ts';
import { namesIn, ownNamesIn, refused } from './folder-names.ts';
import { isWithin } from './is-within.ts';
import { sha256 } from './sha256.ts';

/** Reads the project's own text files. Paths are relative to the project's root, with forward slashes. */
export interface Files {
  /** The text of a file. @throws BriefError data, if it is missing, too large, not a regular file, or not UTF-8. */
  read(file: string): string;
  /** The engine's own text of a file of `templates/`, before which a project's stands; undefined where it has none. */
  readShared(file: string): string | undefined;
  /** Of at most `limit` bytes, if it is given. */
  bytes(file: string, limit?: number): Uint8Array;
  exists(file: string): boolean;
  /** Names of the files and folders in a folder, sorted; empty if there is no such folder. */
  list(folder: string): readonly string[];
  /** What `make` gives for a text, kept between runs by the text's hash: plain values, as JSON has them. */
  remember<Made>(text: string, make: () => Made): Made;
  /** The same for what is made later: code that is only needed where nothing is kept is then not read either. */
  rememberLater<Made>(text: string, make: () => Promise<Made>): Promise<Made>;
}

const limit = 2 * 1024 * 1024;

/** Where files are read from; both absolute. */
export interface Roots {
  /** The project. */
  readonly root: string;
  /** The package: the templates that everybody has, and the fonts. */
  readonly engine: string;
  /** Where values are kept between runs, by the hash of the code that makes them; missing: nowhere. */
  readonly cache?: Cache;
  readonly code?: string;
}

/**
 * The files of a project. A file of its `templates/` replaces the engine's of the same path, and a folder there has the
 * names of both; topics are the project's alone. `node_modules/` is the engine's, wherever its packages were installed.
 * Nothing outside can be read: links that lead out and anything but regular files are refused before they are opened.
 * Installed packages may be links: their code runs here anyway.
 */
export function projectFiles(roots: Roots): Files {
  const { root, engine } = roots;
  const real = fs.realpathSync(root);
  const own = fs.realpathSync(engine);
  const require = createRequire(path.join(own, 'package.json'));
  const locate = (file: string): FileLocation => {
    const name = path.posix.normalize(file);
    const installed = /^node_modules\/((?:@[^/]+\/)?[^/]+)\/(.+)$/.exec(name);
    if (installed !== null) return locateInPackage(require.resolve.paths(installed[1] ?? '') ?? [], installed);
    const [first, second] = [path.join(real, name), path.join(own, name)];
    return isShared(name) && !fs.existsSync(first) ? { target: second, inside: own } : { target: first, inside: real };
  };
  return {
    bytes: (file, most) => readBytes(file, locate(file), most),
    read: (file) => decode(file, readBytes(file, locate(file))),
    readShared: (file) => {
      const target = path.join(own, path.posix.normalize(file));
      if (!isShared(path.posix.normalize(file)) || !fs.existsSync(target)) return undefined;
      return decode(file, readBytes(file, { target, inside: own }));
    },
    exists: (file) => fs.existsSync(locate(file).target),
    list: (folder) => {
      const shared = folder.startsWith('templates') ? namesIn(path.join(own, folder)) : [];
      const kept = shared.filter((name) => isShared(path.posix.join(folder, name)));
      return [...new Set([...ownNamesIn(folder, path.join(real, folder)), ...kept])].sort();
    },
    ...rememberIn(roots),
  };
}

/** Where a file is, and the folder that it may not lead out of. */
interface FileLocation {
  readonly target: string;
  readonly inside?: string;
}

function locateInPackage(folders: readonly string[], [, name = '', file = '']: readonly string[]): FileLocation {
  const found = folders.map((folder) => path.join(folder, name)).find((folder) => fs.existsSync(folder));
  return { target: path.join(found ?? path.join('node_modules', name), file) };
}

const ownTemplates = ['templates/topics', 'templates/example'];

/** Whether everybody has what is below this path of the engine's. */
function isShared(file: string): boolean {
  return file.startsWith('templates/') && !ownTemplates.some((own) => file === own || file.startsWith(`${own}/`));
}

function readBytes(file: string, { target, inside }: FileLocation, most = limit): Buffer {
  const refuse = (why: string, hint: string): never => {
    throw new BriefError('data', `${file}: ${why}`, { hint });
  };
  if (!fs.existsSync(target)) {
    if (fs.lstatSync(target, { throwIfNoEntry: false })?.isSymbolicLink())
      refuse('this is a link that leads to no file', 'remove it, or put the file in its place');
    refuse('no such file', 'restore it, or remove the reference to it');
  }
  const resolved = fs.realpathSync(target);
  if (inside !== undefined && !isWithin(inside, resolved))
    refuse('this is a link that leads out of the project', 'copy the file into the project');
  const stat = fs.statSync(resolved);
  if (!stat.isFile()) refuse('this is not a regular file', 'replace it with one');
  if (stat.size > most)
    refuse(`the file has ${stat.size} bytes, more than ${most}`, 'split it, or keep long tables as CSV');
  try {
    return fs.readFileSync(resolved);
  } catch (cause) {
    throw refused(file, cause);
  }
}

/** So many values are kept, of all projects. */
const mostRemembered = 5_000;

/** Keeps values in the engine's cache, by the hash of the text and of the code that makes them. */
function rememberIn({ cache, code = '' }: Roots): Pick<Files, 'remember' | 'rememberLater'> {
  let hasSwept = false;
  const nameOf = (text: string): string => `parsed/${sha256(`${code}\0${text}`)}`;
  const keep = <Made>(text: string, made: Made): Made => {
    if (!hasSwept) cache?.sweep('parsed', mostRemembered);
    hasSwept = true;
    if (survivesJson(made)) cache?.write(nameOf(text), JSON.stringify(made));
    return made;
  };
  const kept = (text: string): Buffer | undefined => cache?.read(nameOf(text));
  return {
    remember: (text, make) => {
      const found = kept(text);
      return found === undefined ? keep(text, make()) : JSON.parse(found.toString());
    },
    rememberLater: async (text, make) => {
      const found = kept(text);
      return found === undefined ? keep(text, await make()) : JSON.parse(found.toString());
    },
  };
}

/** JSON has no NaN and no infinity, but YAML has: a value with one is read anew, so that it is reported as what it is. */
function survivesJson(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return value !== undefined;
  return Object.values(value).every(survivesJson);
}

function decode(file: string, bytes: Uint8Array): string {
  try {
    // A letter and its mark are one character to fonts and to comparisons, however they were typed.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\r\n', '\n').normalize('NFC');
  } catch {
    throw new BriefError('data', `${file}: not UTF-8 text`, { hint: 'save the file as UTF-8' });
  }
}
