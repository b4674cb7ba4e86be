import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { sha256 } from '../project/sha256.ts';

const folders = ['data', 'templates'];
const single = ['package.json', 'package-lock.json'];

/**
 * One hash over the code, and over the contents and names of all files that briefings are made from. File times play no
 * part.
 */
export function hashCheckout(root: string, code: string): string {
  const hash = createHash('sha256').update(code);
  const inFolders = folders.flatMap((folder) =>
    fs.existsSync(path.join(root, folder))
      ? fs
          .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
          .map((name) => path.join(folder, name))
      : [],
  );
  for (const file of [...inFolders, ...single].sort()) {
    const target = path.join(root, file);
    if (!fs.statSync(target, { throwIfNoEntry: false })?.isFile()) continue;
    const content = fs.readFileSync(target);
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/** The hash of a checkout with the browser that prints and the options that were given. */
export function stampOf(checkout: string, browser: string, options: string): string {
  return sha256(JSON.stringify([checkout, browser, options]));
}
