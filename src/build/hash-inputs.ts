import { createHash, type Hash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Roots } from '../project/files.ts';
import { isWithin } from '../project/is-within.ts';

/**
 * One hash over the names and contents of all files that a briefing can be made from: the project's, and the templates of
 * the engine. File times play no part, nor does what lies outside, which is never read for a briefing.
 */
export function hashInputs({ root, engine }: Roots): string {
  const hash = createHash('sha256');
  const [real, own] = [fs.realpathSync(root), fs.realpathSync(engine)];
  for (const name of ['data', 'templates']) addFolder({ hash, inside: real }, path.join(real, name), []);
  hash.update('\0engine\0');
  if (own !== real) addFolder({ hash, inside: own }, path.join(own, 'templates'), []);
  return hash.digest('hex');
}

interface Hashing {
  readonly hash: Hash;
  /** The real path of the folder that links may not lead out of. */
  readonly inside: string;
}

/** Links are followed, but not round: `above` are the real paths of the folders that are open. */
function addFolder(hashing: Hashing, folder: string, above: readonly string[]): void {
  const real = realPath(folder);
  if (real === undefined || above.includes(real) || !isWithin(hashing.inside, real)) return;
  for (const entry of entriesOf(real)) {
    const target = path.join(folder, entry.name);
    const stat = entry.isSymbolicLink() ? unlessRefused(() => fs.statSync(target)) : entry;
    if (stat?.isDirectory()) addFolder(hashing, target, [...above, real]);
    else if (stat?.isFile()) addFile(hashing, target);
  }
}

function addFile({ hash, inside }: Hashing, file: string): void {
  const real = realPath(file);
  const content = real === undefined || !isWithin(inside, real) ? undefined : contentOf(real);
  hash.update(`${path.relative(inside, file)}\0${content?.length ?? 'unread'}\0`);
  if (content !== undefined) hash.update(content);
}

function realPath(file: string): string | undefined {
  return unlessRefused(() => fs.realpathSync(file));
}

function entriesOf(folder: string): readonly fs.Dirent[] {
  const entries = unlessRefused(() => fs.readdirSync(folder, { withFileTypes: true })) ?? [];
  return entries.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function contentOf(file: string): Buffer | undefined {
  return unlessRefused(() => fs.readFileSync(file));
}

/** What cannot be read is told by what reads it for a briefing, with what to do. */
function unlessRefused<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
