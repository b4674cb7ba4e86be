import { readShape } from '../../data/read.ts';
import { parseYaml } from '../../data/yaml.ts';
import { BriefError, type Finding } from '../../project/errors.ts';
import type { Files } from '../../project/files.ts';
import { didYouMean } from '../../project/nearest.ts';
import { type LocaleFile, localeSchema } from './schema.ts';
import { refuseScript, scriptRefusal } from './script-of.ts';

/** The known language tags: the files in `templates/locales`. */
export function listLocales(files: Files): readonly string[] {
  return files.list('templates/locales').flatMap((name) => /^(.+)\.yaml$/.exec(name)?.[1] ?? []);
}

/** Reads `templates/locales/<tag>.yaml`. @throws BriefError usage for an unknown tag, data for a broken file. */
export function loadLocale(files: Files, tag: string): LocaleFile {
  refuseScript(tag);
  const known = listLocales(files);
  if (!known.includes(tag)) {
    throw new BriefError('usage', `unknown language "${tag}"${didYouMean(tag, known)}`, {
      hint: `languages: ${known.join(', ')}`,
    });
  }
  const { value, findings } = readLocale(files, tag);
  if (value !== undefined) return value;
  throw new BriefError('data', `the locale ${tag} has errors`, { findings });
}

/**
 * What is wrong with the locales of a project: a script that no page can be set in; words that this version prints and a
 * file of an earlier one lacks, where the engine has no locale of its language to take them from; and words that are left
 * in English.
 */
export function checkLocales(files: Files): readonly Finding[] {
  const english = readLocale(files, 'en-GB').value;
  return listLocales(files).flatMap((tag): readonly Finding[] => {
    const { value, findings } = readLocale(files, tag);
    const tell = (severity: Finding['severity'], message: string, rule: string): Finding => {
      return { file: localeFile(tag), line: 1, column: 1, severity, message, rule };
    };
    const refused = scriptRefusal(tag);
    if (refused !== undefined) return [tell('error', `${tag} cannot be used: ${refused}`, 'locale-script')];
    if (value === undefined || english === undefined) return findings;
    const lacking = Object.entries(english.words).filter(([word]) => value.words[word] === undefined);
    if (lacking.length > 0) {
      const list = lacking.map(([word, text]) => `${word} (in English "${text}")`).join(', ');
      const message = `the locale ${tag} lacks words that this version prints; add under "words", in its language: ${list}`;
      return [tell('error', message, 'missing-field')];
    }
    const left = leftInEnglish(tag, value, english);
    if (left.length === 0) return findings;
    const shown = left.slice(0, mostListed).join(', ');
    const more = left.length > mostListed ? ` and ${left.length - mostListed} more` : '';
    const message = `the locale ${tag} has ${left.length} ${left.length === 1 ? 'text' : 'texts'} as in English: ${shown}${more}; translate them, or name under "as-in-english" what is the same in both languages`;
    return [tell('warning', message, 'untranslated')];
  });
}

const mostListed = 12;

/** The names of words and forms that are the English ones, in the locale of another language. */
export function leftInEnglish(tag: string, locale: LocaleFile, english: LocaleFile): readonly string[] {
  if (tag.split('-')[0] === 'en') return [];
  const same = new Set(locale['as-in-english']);
  return (['qualifiers', 'dates', 'words'] as const).flatMap((part) =>
    Object.entries(locale[part]).flatMap(([name, text]) => {
      const hasWords = /\p{L}/u.test(text.replace(/\{[\w-]+\}/g, ''));
      const isEnglish =
        text.trim() ===
        Object.entries(english[part])
          .find(([key]) => key === name)?.[1]
          .trim();
      return hasWords && isEnglish && !same.has(name) && !name.startsWith('sign-') ? [name] : [];
    }),
  );
}

/** Where the locale of a language stands. */
export function localeFile(tag: string): string {
  return `templates/locales/${tag}.yaml`;
}

interface ReadLocale {
  /** Missing where it has errors. */
  readonly value?: LocaleFile | undefined;
  readonly findings: readonly Finding[];
}

function readLocale(files: Files, tag: string): ReadLocale {
  const file = localeFile(tag);
  const findings: Finding[] = [];
  const { value: own, locate } = parseYaml(files.read(file), { file, line: 1, column: 1 }, files.remember);
  const like = isMapping(own) ? own.like : undefined;
  const full = like === undefined ? completed(own, sharedLocale(files, tag), grown) : likeAnother(own, like, files);
  if (full === undefined) {
    const known = listLocales(files).filter((other) => other !== tag);
    const message = `"like" names no locale that says all itself; others are ${known.join(', ')}`;
    return { findings: [{ ...locate(['like']), severity: 'error', message, rule: 'wrong-value' }] };
  }
  const shaped = readShape({ value: full, locate }, localeSchema, findings);
  return { value: shaped?.value, findings };
}

/** A locale that says only what it writes otherwise than another; undefined where that one is not there, or does so too. */
function likeAnother(own: unknown, like: unknown, files: Files): unknown {
  const other = listLocales(files).find((each) => each === like);
  if (other === undefined) return undefined;
  const whole = completed(rawLocale(files.read(localeFile(other)), other, files), sharedLocale(files, other), grown);
  if (!isMapping(whole) || !isMapping(own) || 'like' in whole) return undefined;
  return { ...whole, ...own, ...merged(own, whole, Object.keys(whole)) };
}

function rawLocale(text: string, tag: string, { remember }: Files): unknown {
  return parseYaml(text, { file: localeFile(tag), line: 1, column: 1 }, remember).value;
}

/** The engine's locale of a language, whatever its region: what the file of an earlier version lacks is taken from it. */
function sharedLocale(files: Files, tag: string): unknown {
  const [language] = tag.split('-');
  const known = listLocales(files).filter((other) => other.split('-')[0] === language);
  for (const other of [tag, ...known]) {
    const text = files.readShared(localeFile(other));
    const locale = text === undefined ? undefined : rawLocale(text, other, files);
    if (isMapping(locale) && !('like' in locale)) return locale;
  }
  return undefined;
}

const grown = ['dates', 'words'];

/** A locale with what some parts of it lack, such as words and forms of dates, from another. */
function completed(own: unknown, shared: unknown, keys: readonly string[]): unknown {
  return isMapping(own) && isMapping(shared) ? { ...own, ...merged(own, shared, keys) } : own;
}

type Mapping = Readonly<Record<string, unknown>>;

function merged(own: Mapping, shared: Mapping, keys: readonly string[]): Mapping {
  const parts = keys.flatMap((key) => {
    const [mine, others] = [own[key], shared[key]];
    return isMapping(mine) && isMapping(others) ? [[key, { ...others, ...mine }] as const] : [];
  });
  return Object.fromEntries(parts);
}

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
