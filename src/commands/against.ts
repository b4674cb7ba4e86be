import fs from 'node:fs';
import path from 'node:path';
import type { Options } from '../command-line/options.ts';
import { loadData, openTables } from '../data/load.ts';
import { compareReleases, lastDay } from '../data/tables/compare-releases.ts';
import { currentRelease, readRelease } from '../data/tables/read-release.ts';
import { largestTable, tableFilesOf } from '../data/tables/read-tables.ts';
import { addToHistory } from '../data/tables/release-history.ts';
import type { Data, Source } from '../data/types.ts';
import type { Edge } from '../project/edge.ts';
import { BriefError } from '../project/errors.ts';
import { type Files, projectFiles } from '../project/files.ts';
import { didYouMean } from '../project/nearest.ts';
import { writeFile } from '../project/write.ts';
import { additionLines, describeRelease, revisionLines, summarizeRelease } from './tell-releases.ts';

/**
 * Compares the table file of a source with an earlier release of it, prints every value that is new, revised or gone,
 * and keeps them in the source's history. Gives the exit code, 0 whatever changed.
 */
export async function runAgainst(given: string, { words, json, quiet }: Options, edge: Edge): Promise<number> {
  const bytes = readOld(path.resolve(edge.cwd, given), given);
  const files = projectFiles(edge);
  const data = loadData(files, await openTables(files));
  const { source, file } = chooseTable(given, words, data, files);
  const { findings, ...old } = await readRelease({ source, file, name: given, bytes }, data, files);
  // A measure that the earlier release does not have is new, and no error; its day need not be known.
  const errors = findings.filter(
    ({ file: where, rule }) => rule !== 'missing-cell' && (where === given || rule !== 'missing-head'),
  );
  if (errors.length > 0) {
    throw new BriefError('data', `${given} cannot be read as ${source.at().file} describes it`, { findings: errors });
  }
  const current = currentRelease({ source, file }, data);
  const [before, now] = [lastDay(old), lastDay(current)];
  if (before > now) {
    throw new BriefError('usage', `${given} reaches to ${before}, and ${file} only to ${now}: it is the newer one`, {
      hint: 'put it in place of the table file, and compare that with the earlier release',
    });
  }
  const changes = compareReleases(old, current);
  const history = `data/sources/${source.id}.history.csv`;
  const kept = files.exists(history) ? Buffer.from(files.bytes(history, largestTable)).toString() : '';
  const after = addToHistory(kept, changes, source.record.published);
  if (after !== kept) writeFile(path.join(edge.root, history), after);
  if (json) {
    const told = { source: source.id, file, against: given, ...describeRelease(changes) };
    edge.print(JSON.stringify(told, null, 2));
    return 0;
  }
  edge.print(`${source.id}: ${file} against ${given}: ${summarizeRelease(changes)}`);
  for (const line of revisionLines(changes)) edge.print(line);
  for (const line of additionLines(changes)) edge.print(line);
  if (after !== kept && !quiet) edge.tell(`kept in ${history}`);
  return 0;
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
