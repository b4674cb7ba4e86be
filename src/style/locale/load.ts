import { readShape } from '../../data/read.ts';
import { parseYaml } from '../../data/yaml.ts';
import { BriefError, type Finding } from '../../project/errors.ts';
import type { Files } from '../../project/files.ts';
import { didYouMean } from '../../project/nearest.ts';
import { type LocaleFile, localeSchema } from './schema.ts';

/** The known language tags: the files in `templates/locales`. */
export function listLocales(files: Files): readonly string[] {
  return files.list('templates/locales').flatMap((name) => /^(.+)\.yaml$/.exec(name)?.[1] ?? []);
}

/** Reads `templates/locales/<tag>.yaml`. @throws BriefError usage for an unknown tag, data for a broken file. */
export function loadLocale(files: Files, tag: string): LocaleFile {
  const known = listLocales(files);
  if (!known.includes(tag)) {
    throw new BriefError('usage', `unknown language "${tag}"${didYouMean(tag, known)}`, {
      hint: `languages: ${known.join(', ')}`,
    });
  }
  const file = `templates/locales/${tag}.yaml`;
  const findings: Finding[] = [];
  const parsed = parseYaml(files.read(file), { file, line: 1, column: 1 }, files.remember);
  const shaped = readShape(parsed, localeSchema, findings);
  if (shaped !== undefined) return shaped.value;
  throw new BriefError('data', `the locale ${tag} has errors`, { findings });
}
