import { check } from './check/check.ts';
import { loadData } from './data/load.ts';
import type { Data } from './data/types.ts';
import { BriefError, type Finding } from './errors.ts';
import type { Files } from './files.ts';
import { loadLocale } from './locale/load.ts';
import { createLocale, type Locale } from './locale/locale.ts';
import { didYouMean } from './nearest.ts';
import { listTopics, loadTopic } from './topic/load.ts';
import type { Topic } from './topic/types.ts';

/** A project's data and topics, read; what is wrong with them is in `findings`. */
export interface Project {
  readonly data: Data;
  readonly topics: readonly Topic[];
  readonly findings: readonly Finding[];
}

/**
 * Reads the data and the topics named, and checks them together.
 * @throws BriefError data, where the data themselves cannot be read.
 */
export function loadProject(files: Files, ids: readonly string[], published: string): Project {
  const data = loadData(files);
  const findings: Finding[] = [];
  const topics = ids.flatMap((id): readonly Topic[] => {
    try {
      return [loadTopic(files, id)];
    } catch (error) {
      if (!(error instanceof BriefError) || error.findings.length === 0) throw error;
      findings.push(...error.findings);
      return [];
    }
  });
  const checked = check({ data, topics, templates: templateTexts(files), published });
  return { data, topics, findings: [...findings, ...checked] };
}

/** The topics that a command names, all of them where it names none. @throws BriefError usage for an unknown one. */
export function chooseTopics(files: Files, asked: readonly string[]): readonly string[] {
  const known = listTopics(files);
  for (const id of asked) {
    if (!known.includes(id)) {
      throw new BriefError('usage', `unknown topic "${id}"${didYouMean(id, known)}`, {
        hint: `topics: ${known.join(', ')}`,
      });
    }
  }
  return asked.length === 0 ? known : [...new Set(asked)];
}

/** The locale of a briefing. @throws BriefError usage for one that there is not. */
export function chooseLocale(files: Files, data: Data, tag: string | undefined): Locale {
  const wanted = tag ?? data.publication.locale;
  return createLocale(wanted, loadLocale(files, wanted));
}

function templateTexts(files: Files): ReadonlyMap<string, string> {
  const partials = files.list('templates/partials').map((name) => `templates/partials/${name}`);
  const named = ['templates/briefing.hbs', 'templates/mail.hbs', ...partials];
  return new Map(
    named.filter((file) => file.endsWith('.hbs') && files.exists(file)).map((file) => [file, files.read(file)]),
  );
}
