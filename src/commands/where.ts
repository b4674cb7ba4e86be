import { publicationDate } from '../build/asked-date.ts';
import { describeUses, findUses, useRows } from '../check/where-used.ts';
import type { Options } from '../command-line/options.ts';
import type { Edge } from '../project/edge.ts';
import { projectFiles } from '../project/files.ts';
import { formatRows } from '../project/rows.ts';

/** Prints which topics use a statistic and where, and which data rest on it. Gives the exit code. */
export async function runWhere({ words: [name = ''], json, quiet, ...dated }: Options, edge: Edge): Promise<number> {
  const uses = await findUses(projectFiles(edge), name, publicationDate(dated, edge));
  for (const file of uses.unread) edge.tell(`${file} cannot be read; \`briefpress check\` says why`);
  if (json) {
    edge.print(JSON.stringify(describeUses(uses), null, 2));
    return 0;
  }
  const rows = useRows(uses);
  for (const line of formatRows(rows)) edge.print(line);
  if (rows.length === 0 && !quiet) edge.tell(`${uses.id} is used nowhere`);
  return 0;
}
