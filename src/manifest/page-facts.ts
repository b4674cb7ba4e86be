import { createHash } from 'node:crypto';
import type { PrintedWords } from '../pdf/preflight/printed-words.ts';
import { squeeze } from '../pdf/preflight/squeeze.ts';
import { sha256 } from '../project/sha256.ts';
import type { Manifest } from './schema.ts';

/** What the pages say, in hashes: computed when a file is made and again when it is verified. */
export interface PageFacts {
  /** Of the words of each section: all its pieces in reading order, drawings included, white space left out. */
  readonly sections: Manifest['sections'];
  /** Of the heads and feet of the pages, and of the tables that they go on with. */
  readonly furniture: string;
}

export function pageFacts({ pieces, sections }: PrintedWords): PageFacts {
  const texts = sections.map(() => createHash('sha256'));
  const furniture = createHash('sha256');
  for (const { section, kind, text, page } of pieces) {
    if (kind === 'furniture' || kind === 'repeated') furniture.update(`${page}:${squeeze(text)}\n`);
    else texts[section]?.update(squeeze(text));
  }
  return {
    sections: sections.map(({ title, page }, index) => ({ title, page, sha256: texts[index]?.digest('hex') ?? '' })),
    furniture: furniture.digest('hex'),
  };
}

/** Hash of the attached table without its last line end, which tools that rewrite a PDF may drop. */
export function tableHash(csv: string): string {
  return sha256(csv.trimEnd());
}
