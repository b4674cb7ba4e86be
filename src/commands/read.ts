import type { Options } from '../command-line/options.ts';
import { askPdf } from '../manifest/foreign.ts';
import type { Edge } from '../project/edge.ts';

/** Prints what a screen reader would say of a PDF, from its tags. Gives the exit code. */
export async function runRead({ words, json }: Options, edge: Edge): Promise<number> {
  const [name = ''] = words;
  const { language, pages, isTagged, lines } = askPdf('aloud', name);
  if (!isTagged)
    edge.tell(`warning: ${name} has no tags: a screen reader guesses the order; here is the text as it is painted`);
  if (json) edge.print(JSON.stringify({ language, pages, lines }, null, 2));
  else if (lines.join('') !== '') edge.print(lines.join('\n'));
  return 0;
}
