import type { Data } from '../data/types.ts';
import { type Parsed, parseYaml } from '../data/yaml.ts';
import { BriefError, type Finding } from '../project/errors.ts';
import type { Files } from '../project/files.ts';
import { didYouMean } from '../project/nearest.ts';
import { listLocales, loadLocale, localeFile } from '../style/locale/load.ts';
import { createLocale, type Locale } from '../style/locale/locale.ts';
import { scalesOf } from '../style/locale/numbers.ts';
import { topicLanguage } from '../topic/load.ts';
import type { Checked } from './rule.ts';

/** A YAML file that has been read without errors already. */
export function parsed(files: Files, file: string): Parsed {
  return parseYaml(files.read(file), { file, line: 1, column: 1 }, files.remember);
}

/** The locales of a project as they are written. */
export function localeTexts(files: Files): Checked['locales'] {
  return listLocales(files).flatMap((tag) => {
    try {
      const { value, locate: at } = parsed(files, localeFile(tag));
      return [{ tag, value, at }];
    } catch (error) {
      // What cannot be parsed is told where locales are read.
      if (error instanceof BriefError) return [];
      throw error;
    }
  });
}

/** The scales of each language are read once: a topic may be written for a thousand places. */
export function scalesByTopic(files: Files, { publication }: Data): Checked['scalesOf'] {
  const known = new Map<string, ReturnType<Checked['scalesOf']>>();
  return (topic) => {
    const tag = topicLanguage(topic, publication.locale);
    const scales = known.get(tag) ?? scalesOf(loadLocale(files, tag).scales);
    known.set(tag, scales);
    return scales;
  };
}

/** That the language of the publication is none of those that there are. */
export function findUnknownLocale(files: Files, { publication: { locale } }: Data): readonly Finding[] {
  const known = listLocales(files);
  if (known.includes(locale)) return [];
  const message = `unknown language "${locale}"${didYouMean(locale, known)}; languages: ${known.join(', ')}; \`new locale ${locale}\` makes it`;
  const at = parsed(files, 'data/publication.yaml').locate(['locale']);
  return [{ ...at, severity: 'error', message, rule: 'unknown-id' }];
}

/** The locale of a briefing. @throws BriefError usage for an unknown one, data where the publication names it. */
export function chooseLocale(files: Files, data: Data, tag: string | undefined): Locale {
  const wanted = tag ?? data.publication.locale;
  const findings = wanted === data.publication.locale ? findUnknownLocale(files, data) : [];
  if (findings.length > 0) throw new BriefError('data', 'the publication has errors', { findings });
  return createLocale(wanted, loadLocale(files, wanted));
}
