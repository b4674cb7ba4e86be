import fs from 'node:fs';
import path from 'node:path';
import { publicationDate } from '../build/asked-date.ts';
import { compareWithEarlier } from '../build/earlier-release.ts';
import { withProofs } from '../build/prove-charts.ts';
import { acceptGaps } from '../check/accept-gaps.ts';
import type { ArchiveReport } from '../check/archive.ts';
import { type CheckedProject, checkProject } from '../check/check-project.ts';
import { declaredExclusions, declaredLiterals } from '../check/literals.ts';
import { languagesWithoutWords } from '../check/numbers/unknown-languages.ts';
import type { Options } from '../command-line/options.ts';
import { openTables } from '../data/load.ts';
import { additionLines, describeRelease, revisionLines, summarizeRelease } from '../data/tables/tell-releases.ts';
import type { Data } from '../data/types.ts';
import type { Edge } from '../project/edge.ts';
import { BriefError, exitCodes, type Finding, formatFinding } from '../project/errors.ts';
import { type Files, projectFiles } from '../project/files.ts';
import { writeFile } from '../project/write.ts';

/** Prints every finding in data, topics, templates and themes, and a summary. Gives the exit code. */
export async function runCheck(options: Options, edge: Edge): Promise<number> {
  if (options.against !== undefined) return await runAgainst(options.against, options, edge);
  const files = projectFiles(edge);
  const first = await findAll(files, options, edge);
  const checked =
    options.write && writeGaps(first.findings, edge) ? await findAll(projectFiles(edge), options, edge) : first;
  const { findings, ids, data, compared } = checked;
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.length - errors;
  if (options.json) edge.print(JSON.stringify(describe(checked, { errors, warnings }), null, 2));
  else for (const finding of findings) edge.print(formatFinding(finding));
  if (!options.quiet) {
    if (compared !== undefined && data !== undefined) tellArchive(compared, data, edge);
    const unknown = languagesWithoutWords(checked);
    if (unknown.length > 0)
      edge.tell(`number words are not known in ${unknown.join(', ')}: only digits were looked for there`);
    const unread = data === undefined ? '; only what could be read was checked' : '';
    edge.tell(`${count(ids.length, 'topic')}: ${count(errors, 'error')}, ${count(warnings, 'warning')}${unread}`);
  }
  return errors > 0 ? exitCodes.data : 0;
}

async function findAll(files: Files, options: Options, edge: Edge): Promise<CheckedProject> {
  const found = await checkProject(files, {
    tables: await openTables(files),
    topics: [...options.words, ...options.topics],
    published: publicationDate(options, edge),
    archive: options.archive === undefined ? undefined : readArchive(options.archive),
  });
  return await withProofs(found, files);
}

const conflictsFile = 'data/conflicts.yaml';

/** Writes the gaps that older conflicts were written for, and tells which; gives whether there was one. */
function writeGaps(findings: readonly Finding[], edge: Edge): boolean {
  const file = path.join(edge.root, conflictsFile);
  const text = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
  const accepting = acceptGaps(text, findings);
  if (accepting.written.length === 0) return false;
  writeFile(file, accepting.text);
  for (const line of accepting.written) edge.tell(`wrote ${conflictsFile}:${line}`);
  return true;
}

/** Prints every value of a table file that is new, revised or gone since an earlier release. Gives 0 whatever changed. */
async function runAgainst(given: string, { words, json, quiet }: Options, edge: Edge): Promise<number> {
  const { source, file, changes, kept } = await compareWithEarlier(given, words, edge);
  if (json) {
    edge.print(JSON.stringify({ source, file, against: given, ...describeRelease(changes) }, null, 2));
    return 0;
  }
  edge.print(`${source}: ${file} against ${given}: ${summarizeRelease(changes)}`);
  for (const line of [...revisionLines(changes), ...additionLines(changes)]) edge.print(line);
  if (kept !== undefined && !quiet) edge.tell(`kept in ${kept}`);
  return 0;
}

function describe({ findings: found, topics, data, compared }: CheckedProject, counts: object): object {
  const findings = found.map(({ accepts: _, ...finding }) => finding);
  const literals = declaredLiterals(topics);
  const exclusions = data === undefined ? [] : declaredExclusions(data);
  const counted = { ...counts, literals: literals.length, exclusions: exclusions.length };
  const archive = compared && {
    literals: compared.literals,
    numbers: compared.numbers,
    uncovered: compared.uncovered,
  };
  return { findings, ...counted, declared: { literals, exclusions }, archive };
}

/** The closing note of a comparison: what was found, and every number that was declared to be no statistic. */
function tellArchive({ literals, numbers, uncovered }: ArchiveReport, data: Data, edge: Edge): void {
  const exclusions = declaredExclusions(data);
  edge.tell(
    `archive: ${count(literals, 'literal')} stand in the paragraph that they name; ${count(numbers, 'number')} of the texts are covered, ${uncovered.length} are not`,
  );
  edge.tell(`${count(exclusions.length, 'exclusion')}, numbers that are not statistics:`);
  for (const { source, paragraph, literal, kind, reason } of exclusions)
    edge.tell(`  ${source}, paragraph ${paragraph}: "${literal}" (${kind}): ${reason}`);
}

function count(size: number, what: string): string {
  return `${size} ${what}${size === 1 ? '' : 's'}`;
}

/** The files of a folder outside the project that the user named. @throws BriefError usage, if it is not a folder. */
function readArchive(folder: string): readonly Uint8Array[] {
  if (!fs.existsSync(folder) || !fs.statSync(folder).isDirectory()) {
    throw new BriefError('usage', `--archive: "${folder}" is not a folder`, {
      hint: 'name the folder that holds the stored texts of the sources',
    });
  }
  return fs
    .readdirSync(folder)
    .map((name) => path.join(folder, name))
    .filter((file) => fs.statSync(file).isFile())
    .map((file) => fs.readFileSync(file));
}
