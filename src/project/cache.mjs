// Plain JavaScript, for run.mjs reads it before any TypeScript has been bundled.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { replaceFile } from './replace-file.mjs';

/**
 * What the engine keeps for speed, trusted as `node_modules` is. Nothing here fails: what cannot be kept costs time and
 * nothing else. A name is `kind/hash`, the hash being of all that the content was made from.
 * @typedef {object} Cache
 * @property {string | undefined} folder absolute; undefined where no folder can be trusted and written
 * @property {(name: string) => Buffer | undefined} read the content; undefined where it is missing or damaged
 * @property {(name: string, content: string | Uint8Array) => void} write
 * @property {(kind: string, kept: number) => void} sweep removes all but the entries of a kind that were written last
 */

/** @typedef {Readonly<Record<string, string | undefined>>} Environment */

/**
 * @param {string} engine absolute path of the package
 * @param {Environment} environment
 * @returns {Cache}
 */
export function openCache(engine, environment) {
  const folder = cacheFolder(engine, environment);
  const target = (/** @type {string} */ name) => path.join(folder ?? '', name);
  return {
    folder,
    read: (name) => (folder === undefined ? undefined : readEntry(target(name), name)),
    write: (name, content) => {
      if (folder !== undefined) writeEntry(target(name), sealed(name, Buffer.from(content)));
    },
    sweep: (kind, kept) => {
      if (folder !== undefined) sweep(target(kind), kept);
    },
  };
}

/**
 * In the engine's own folder where that is the user's, else in the user's cache folder. Made where it is missing;
 * undefined where neither can be written by this user and by nobody else.
 * @param {string} engine @param {Environment} environment
 * @returns {string | undefined}
 */
function cacheFolder(engine, environment) {
  const packages = path.join(engine, 'node_modules');
  const own = isOwn(engine, 0o002) && isOpened(packages) && path.join(packages, '.cache', 'briefpress');
  const users = userCaches(environment);
  const personal = isOwn(nearestFolder(users), 0o002) && path.join(users, 'briefpress');
  return [own, personal].find((folder) => folder !== false && isPrivate(folder)) || undefined;
}

/**
 * Makes a folder as others are made, and tells whether it is one. Whoever else runs the engine looks there for packages, and
 * Node 24 ends with an error where it may not.
 * @param {string} folder @returns {boolean}
 */
function isOpened(folder) {
  try {
    fs.mkdirSync(folder, { recursive: true });
    return true;
  } catch {
    return false;
  }
}

/** @param {Environment} environment */
function userCaches({ XDG_CACHE_HOME, LOCALAPPDATA }) {
  if (process.platform === 'win32' && LOCALAPPDATA) return LOCALAPPDATA;
  // A path that is not absolute is to be ignored: https://specifications.freedesktop.org/basedir-spec/latest/
  if (XDG_CACHE_HOME && path.isAbsolute(XDG_CACHE_HOME)) return XDG_CACHE_HOME;
  return path.join(homedir(), ...(process.platform === 'darwin' ? ['Library', 'Caches'] : ['.cache']));
}

/** @param {string} folder @returns {string} the folder, or the first above it that is there */
function nearestFolder(folder) {
  return fs.existsSync(folder) ? folder : nearestFolder(path.dirname(folder));
}

/**
 * Makes a folder for the user alone, and tells whether it is one.
 * @param {string} folder @returns {boolean}
 */
function isPrivate(folder) {
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    fs.accessSync(folder, fs.constants.W_OK);
    return fs.lstatSync(folder).isDirectory() && isOwn(folder, 0o077);
  } catch {
    return false;
  }
}

/**
 * Whether a folder is this user's, and nobody else can do to it what the bits say.
 * @param {string} folder
 * @param {number} forbidden permission bits; Windows has none, and no owners
 */
function isOwn(folder, forbidden) {
  const user = process.getuid?.();
  try {
    const { uid, mode } = fs.statSync(folder);
    return user === undefined || (uid === user && (mode & forbidden) === 0);
  } catch {
    // It is not there, or it is in a folder that may not be entered.
    return false;
  }
}

const digestLength = 32;

/**
 * The digest comes before the content: V8, for one, runs what it is given without checking it.
 * @param {string} name @param {Uint8Array} content
 */
function sealed(name, content) {
  return Buffer.concat([digest(name, content), content]);
}

/** @param {string} name @param {Uint8Array} content */
function digest(name, content) {
  return createHash('sha256').update(`${name}\0`).update(content).digest();
}

/** @param {string} file @param {string} name */
function readEntry(file, name) {
  try {
    const entry = fs.readFileSync(file);
    const content = entry.subarray(digestLength);
    return digest(name, content).equals(entry.subarray(0, digestLength)) ? content : undefined;
  } catch {
    return undefined;
  }
}

/** @param {string} file @param {Uint8Array} entry */
function writeEntry(file, entry) {
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    replaceFile(file, entry, { mode: 0o600 });
  } catch {
    // It cannot be kept.
  }
}

/** @param {string} folder @param {number} kept */
function sweep(folder, kept) {
  try {
    const entries = fs.readdirSync(folder).flatMap((name) => {
      const entry = path.join(folder, name);
      const stat = fs.statSync(entry, { throwIfNoEntry: false });
      return stat === undefined ? [] : [{ entry, written: stat.mtimeMs }];
    });
    const old = entries.sort((a, b) => b.written - a.written).slice(kept);
    for (const { entry } of old) remove(entry);
  } catch {
    // There is no such folder.
  }
}

/** @param {string} entry */
function remove(entry) {
  try {
    fs.rmSync(entry, { recursive: true, force: true });
  } catch {
    // Another run removes it too, or nothing can be removed.
  }
}
