import { shapeIssues } from '../../data/shape.ts';
import { parseYaml } from '../../data/yaml.ts';
import { BriefError } from '../../project/errors.ts';
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
  const { value, locate } = parseYaml(files.read(file), { file, line: 1, column: 1 }, files.remember);
  const result = localeSchema.safeParse(value);
  if (result.success) return result.data;
  throw new BriefError('data', `the locale ${tag} has errors`, {
    findings: shapeIssues(result.error).map(({ path, message, rule }) => ({
      ...locate(path),
      severity: 'error',
      message,
      rule,
    })),
  });
}
