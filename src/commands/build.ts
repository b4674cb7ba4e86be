import path from 'node:path';
import { fileName } from '../build/file-name.ts';
import { openState } from '../build/state.ts';
import { tellBuild } from '../build/tell.ts';
import type { Options } from '../command-line/options.ts';
import type { Edge } from '../project/edge.ts';
import { projectFiles } from '../project/files.ts';
import { openForUser } from '../project/open.ts';
import { projectPaths } from '../project/paths.ts';

/** Builds what the options name, once or with --watch again on every change. Gives the exit code: the worst of all. */
export async function runBuild(options: Options, edge: Edge): Promise<number> {
  if (options.watch) return await (await import('../build/watch.ts')).watchBriefings(options, edge, options);
  const state = openState(options, edge);
  if (edge.handOver !== undefined && state.unchanged() === undefined) return await edge.handOver();
  const { code } = await tellBuild(options, edge, options, state);
  if (code === 0 && options.open) await openResult(options, edge);
  return code;
}

/** The one file, or the folder of several. */
async function openResult(options: Options, edge: Edge): Promise<void> {
  const { out } = projectPaths(edge.root, options.out);
  const { nameRequested } = await import('../build/requested.ts');
  const { named } = await nameRequested(options, projectFiles(edge));
  const [briefing, ...others] = named;
  const [format, ...formats] = options.formats;
  if (briefing === undefined) return;
  const single = others.length === 0 && formats.length === 0;
  openForUser(single && format !== undefined ? path.join(out, fileName(briefing.name, format)) : out, edge.tell);
}
