import path from 'node:path';
import type { Options } from '../command-line/options.ts';
import { loadData } from '../data/load.ts';
import { idPattern } from '../data/schema.ts';
import type { Edge } from '../project/edge.ts';
import { BriefError } from '../project/errors.ts';
import { projectFiles } from '../project/files.ts';
import { didYouMean } from '../project/nearest.ts';
import { projectPaths } from '../project/paths.ts';
import { prepareOutput, writeFile } from '../project/write.ts';
import { starterTopic } from '../topic/starter.ts';
import { runNewTheme } from './new-theme.ts';

const kinds = ['topic', 'theme'] as const;

/** Writes a working starting point and prints its path. Gives the exit code. */
export function runNew(options: Options, edge: Edge): number {
  const { words, json, quiet } = options;
  const [kind = '', id = '', hue] = words;
  if (kind === 'theme') return runNewTheme(options, edge);
  if (kind !== 'topic' || hue !== undefined) {
    const wrong =
      kind === 'topic' ? 'new topic takes an id alone' : `"${kind}" cannot be made${didYouMean(kind, kinds)}`;
    throw new BriefError('usage', wrong, { hint: 'briefpress new topic ID, or new theme NAME [HUE]' });
  }
  const files = projectFiles(edge);
  refuseBadId(id);
  const file = `templates/topics/${id}.md`;
  if (files.exists(file)) {
    throw new BriefError('usage', `${file} is there already`, { hint: 'choose another id; nothing was changed' });
  }
  const text = starterTopic(id, loadData(files));
  if (text === undefined) {
    throw new BriefError('data', 'the data have too few statistics to start a topic with', {
      hint: 'add a source with two levels, each with a grade, a place and a period: data/README.md says how',
    });
  }
  const { topics } = projectPaths(edge.root);
  prepareOutput(topics);
  writeFile(path.join(topics, `${id}.md`), text);
  edge.print(json ? JSON.stringify({ id, file }, null, 2) : file);
  if (!quiet) edge.tell(`next: briefpress --topic ${id}`);
  return 0;
}

function refuseBadId(id: string): void {
  if (idPattern.test(id)) return;
  const better = id
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 64);
  throw new BriefError('usage', `"${id}" is not an id`, {
    hint: `lower-case letters, digits and hyphens, at most 64${better === '' ? '' : `; such as ${better}`}`,
  });
}
