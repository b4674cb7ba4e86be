// What a program that depends on the package can call: build/API.md tells of it.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BuildOptions, CheckOptions, CheckResult, DateOption, LanguageOptions } from './build/library.ts';
import type { BuildEdge } from './build/request.ts';
import type { BuildResult, ListedSource, ListedStatistic, ListedTopic } from './build/results.ts';
import type { Explanation } from './manifest/explanation.ts';
import { setApart } from './project/apart.ts';
import { chooseProject } from './project/find-project.ts';
import { machineEdge } from './project/process.ts';
import { sha256 } from './project/sha256.ts';

export type { BuildOptions, CheckOptions, CheckResult, LanguageOptions } from './build/library.ts';
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

/** A project. Each method throws BriefError where it cannot do what it is asked. */
export interface Project {
  /** Absolute path. */
  readonly root: string;
  /** Everything that is wrong in data, topics, templates and themes. Starts no browser. */
  check(options?: CheckOptions): Promise<CheckResult>;
  /** Builds briefings that are not up to date. One that fails is a result, and stops no other. */
  build(options: BuildOptions): Promise<readonly BuildResult[]>;
  /** Where a statistic comes from, and what is known against it. */
  explain(statistic: string, options?: LanguageOptions & DateOption): Promise<Explanation>;
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
    check: async (what = {}) => (await library()).check(edge, what),
    build: async (what) => await (await library()).build(edge, what),
    explain: async (statistic, what = {}) => (await library()).explain(edge, statistic, what),
    listTopics: async () => (await library()).listTopics(edge),
    listThemes: async () => (await library()).listThemeNames(edge),
    listSources: async (what = {}) => (await library()).listSources(edge, what),
    listStatistics: async (what = {}) => (await library()).listStatistics(edge, what),
  };
}

/** Imported when a method is called, so that a program starts as fast as without. */
const library = () => import('./build/library.ts');

/** What a build takes from outside, for a program that keeps its own streams and signals. */
function libraryEdge(root: string, { environment = process.env, onWarning = () => {} }: ProjectOptions): BuildEdge {
  const self = fileURLToPath(import.meta.url);
  const engine = path.dirname(path.dirname(self));
  setApart(engine);
  // As run.mjs has it, so that what the command line built is up to date here too.
  const code = sha256(readFileSync(self)).slice(0, 24);
  return { ...machineEdge(engine, code, environment), root, tell: onWarning };
}
