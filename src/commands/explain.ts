import { publicationDate } from '../build/asked-date.ts';
import type { Options } from '../command-line/options.ts';
import { explainRows } from '../manifest/explain-rows.ts';
import { describeExplained, explainStatistic } from '../manifest/explain-statistic.ts';
import type { Edge } from '../project/edge.ts';
import { projectFiles } from '../project/files.ts';
import { formatRows } from '../project/rows.ts';

/** Prints where a statistic comes from and what is known against it. Gives the exit code. */
export async function runExplain(options: Options, edge: Edge): Promise<number> {
  const published = publicationDate(options, edge);
  const explained = await explainStatistic(projectFiles(edge), options.words[0] ?? '', {
    lang: options.lang,
    published,
  });
  if (options.json) edge.print(JSON.stringify(describeExplained(explained), null, 2));
  else for (const line of [explained.statistic.id, ...formatRows(explainRows(explained))]) edge.print(line);
  return 0;
}
