import path from 'node:path';
import { makeProject } from '../build/make-project.ts';
import type { Options } from '../command-line/options.ts';
import type { Edge } from '../project/edge.ts';
import { exitCodes, formatFinding } from '../project/errors.ts';

/** Makes a project and prints its files, then on stderr the commands that build it. Gives the exit code. */
export async function runInit({ name, lang, table, example, json, quiet }: Options, edge: Edge): Promise<number> {
  const asked = { name, lang, example, table: table === undefined ? undefined : path.resolve(edge.cwd, table) };
  const { files, kept, topics, notes, problem } = await makeProject(asked, edge);
  const folder = path.relative(edge.cwd, edge.root);
  const shown = (file: string): string => path.join(folder, file);
  edge.print(json ? JSON.stringify({ root: edge.root, files, kept, topics }, null, 2) : files.map(shown).join('\n'));
  if (!quiet) for (const file of kept) edge.tell(`${shown(file)} is yours, and was left unchanged`);
  if (!quiet) for (const note of notes) edge.tell(note);
  const project = folder === '' ? '' : ` --project ${/^[\w./-]+$/.test(folder) ? folder : `"${folder}"`}`;
  if (problem !== undefined) {
    for (const finding of problem.findings) edge.tell(formatFinding({ ...finding, file: shown(finding.file) }));
    edge.tell(`error: the project has no briefing yet: ${problem.message}`);
    edge.tell(
      `  answer that in ${shown(problem.file)}, then: briefpress new topic ${problem.source} --source ${problem.source}${project}`,
    );
    return exitCodes.data;
  }
  if (quiet) return 0;
  const [topic = ''] = topics;
  edge.tell(`build it: briefpress ${topics.length > 1 ? '--all' : `--topic ${topic}`}${project}`);
  edge.tell(`see it while you write: briefpress --topic ${topic}${project} --watch --open`);
  return 0;
}
