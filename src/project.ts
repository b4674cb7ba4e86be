import { check, sortFindings } from './check/check.ts';
import type { Checked } from './check/rule.ts';
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
 * Reads the data and the topics named, and checks them together. Whether a statistic is used at all is not asked: that
 * is no reason not to build a briefing.
 * @throws BriefError data, where the data themselves cannot be read.
 */
export function loadProject(files: Files, ids: readonly string[], published: string): Project {
  const { checked, findings } = readChecked(files, ids, published);
  const topics = checked.topics.filter(({ id }) => ids.includes(id));
  return {
    data: checked.data,
    topics,
    findings: sortFindings([...findings, ...check({ ...checked, complete: false })]),
  };
}

/** What the rules look at, and what was wrong with topics that could not be read. */
export interface ReadProject {
  readonly checked: Checked;
  readonly findings: readonly Finding[];
}

/**
 * Reads what the rules of `check` look at: the data, the topics named in every language that they are written in, and
 * the page templates.
 * @throws BriefError data, where the data themselves cannot be read.
 */
export function readChecked(files: Files, ids: readonly string[], published: string): ReadProject {
  const data = loadData(files);
  const findings: Finding[] = [];
  const named = ids.flatMap((id) => [id, ...listTranslations(files, id)]);
  const topics = named.flatMap((id): readonly Topic[] => {
    try {
      return [loadTopic(files, id)];
    } catch (error) {
      if (!(error instanceof BriefError) || error.findings.length === 0) throw error;
      findings.push(...error.findings);
      return [];
    }
  });
  const complete = topics.length === named.length && listTopics(files).every((id) => ids.includes(id));
  const read = keepRead(files);
  return { checked: { data, topics, complete, templates: templateTexts(files), published, read }, findings };
}

/** The names of a topic's other languages, `fraud.zh-CN` of `fraud.zh-CN.md`. */
function listTranslations(files: Files, id: string): readonly string[] {
  return files
    .list('templates/topics')
    .flatMap((name) =>
      name.startsWith(`${id}.`) && /\.[a-z]{2,3}(-[A-Za-z0-9]+)*\.md$/.test(name) ? [name.slice(0, -3)] : [],
    );
}

/** Reading a file once, however many places in it are asked for. */
function keepRead(files: Files): (file: string) => string {
  const kept = new Map<string, string>();
  return (file) => {
    const text = kept.get(file) ?? files.read(file);
    kept.set(file, text);
    return text;
  };
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
