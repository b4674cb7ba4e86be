import { chooseTopics } from '../check/choose-briefings.ts';
import { findInPages } from '../check/page-findings.ts';
import { type LoadedProject, loadProject, openPlaces, placesIn } from '../check/project.ts';
import { openTables } from '../data/load.ts';
import type { Tables } from '../data/tables/read-tables.ts';
import { BriefError, type Finding, sortFindings } from '../project/errors.ts';
import type { Files } from '../project/files.ts';
import type { BriefingName } from '../topic/params.ts';
import type { Topic } from '../topic/types.ts';
import { publicationDate } from './asked-date.ts';
import { chooseRequested } from './choose.ts';
import { openPlanner, type Planner } from './plan.ts';
import type { BuildEdge, BuildRequest } from './request.ts';
import { readSince } from './since.ts';

/** The briefings that a command is asked for, and what plans them. */
export interface RequestedBriefings {
  readonly named: readonly BriefingName[];
  readonly planner: Planner;
  /** Reads and checks them. @throws BriefError data, for data that cannot be read. */
  readonly load: () => Promise<LoadedBriefings>;
}

export interface LoadedBriefings extends LoadedProject {
  /** The topics of the briefings without an error, in the order of their names. */
  readonly good: readonly Topic[];
  /** Why the others are not built, by name. */
  readonly refused: ReadonlyMap<string, BriefError>;
}

/** The briefings of a request, and the table files that had to be opened to name them. @throws BriefError as `openRequested`. */
export async function nameRequested(
  request: BuildRequest,
  files: Files,
): Promise<Pick<RequestedBriefings, 'named'> & { readonly tables: Tables | undefined }> {
  const tables = await openPlaces(files, chooseTopics(files, request.topics));
  return { named: chooseRequested(request, files, placesIn(files, tables)), tables };
}

/** @throws BriefError usage, for a request that names no briefing, an unknown one or an unknown look. */
export async function openRequested(request: BuildRequest, edge: BuildEdge, files: Files): Promise<RequestedBriefings> {
  const { named, tables } = await nameRequested(request, files);
  const planner = openPlanner({ request, edge, files, since: readSince(request.since) });
  return {
    named,
    planner,
    load: async () => {
      const read = loadProject(files, named, publicationDate(request, edge), tables ?? (await openTables(files)));
      const project = { ...read, findings: sortFindings([...read.findings, ...(await findInPages(files))]) };
      const refused = refusals(project, named);
      return { ...project, refused, good: project.topics.filter(({ id }) => !refused.has(id)) };
    },
  };
}

/** A briefing is refused for an error in its own topic or in what all of them share. */
function refusals(
  { topics, findings }: LoadedProject,
  named: readonly BriefingName[],
): ReadonlyMap<string, BriefError> {
  const errors = findings.filter(({ severity }) => severity === 'error');
  return new Map(
    named.flatMap((briefing): readonly (readonly [string, BriefError])[] => {
      const own = errors.filter((error) => concerns(error, briefing));
      if (own.length === 0 && topics.some(({ id }) => id === briefing.name)) return [];
      const count = own.length === 1 ? '1 error' : `${own.length} errors`;
      return [[briefing.name, new BriefError('data', `${count}; any earlier file is unchanged`, { findings: own })]];
    }),
  );
}

/** Whether a finding concerns a briefing: it is in its topic and of its place, or in what all of them share. */
export function concerns({ file, briefings }: Finding, { name, topic }: BriefingName): boolean {
  const of = /^templates\/topics\/(.*)\.md$/.exec(file)?.[1];
  return of === undefined || (of === topic && (briefings?.includes(name) ?? true));
}
