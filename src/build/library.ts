import { checkProject } from '../check/check-project.ts';
import { chooseLocale } from '../check/project.ts';
import { loadData } from '../data/load.ts';
import { describeExplained, explainStatistic } from '../manifest/explain-statistic.ts';
import type { Explanation } from '../manifest/explanation.ts';
import type { Finding } from '../project/errors.ts';
import { projectFiles } from '../project/files.ts';
import { listThemes } from '../style/theme/load.ts';
import { buildBriefings } from './build.ts';
import { publicationDate } from './choose.ts';
import { describeSources, describeStatistic } from './list-data.ts';
import { describeTopics } from './list-topics.ts';
import { type BuildEdge, type BuildRequest, plainRequest } from './request.ts';
import type { BuildResult, ListedSource, ListedStatistic, ListedTopic } from './results.ts';

/** What to build. Missing: as the command line has it without the flag. */
export type BuildOptions = Partial<BuildRequest> & {
  /** Told of each briefing as soon as it is written, up to date or failed. */
  readonly onResult?: (result: BuildResult) => void;
};

/** A date of publication: YYYY-MM-DD, otherwise SOURCE_DATE_EPOCH, otherwise today. */
export interface Dated {
  readonly date?: string;
}

export interface CheckOptions extends Dated {
  /** Ids of topics; missing: all of them. */
  readonly topics?: readonly string[];
}

export interface CheckResult {
  readonly findings: readonly Finding[];
  readonly errors: number;
  readonly warnings: number;
}

export interface LanguageOptions {
  /** A language tag; missing: the publication's own. */
  readonly lang?: string;
}

export function check(edge: BuildEdge, { topics = [], ...dated }: CheckOptions): CheckResult {
  const { findings } = checkProject(projectFiles(edge), { topics, published: publicationDate(dated, edge) });
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return { findings, errors, warnings: findings.length - errors };
}

export async function build(edge: BuildEdge, { onResult, ...asked }: BuildOptions): Promise<readonly BuildResult[]> {
  const results: BuildResult[] = [];
  for await (const result of buildBriefings({ ...plainRequest, ...asked }, edge)) {
    onResult?.(result);
    results.push(result);
  }
  return results;
}

export function explain(edge: BuildEdge, statistic: string, { lang, ...dated }: LanguageOptions & Dated): Explanation {
  const published = publicationDate(dated, edge);
  return describeExplained(explainStatistic(projectFiles(edge), statistic, { lang, published }));
}

export function listTopics(edge: BuildEdge): readonly ListedTopic[] {
  const files = projectFiles(edge);
  return describeTopics({ request: plainRequest, edge, files, data: loadData(files) });
}

export function listThemeNames(edge: BuildEdge): readonly string[] {
  return listThemes(projectFiles(edge));
}

export function listSources(edge: BuildEdge, { lang }: LanguageOptions): readonly ListedSource[] {
  const files = projectFiles(edge);
  const data = loadData(files);
  return describeSources(data, chooseLocale(files, data, lang));
}

export function listStatistics(edge: BuildEdge, { lang }: LanguageOptions): readonly ListedStatistic[] {
  const files = projectFiles(edge);
  const data = loadData(files);
  const locale = chooseLocale(files, data, lang);
  return [...data.statistics.values()].map((statistic) => describeStatistic(statistic, locale));
}
