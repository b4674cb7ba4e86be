import { checkProject } from '../check/check-project.ts';
import { chooseLocale } from '../check/locales.ts';
import { loadWithTables, openTables } from '../data/load.ts';
import { describeExplained, explainStatistic } from '../manifest/explain-statistic.ts';
import type { Explanation } from '../manifest/explanation.ts';
import type { Finding } from '../project/errors.ts';
import { projectFiles } from '../project/files.ts';
import { listThemes } from '../style/theme/load.ts';
import { publicationDate } from './asked-date.ts';
import { buildBriefings } from './build.ts';
import { describeSources, describeStatistic } from './list-data.ts';
import { describeTopics } from './list-topics.ts';
import { withProofs } from './prove-charts.ts';
import { type BuildEdge, type BuildRequest, plainRequest } from './request.ts';
import type { BuildResult, ListedSource, ListedStatistic, ListedTopic } from './results.ts';

/** What to build. Missing: as the command line has it without the flag. */
export type BuildOptions = Partial<BuildRequest> & {
  /** Told of each briefing as soon as it is written, up to date or failed. */
  readonly onResult?: (result: BuildResult) => void;
};

/** A date of publication: YYYY-MM-DD, otherwise SOURCE_DATE_EPOCH, otherwise today. */
export interface DateOption {
  readonly date?: string;
}

export interface CheckOptions extends DateOption {
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

export async function check(edge: BuildEdge, { topics = [], ...dated }: CheckOptions): Promise<CheckResult> {
  const files = projectFiles(edge);
  const tables = await openTables(files);
  const found = await checkProject(files, { topics, published: publicationDate(dated, edge), tables });
  const { findings } = await withProofs(found, files);
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

export async function explain(
  edge: BuildEdge,
  statistic: string,
  { lang, ...dated }: LanguageOptions & DateOption,
): Promise<Explanation> {
  const published = publicationDate(dated, edge);
  return describeExplained(await explainStatistic(projectFiles(edge), statistic, { lang, published }));
}

export async function listTopics(edge: BuildEdge): Promise<readonly ListedTopic[]> {
  const files = projectFiles(edge);
  return describeTopics({ request: plainRequest, edge, files, data: await loadWithTables(files) });
}

export function listThemeNames(edge: BuildEdge): readonly string[] {
  return listThemes(projectFiles(edge));
}

export async function listSources(edge: BuildEdge, { lang }: LanguageOptions): Promise<readonly ListedSource[]> {
  const files = projectFiles(edge);
  const data = await loadWithTables(files);
  return describeSources(data, chooseLocale(files, data, lang));
}

export async function listStatistics(edge: BuildEdge, { lang }: LanguageOptions): Promise<readonly ListedStatistic[]> {
  const files = projectFiles(edge);
  const data = await loadWithTables(files);
  const locale = chooseLocale(files, data, lang);
  return [...data.statistics.values()].map((statistic) => describeStatistic(statistic, locale));
}
