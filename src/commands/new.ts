import { describeSource } from '../build/describe-source.ts';
import { makePalette, makeTheme, makeTopic } from '../build/make-files.ts';
import { makeLocale } from '../build/make-locale.ts';
import type { Options } from '../command-line/options.ts';
import type { Edge } from '../project/edge.ts';
import { BriefError } from '../project/errors.ts';
import { didYouMean } from '../project/nearest.ts';

const usage =
  'briefpress new topic ID [--source ID], new source FILE, new locale TAG, new theme NAME [HUE], or new palette NAME HUE, the hue from 0 to 359';

/** Writes a working starting point and prints its files. Gives the exit code. */
export async function runNew(options: Options, edge: Edge): Promise<number> {
  const [kind = '', id = '', hue] = options.words;
  if (options.sources.length > (kind === 'topic' ? 1 : 0))
    throw refuse(`new ${kind} takes ${kind === 'topic' ? 'one' : 'no'} --source`);
  if (kind === 'source' && hue === undefined) return newSource(id, options, edge);
  if (kind === 'locale' && hue === undefined) return newLocale(id, options, edge);
  if (kind !== 'topic' && kind !== 'theme' && kind !== 'palette')
    throw refuse(`"${kind}" cannot be made${didYouMean(kind, ['topic', 'source', 'locale', 'theme', 'palette'])}`);
  if (kind === 'palette') return newPalette(id, hue, options, edge);
  if (kind === 'theme') return newTheme(id, hue, options, edge);
  if (hue !== undefined) throw refuse('new topic takes only an id');
  const { file, notes } = await makeTopic(id, options.sources[0], edge);
  edge.print(options.json ? JSON.stringify({ id, file }, null, 2) : file);
  if (!options.quiet) for (const note of notes) edge.tell(note);
  if (!options.quiet) edge.tell(`next: briefpress --topic ${id}`);
  return 0;
}

async function newSource(file: string, { lang, json, quiet }: Options, edge: Edge): Promise<number> {
  const made = await describeSource(file, lang, edge);
  edge.print(json ? JSON.stringify(made, null, 2) : made.file);
  if (quiet) return 0;
  for (const line of made.undecided) edge.tell(`not decided: ${line}`);
  edge.tell(`next: briefpress list statistics --source ${made.id}`);
  return 0;
}

function newLocale(tag: string, { json, quiet }: Options, edge: Edge): number {
  const { file, left } = makeLocale(tag, edge);
  edge.print(json ? JSON.stringify({ tag, file, left }, null, 2) : file);
  if (quiet) return 0;
  if (left > 0)
    edge.tell(
      `${left} ${left === 1 ? 'text is' : 'texts are'} left to translate; "briefpress check" names them until they are`,
    );
  edge.tell(`next: write "locale: ${tag}" into data/publication.yaml, or a topic as templates/topics/ID.${tag}.md`);
  return 0;
}

function newPalette(id: string, text: string | undefined, { json, quiet }: Options, edge: Edge): number {
  if (text === undefined) throw refuse('a palette needs a hue');
  const file = makePalette(id, readHue(text), edge);
  edge.print(json ? JSON.stringify({ id, file }, null, 2) : file);
  if (!quiet) edge.tell(`next: briefpress --topic ID --palette ${id}`);
  return 0;
}

function readHue(text: string): number {
  if (/^\d{1,3}$/.test(text) && Number(text) < 360) return Number(text);
  throw refuse(`"${text}" is not a hue`);
}

function newTheme(id: string, text: string | undefined, { theme, json, quiet }: Options, edge: Edge): number {
  const hue = text === undefined ? undefined : readHue(text);
  const files = makeTheme(id, { hue, from: theme }, edge);
  edge.print(json ? JSON.stringify({ id, files }, null, 2) : files.join('\n'));
  if (!quiet) edge.tell(`next: briefpress --topic ID --theme ${id}`);
  return 0;
}

function refuse(message: string): BriefError {
  return new BriefError('usage', message, { hint: usage });
}
