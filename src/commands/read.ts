import type { Options } from '../command-line/options.ts';
import { openPdf } from '../manifest/pdf-file.ts';
import { readAloud } from '../pdf/read/read-aloud.ts';
import type { Edge } from '../project/edge.ts';

/** Prints what a screen reader would say of a PDF, from its tags. Gives the exit code. */
export async function runRead({ words, json }: Options, edge: Edge): Promise<number> {
  const { name, reading } = openPdf(words[0] ?? '');
  const { language, pages, structure } = reading;
  if (structure.length === 0)
    edge.tell(`warning: ${name} has no tags: a screen reader guesses the order; here is the text as it is painted`);
  const untagged = pages.flatMap(({ runs }) => runs.map(({ text }) => text)).join('\n');
  const aloud = structure.length === 0 ? untagged : readAloud(structure).trimEnd();
  if (json)
    edge.print(JSON.stringify({ language: language ?? null, pages: pages.length, lines: aloud.split('\n') }, null, 2));
  else if (aloud !== '') edge.print(aloud);
  return 0;
}
