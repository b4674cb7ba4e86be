import path from 'node:path';
import type { Options } from '../command-line/options.ts';
import { chooseSources, unreadSources } from '../data/fetch/choose-sources.ts';
import { FetchError } from '../data/fetch/fetch-error.ts';
import { type Fetched, type FetchRun, fetchOne } from '../data/fetch/fetch-one.ts';
import { readKnownFiles } from '../data/fetch/known-files.ts';
import { openTables, readData } from '../data/load.ts';
import { describeRelease, revisionLines, summarizeRelease } from '../data/tables/tell-releases.ts';
import type { Source } from '../data/types.ts';
import type { Edge } from '../project/edge.ts';
import { BriefError, exitCodes, formatFinding } from '../project/errors.ts';
import { projectFiles } from '../project/files.ts';
import { projectPaths } from '../project/paths.ts';
import { version } from '../project/version.ts';
import { prepareOutput, writeFile } from '../project/write.ts';

/** Seconds without a byte, where --timeout gives none; a whole download may take ten times as long. */
const patience = 30;

/**
 * Downloads the table files of the sources named, or of all that name an address, and tells what changed. Prints the path
 * of each file written. Gives the exit code: that of `output` where something could not be had.
 */
export async function runFetch(options: Options, edge: Edge): Promise<number> {
  const files = projectFiles(edge);
  const data = readData(files, await openTables(files));
  const { publication, findings } = data;
  if (publication === undefined) throw new BriefError('data', 'the publication cannot be read', { findings });
  const sources = chooseSources(options.words, [...data.sources.values()], findings);
  const memory = path.join(projectPaths(edge.root).private, 'fetched.json');
  const seconds = options.timeout ?? patience;
  const run: FetchRun = {
    ...{ files, data: { ...data, publication }, root: edge.root, environment: edge.environment, today: edge.today() },
    limits: { bytes: 100 * 1024 * 1024, redirects: 5, idle: seconds * 1000, whole: seconds * 10_000 },
    allowPrivate: options.allowPrivate === true,
    userAgent: `briefpress/${version(edge.engine)}`,
  };
  const told: object[] = [];
  // On a schedule nobody runs `check`: a source that cannot be read is no reason to fetch less and say nothing.
  const unread = options.words.length === 0 ? unreadSources([...data.sources.values()], findings) : [];
  for (const finding of unread) edge.tell(formatFinding(finding));
  let [known, failed] = [readKnownFiles(memory), unread.length > 0];
  for (const source of sources) {
    for (const description of [source.record.fetch ?? []].flat()) {
      try {
        const fetched = await fetchOne(source, description, { ...run, known });
        known = fetched.known;
        told.push(tell(source, fetched, options, edge));
      } catch (error) {
        if (!(error instanceof FetchError)) throw error;
        failed = true;
        edge.tell(`error: ${source.id}: ${error.message}`);
        told.push({ source: source.id, outcome: 'failed', error: error.message });
      }
    }
  }
  prepareOutput(path.dirname(memory), edge.root);
  writeFile(memory, `${JSON.stringify(known, null, 2)}\n`);
  if (options.json) edge.print(JSON.stringify(told, null, 2));
  return failed ? exitCodes.output : 0;
}

/** Tells what became of one table file. Gives what `--json` says of it. */
function tell(
  { id }: Source,
  { file, written, changes, isFirst }: Fetched,
  { json, quiet }: Options,
  edge: Edge,
): object {
  if (!json) for (const each of written) edge.print(each);
  const [summary, lines] = isFirst
    ? [`${changes?.added.length ?? 0} values, for the first time`, []]
    : changes === undefined
      ? ['nothing new', []]
      : [summarizeRelease(changes), revisionLines(changes)];
  if (!quiet) for (const line of [`${id}: ${summary}`, ...lines]) edge.tell(line);
  const outcome = isFirst ? 'first' : changes === undefined ? 'unchanged' : 'replaced';
  return { source: id, file, outcome, ...(changes === undefined || isFirst ? {} : describeRelease(changes)) };
}
