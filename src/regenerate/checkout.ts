import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** What a briefing can be made from besides the data and the templates: what is installed, and the code. */
export interface Surroundings {
  readonly code: string;
  readonly browser: string;
  readonly options: string;
}

const folders = ['data', 'templates'];
const single = ['package.json', 'package-lock.json'];

/** One hash over the contents and names of all files that briefings are made from. File times play no part. */
export function hashCheckout(root: string, { code, browser, options }: Surroundings): string {
  const hash = createHash('sha256').update(JSON.stringify([code, browser, options]));
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
