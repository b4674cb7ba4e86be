import { type WrittenPicture, writePictures } from '../build/pictures.ts';
import { showProgress } from '../build/progress.ts';
import { tellFailures } from '../build/tell.ts';
import type { Options } from '../command-line/options.ts';
import type { Edge } from '../project/edge.ts';

/** Writes the charts of the topics named as pictures of their own and prints the path of each. Gives the exit code. */
export async function runChart(options: Options, edge: Edge): Promise<number> {
  const request = { ...options, topics: [...options.topics, ...options.words] };
  const failures = tellFailures(edge);
  const written: WrittenPicture[] = [];
  let code = 0;
  const failed: Parameters<typeof writePictures>[2] = (briefing, error) => {
    code = failures.tell(briefing, error);
  };
  const progress = showProgress(options.quiet ? undefined : edge.live);
  const { begin, stage, finish: end, expect: count } = progress;
  try {
    for await (const picture of writePictures(request, edge, failed, { begin, stage, end, count })) {
      written.push(picture);
      if (!options.json) edge.print(picture.file);
    }
  } finally {
    progress.end();
  }
  if (options.json) edge.print(JSON.stringify(written, null, 2));
  return code;
}
