import path from 'node:path';
import type { Edge } from '../project/edge.ts';
import { BriefError } from '../project/errors.ts';
import { projectFiles } from '../project/files.ts';
import { prepareOutput, writeFile } from '../project/write.ts';
import { leftInEnglish, listLocales, loadLocale, localeFile } from '../style/locale/load.ts';
import { localeStart, refuseBadTag } from '../style/locale/make.ts';

/**
 * Writes a locale that can be used at once, with its words in English where no locale of its language is there. Gives its
 * file, from the project's root, and how many of its texts are left to translate.
 * @throws BriefError usage, for what is no language tag, a locale that is there, or a script that cannot be set.
 */
export function makeLocale(
  tag: string,
  edge: Pick<Edge, 'root' | 'engine'>,
): { readonly file: string; readonly left: number } {
  refuseBadTag(tag);
  const files = projectFiles(edge);
  const file = localeFile(tag);
  const known = listLocales(files);
  if (known.includes(tag))
    throw new BriefError('usage', `the language ${tag} is there already`, { hint: 'nothing was changed' });
  const text = localeStart({ tag, known, english: files.read(localeFile('en-GB')) });
  const target = path.join(edge.root, file);
  prepareOutput(path.dirname(target), edge.root);
  writeFile(target, text);
  const made = projectFiles(edge);
  return { file, left: leftInEnglish(tag, loadLocale(made, tag), loadLocale(made, 'en-GB')).length };
}
