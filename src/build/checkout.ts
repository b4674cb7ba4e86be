import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Roots } from '../project/files.ts';
import { sha256 } from '../project/sha256.ts';

/**
 * One hash over the code, and over the contents and names of all files that briefings are made from: the project's, and
 * the templates of the engine. File times play no part.
 */
export function hashCheckout({ root, engine }: Roots, code: string): string {
  const hash = createHash('sha256').update(code);
  const own = engine === root ? [] : filesOf(engine, 'templates');
  for (const { name, file } of [...filesOf(root, 'data'), ...filesOf(root, 'templates'), ...own]) {
    const content = fs.readFileSync(file);
    hash.update(`${name}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

interface Hashed {
  /** Path from the base. */
  readonly name: string;
  /** Absolute path. */
  readonly file: string;
}

/** The files below a folder of a base, sorted. */
function filesOf(base: string, folder: string): readonly Hashed[] {
  if (!fs.existsSync(path.join(base, folder))) return [];
  const names = fs.readdirSync(path.join(base, folder), { recursive: true, encoding: 'utf8' }).sort();
  return names
    .map((name) => ({ name: path.join(folder, name), file: path.join(base, folder, name) }))
    .filter(({ file }) => fs.statSync(file, { throwIfNoEntry: false })?.isFile());
}

/** The hash of a checkout with the browser that prints and the options that were given. */
export function stampOf(checkout: string, browser: string, options: string): string {
  return sha256(JSON.stringify([checkout, browser, options]));
}
