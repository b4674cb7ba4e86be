import type { Tables } from '../data/tables/read-tables.ts';
import type { Data } from '../data/types.ts';
import { checkEditions } from '../editions/check-editions.ts';
import { BriefError, type Finding, sortFindings } from '../project/errors.ts';
import type { Files } from '../project/files.ts';
import { checkLocales } from '../style/locale/load.ts';
import { checkThemes, splitLook, unknownInLook } from '../style/theme/load.ts';
import type { Topic } from '../topic/types.ts';
import { type ArchiveReport, checkArchive } from './archive.ts';
import { check } from './check.ts';
import { chooseBriefings, chooseTopics } from './choose-briefings.ts';
import { findUnknownLocale } from './locales.ts';
import { findMisnamed } from './misnamed.ts';
import { findInPages } from './page-findings.ts';
import { findPartly } from './partly.ts';
import { placesIn, readChecked } from './project.ts';
import type { Checked } from './rule.ts';

/** What of a project is checked. */
export interface CheckWhat {
  /** Ids of topics; none for all. */
  readonly topics: readonly string[];
  /** The date that ages are counted to, YYYY-MM-DD. */
  readonly published: string;
  /** Stored texts of the sources, to compare with. */
  readonly archive?: readonly Uint8Array[] | undefined;
  /** The table files that sources describe, as `openTables` reads them. */
  readonly tables?: Tables;
}

/** Everything that was found, and what it was found in. */
export interface CheckedProject {
  readonly findings: readonly Finding[];
  /** Ids of the topics that were checked. */
  readonly ids: readonly string[];
  /** Those that could be read. */
  readonly topics: readonly Topic[];
  /** Missing where the data could not be read, so that no rule ran. */
  readonly data?: Data;
  readonly compared?: ArchiveReport | undefined;
}

/** Finds what is wrong in data, topics, templates, themes and editions. @throws BriefError usage for an unknown topic. */
export async function checkProject(files: Files, what: CheckWhat): Promise<CheckedProject> {
  const { topics: asked, archive, tables } = what;
  const ids = chooseTopics(files, asked);
  const briefings = chooseBriefings(files, { ids, lang: 'every', lenient: true }, placesIn(files, tables)).map(
    ({ name }) => name,
  );
  const complete = asked.length === 0;
  const { findings: inFiles, topics, data } = checkDataAndTopics(files, { ...what, topics: ids });
  const found = complete ? [...inFiles, ...findMisnamed(files)] : inFiles;
  if (data === undefined) {
    const editions = checkEditions(files, { briefings, complete });
    return { findings: sortFindings([...found, ...editions]), ids, topics };
  }
  const compared = archive && checkArchive(data, archive);
  const findings = sortFindings([
    ...found,
    ...(await findInPages(files)),
    ...checkThemes(files),
    ...checkLocales(files),
    ...findUnknownLocale(files, data),
    ...checkEditions(files, { briefings, complete, data }),
    ...(compared?.findings ?? []),
  ]);
  return { findings, ids, topics, data, compared };
}

function findUnknownLook(files: Files, { front: { theme }, at }: Topic): readonly Finding[] {
  if (theme === undefined) return [];
  return unknownInLook(files, splitLook(theme)).map(({ message, hint }) => {
    return {
      ...at(['theme']),
      severity: 'error',
      message: `${message}${message.endsWith('?') ? ' ' : '; '}${hint}`,
      rule: 'unknown-theme',
    };
  });
}

/** What the rules find in the files of topics. */
function findInTopics(checked: Checked): readonly Finding[] {
  const files = new Set(checked.topics.map(({ file }) => file));
  return check(checked).filter(({ file }) => files.has(file));
}

/** What the rules find in data, these topics and templates; `data` is missing where they could be read only in part. */
export function checkDataAndTopics(
  files: Files,
  { topics: ids, published, tables }: CheckWhat,
): Pick<CheckedProject, 'findings' | 'topics' | 'data'> {
  try {
    const { checked, partly, findings } = readChecked(files, ids, published, tables);
    const { topics, data } = checked;
    const looks = [...topics, ...partly].flatMap((topic) => findUnknownLook(files, topic));
    // The rules go over the data once, with the topics that are whole.
    const inPartly = partly.length === 0 ? [] : findInTopics({ ...checked, topics: partly, complete: false });
    return { findings: [...findings, ...looks, ...check(checked), ...inPartly], topics, data };
  } catch (error) {
    if (!(error instanceof BriefError) || error.findings.length === 0) throw error;
    return { findings: findPartly(files, { ids, published, tables, errors: error.findings }), topics: [] };
  }
}
