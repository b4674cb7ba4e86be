import fs from 'node:fs';
import path from 'node:path';
import { loadData, openTables } from '../data/load.ts';
import { compareReleases, lastDayOfRelease, type ReleaseChanges } from '../data/tables/compare-releases.ts';
import { currentRelease, readRelease } from '../data/tables/read-release.ts';
import { largestTable, tableFilesOf } from '../data/tables/read-tables.ts';
import { addToHistory } from '../data/tables/release-history.ts';
import type { Data, Source } from '../data/types.ts';
import type { Edge } from '../project/edge.ts';
import { BriefError } from '../project/errors.ts';
import { type Files, projectFiles } from '../project/files.ts';
import { didYouMean } from '../project/nearest.ts';
import { writeFile } from '../project/write.ts';

/** What the table file of a source says that an earlier release of it does not. */
export interface ReleaseComparison {
  /** Id of the source. */
  readonly source: string;
  /** The table file, from the project's root. */
  readonly file: string;
  readonly changes: ReleaseChanges;
  /** The file that the changes were kept in, from the project's root; missing where it had them. */
  readonly kept?: string;
}

/**
 * Compares the table file of a source with an earlier release of it, a file named from the working directory, and keeps
 * what changed in the source's history. `asked` are the ids of sources that were named, at most one.
 * @throws BriefError usage, for a file that is no earlier release; data, for one that cannot be read.
 */
export async function compareWithEarlier(
  given: string,
  asked: readonly string[],
  edge: Edge,
): Promise<ReleaseComparison> {
  const bytes = readOld(path.resolve(edge.cwd, given), given);
  const files = projectFiles(edge);
  const data = loadData(files, await openTables(files));
  const { source, file } = chooseTable(given, asked, data, files);
  const { findings, ...old } = await readRelease({ source, file, name: given, bytes }, data, files);
  // A measure that the earlier release does not have is new, and no error; its day need not be known.
  const errors = findings.filter(
    ({ file: where, rule }) => rule !== 'missing-cell' && (where === given || rule !== 'missing-head'),
  );
  if (errors.length > 0) {
    throw new BriefError('data', `${given} cannot be read as ${source.at().file} describes it`, { findings: errors });
  }
  const current = currentRelease({ source, file }, data);
  const [before, now] = [lastDayOfRelease(old), lastDayOfRelease(current)];
  if (before > now) {
    throw new BriefError('usage', `${given} reaches to ${before}, and ${file} only to ${now}: it is the newer one`, {
      hint: 'put it in place of the table file, and compare that with the earlier release',
    });
  }
  const changes = compareReleases(old, current);
  return { source: source.id, file, changes, ...keep(changes, source, { files, root: edge.root }) };
}

function keep(
  changes: ReleaseChanges,
  { id, record }: Source,
  { files, root }: { readonly files: Files; readonly root: string },
): Pick<ReleaseComparison, 'kept'> {
  const history = `data/sources/${id}.history.csv`;
  const before = files.exists(history) ? Buffer.from(files.bytes(history, largestTable)).toString() : '';
  const after = addToHistory(before, changes, record.published);
  if (after === before) return {};
  writeFile(path.join(root, history), after);
  return { kept: history };
}

function readOld(target: string, given: string): Uint8Array {
  const stat = fs.statSync(target, { throwIfNoEntry: false });
  if (stat === undefined) throw new BriefError('usage', `--against: ${given}: no such file`);
  if (!stat.isFile()) throw new BriefError('usage', `--against: ${given}: this is not a file`);
  if (stat.size > largestTable) {
    throw new BriefError('usage', `--against: ${given}: the file has more than ${largestTable / 1024 / 1024} MB`);
  }
  return fs.readFileSync(target);
}

interface Table {
  readonly source: Source;
  readonly file: string;
}

/** The table file that an earlier release is of: of the source named, or of the only one that it can be. */
function chooseTable(given: string, words: readonly string[], { sources }: Data, files: Files): Table {
  const [asked] = words;
  if (words.length > 1) throw new BriefError('usage', '--against compares the table file of one source');
  const all = [...sources.values()].flatMap((source) =>
    [...new Set(tableFilesOf(source, files))].map((file) => ({ source, file })),
  );
  const known = [...new Set(all.map(({ source }) => source.id))];
  const hint =
    known.length === 0 ? 'no source describes a table file' : `sources with a table file: ${known.join(', ')}`;
  if (asked !== undefined && !known.includes(asked)) {
    const what = sources.has(asked) ? `source "${asked}" has no table file` : `unknown source "${asked}"`;
    throw new BriefError('usage', `${what}${didYouMean(asked, known)}`, { hint });
  }
  const tables = all.filter(({ source }) => asked === undefined || source.id === asked);
  const alike = (part: (name: string) => string): readonly Table[] =>
    tables.filter(({ file }) => part(file).toLowerCase() === part(given).toLowerCase());
  const found = [tables, alike(path.extname), alike(path.basename)].find(({ length }) => length === 1)?.[0];
  if (found !== undefined) return found;
  const which =
    asked === undefined ? `which source is ${given} a release of?` : `which file of ${asked} is ${given} a release of?`;
  const names = tables.map(({ file }) => path.basename(file)).join(', ');
  const cure = asked === undefined ? hint : `it has ${names}; give the earlier release the name of one of them`;
  throw new BriefError('usage', which, { hint: cure });
}
