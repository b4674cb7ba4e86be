import { list } from '../build/list.ts';
import type { Options } from '../command-line/options.ts';
import type { Edge } from '../project/edge.ts';
import { formatColumns } from '../project/rows.ts';

/** Lists topics, themes, places, sources or statistics, one a line, the id first. Gives the exit code. */
export async function runList(options: Options, edge: Edge): Promise<number> {
  const [subject = 'topics'] = options.words;
  const found = await list(subject, options, edge);
  const things = found.map(({ json }) => json);
  if (options.json) edge.print(JSON.stringify(things, null, 2));
  else for (const line of formatColumns(found.flatMap(({ lines }) => lines))) edge.print(line);
  return 0;
}
