// What a program that depends on the package can call: commands/API.md tells of it. Each method imports what it works with
// when it is called, so that a program starts as fast as without.
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BuildEdge, BuildRequest } from './build/request.ts';
import type { BuildResult, ListedSource, ListedStatistic, ListedTopic } from './build/results.ts';
import type { Explanation } from './manifest/explanation.ts';
import { openCache } from './project/cache.mjs';
import type { Finding } from './project/errors.ts';
import { chooseProject } from './project/find-project.ts';
import { sha256 } from './project/sha256.ts';

export type {
  BuildResult,
  EditionState,
  ListedBriefing,
  ListedSource,
  ListedStatistic,
  ListedTopic,
  WrittenFile,
} from './build/results.ts';
export type { Shard } from './build/shard.ts';
export type { ExplainedOrigin, ExplainedSource, Explanation } from './manifest/explanation.ts';
export type { Format } from './page/format.ts';
export { BriefError, type Failure, type Finding, type Position } from './project/errors.ts';

export interface ProjectOptions {
  /** In place of `process.env`; SOURCE_DATE_EPOCH and PUPPETEER_EXECUTABLE_PATH are read from it. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Told what the command line would write to stderr and is in no result. */
  readonly onWarning?: (line: string) => void;
}

/** What to build. Missing: as the command line has it without the flag. */
export type BuildOptions = Partial<BuildRequest> & {
  /** Told of each briefing as soon as it is written, up to date or failed. */
  readonly onResult?: (result: BuildResult) => void;
};

/** A date of publication: YYYY-MM-DD, otherwise SOURCE_DATE_EPOCH, otherwise today. */
interface Dated {
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

/** A project. Each method throws BriefError where it cannot do what it is asked. */
export interface Project {
  /** Absolute path. */
  readonly root: string;
  /** Everything that is wrong in data, topics, templates and themes. Starts no browser. */
  check(options?: CheckOptions): Promise<CheckResult>;
  /** Builds briefings that are not up to date. One that fails is a result, and stops no other. */
  build(options: BuildOptions): Promise<readonly BuildResult[]>;
  /** Where a statistic comes from, and what is known against it. */
  explain(statistic: string, options?: LanguageOptions & Dated): Promise<Explanation>;
  listTopics(): Promise<readonly ListedTopic[]>;
  listThemes(): Promise<readonly string[]>;
  listSources(options?: LanguageOptions): Promise<readonly ListedSource[]>;
  listStatistics(options?: LanguageOptions): Promise<readonly ListedStatistic[]>;
}

/**
 * Opens the project in a folder, absolute or relative to the working directory.
 * @throws BriefError usage, where the folder is no project.
 */
export function openProject(folder: string, options: ProjectOptions = {}): Project {
  const edge = libraryEdge(chooseProject(process.cwd(), folder), options);
  return {
    root: edge.root,
    check: (what = {}) => check(edge, what),
    build: (what) => build(edge, what),
    explain: (statistic, what = {}) => explain(edge, statistic, what),
    listTopics: async () => {
      const [{ describeTopics }, { plainRequest }] = [
        await import('./build/list-topics.ts'),
        await import('./build/request.ts'),
      ];
      const { files, data } = await read(edge);
      return describeTopics({ request: plainRequest, edge, files, data });
    },
    listThemes: async () => {
      const { listThemes } = await import('./style/theme/load.ts');
      return listThemes(await filesOf(edge));
    },
    listSources: async (what = {}) => {
      const { describeSources } = await import('./build/list-data.ts');
      const { data, locale } = await read(edge, what);
      return describeSources(data, locale);
    },
    listStatistics: async (what = {}) => {
      const { describeStatistic } = await import('./build/list-data.ts');
      const { data, locale } = await read(edge, what);
      return [...data.statistics.values()].map((statistic) => describeStatistic(statistic, locale));
    },
  };
}

/** What a build takes from outside, for a program that keeps its own streams and signals. */
function libraryEdge(root: string, { environment = process.env, onWarning = () => {} }: ProjectOptions): BuildEdge {
  const self = fileURLToPath(import.meta.url);
  const engine = path.dirname(path.dirname(self));
  const now = (): Date => new Date();
  return {
    root,
    engine,
    // As run.mjs has it, so that what the command line built is up to date here too.
    code: sha256(readFileSync(self)).slice(0, 24),
    cache: openCache(engine, environment),
    cores: availableParallelism(),
    environment,
    tell: onWarning,
    today: () => now().toISOString().slice(0, 10),
    now,
  };
}

async function filesOf(edge: BuildEdge) {
  const { projectFiles } = await import('./project/files.ts');
  return projectFiles(edge);
}

async function read(edge: BuildEdge, { lang }: LanguageOptions = {}) {
  const [{ loadData }, { chooseLocale }] = [await import('./data/load.ts'), await import('./check/project.ts')];
  const files = await filesOf(edge);
  const data = loadData(files);
  return { files, data, locale: chooseLocale(files, data, lang) };
}

async function dateOf(edge: BuildEdge, dated: Dated): Promise<string> {
  const { publicationDate } = await import('./build/choose.ts');
  return publicationDate(dated, edge);
}

async function check(edge: BuildEdge, { topics = [], ...dated }: CheckOptions): Promise<CheckResult> {
  const { checkProject } = await import('./check/check-project.ts');
  const { findings } = checkProject(await filesOf(edge), { topics, published: await dateOf(edge, dated) });
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return { findings, errors, warnings: findings.length - errors };
}

async function build(edge: BuildEdge, { onResult, ...asked }: BuildOptions): Promise<readonly BuildResult[]> {
  const [{ buildBriefings }, { plainRequest }] = [await import('./build/build.ts'), await import('./build/request.ts')];
  const results: BuildResult[] = [];
  for await (const result of buildBriefings({ ...plainRequest, ...asked }, edge)) {
    onResult?.(result);
    results.push(result);
  }
  return results;
}

async function explain(
  edge: BuildEdge,
  statistic: string,
  { lang, ...dated }: LanguageOptions & Dated,
): Promise<Explanation> {
  const { describeExplained, explainStatistic } = await import('./manifest/explain-statistic.ts');
  const published = await dateOf(edge, dated);
  return describeExplained(explainStatistic(await filesOf(edge), statistic, { lang, published }));
}
