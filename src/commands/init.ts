import path from 'node:path';
import { makeProject } from '../build/make-project.ts';
import type { Options } from '../command-line/options.ts';
import type { Edge } from '../project/edge.ts';

/** Makes a project and prints its files, then on stderr the commands that build it. Gives the exit code. */
export function runInit({ name, lang, json, quiet }: Options, edge: Edge): number {
  const { files, kept, topics, notes } = makeProject({ name, lang }, edge);
  const folder = path.relative(edge.cwd, edge.root);
  const shown = (file: string): string => path.join(folder, file);
  edge.print(json ? JSON.stringify({ root: edge.root, files, kept, topics }, null, 2) : files.map(shown).join('\n'));
  if (quiet) return 0;
  for (const file of kept) edge.tell(`${shown(file)} is yours, and stays as it was`);
  for (const note of notes) edge.tell(note);
  const project = folder === '' ? '' : ` --project ${/^[\w./-]+$/.test(folder) ? folder : `"${folder}"`}`;
  const [topic = ''] = topics;
  edge.tell(`build it: briefpress --topic ${topic}${project}`);
  edge.tell(`see it while you write: briefpress --topic ${topic}${project} --watch --open`);
  return 0;
}
