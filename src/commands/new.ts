import fs from 'node:fs';
import path from 'node:path';
import { refuseUnknownTheme } from '../build/choose.ts';
import { describeSource } from '../build/describe-source.ts';
import type { Options } from '../command-line/options.ts';
import { idPattern } from '../data/fields.ts';
import { loadWithTables } from '../data/load.ts';
import type { Edge } from '../project/edge.ts';
import { BriefError } from '../project/errors.ts';
import { type Files, projectFiles } from '../project/files.ts';
import { didYouMean } from '../project/nearest.ts';
import { prepareOutput, writeFile } from '../project/write.ts';
import { loadTheme } from '../style/theme/load.ts';
import { coloursOfHue, retitle } from '../style/theme/make.ts';
import { starterTopic } from '../topic/starter.ts';

const usage = 'briefpress new topic ID [--source ID], new source FILE, or new theme NAME [HUE], the hue from 0 to 359';

/** Writes a working starting point and prints its files. Gives the exit code. */
export async function runNew(options: Options, edge: Edge): Promise<number> {
  const [kind = '', id = '', hue] = options.words;
  if (options.sources.length > (kind === 'topic' ? 1 : 0))
    throw new BriefError('usage', `new ${kind} takes ${kind === 'topic' ? 'one --source' : 'no --source'}`, {
      hint: usage,
    });
  if (kind === 'source' && hue === undefined) return newSource(id, options, edge);
  if (kind !== 'topic' && kind !== 'theme')
    throw new BriefError('usage', `"${kind}" cannot be made${didYouMean(kind, ['topic', 'source', 'theme'])}`, {
      hint: usage,
    });
  refuseBadId(id);
  if (kind === 'theme') return newTheme(id, hue, { options, edge });
  if (hue !== undefined) throw new BriefError('usage', 'new topic takes only an id', { hint: usage });
  return newTopic(id, options, edge);
}

async function newSource(file: string, { lang, json, quiet }: Options, edge: Edge): Promise<number> {
  const made = await describeSource(file, lang, edge);
  edge.print(json ? JSON.stringify(made, null, 2) : made.file);
  if (quiet) return 0;
  for (const line of made.undecided) edge.tell(`not decided: ${line}`);
  edge.tell(`next: briefpress list statistics --source ${made.id}`);
  return 0;
}

async function newTopic(id: string, { json, quiet, sources: [source] }: Options, edge: Edge): Promise<number> {
  const files = projectFiles(edge);
  const file = `templates/topics/${id}.md`;
  refuseTaken(files, file);
  const data = await loadWithTables(files);
  if (source !== undefined && !data.sources.has(source)) {
    const known = [...data.sources.keys()];
    throw new BriefError('usage', `unknown source "${source}"${didYouMean(source, known)}`, {
      hint: `sources: ${known.join(', ')}`,
    });
  }
  const text = starterTopic(id, data, source);
  if (text === undefined) {
    const whose = source === undefined ? 'the data have' : `the source "${source}" has`;
    throw new BriefError('data', `${whose} no statistic to start a topic with`, {
      hint: 'add a table, or values with a grade, a place and a period: data/README.md says how',
    });
  }
  const target = path.join(edge.root, file);
  prepareOutput(path.dirname(target));
  writeFile(target, text);
  edge.print(json ? JSON.stringify({ id, file }, null, 2) : file);
  if (!quiet) edge.tell(`next: briefpress --topic ${id}`);
  return 0;
}

const house = 'ink-blue';

const starterCss = `/* Rules of this theme, after templates/briefing.css. Colours are tokens, as var(--accent); fonts are
   var(--serif) and var(--sans); a size is a multiple of var(--pt), so that large print enlarges it. */
`;

/** A theme that passes its check, with the colours of a hue, or else of the theme that --theme names. */
function newTheme(
  id: string,
  hue: string | undefined,
  { options: { theme, json, quiet }, edge }: { readonly options: Options; readonly edge: Edge },
): number {
  if (hue !== undefined && !(/^\d{1,3}$/.test(hue) && Number(hue) < 360))
    throw new BriefError('usage', `"${hue}" is not a hue`, { hint: usage });
  const files = projectFiles(edge);
  refuseUnknownTheme(files, theme);
  const folder = `templates/themes/${id}`;
  refuseTaken(files, folder);
  const name = id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' ');
  const from = files.read(`templates/themes/${theme ?? house}/tokens.yaml`);
  const colours = hue === undefined ? undefined : coloursOfHue(Number(hue));
  const target = path.join(edge.root, folder);
  prepareOutput(target);
  writeFile(path.join(target, 'tokens.yaml'), retitle(from, { name, colours }));
  writeFile(path.join(target, 'theme.css'), starterCss);
  try {
    loadTheme(projectFiles(edge), id);
  } catch (cause) {
    // A theme whose fonts lie in its own folder cannot be started from.
    fs.rmSync(target, { recursive: true, force: true });
    throw cause;
  }
  const made = [`${folder}/tokens.yaml`, `${folder}/theme.css`];
  edge.print(json ? JSON.stringify({ id, files: made }, null, 2) : made.join('\n'));
  if (!quiet) edge.tell(`next: briefpress --topic ID --theme ${id}`);
  return 0;
}

function refuseTaken(files: Files, file: string): void {
  if (!files.exists(file)) return;
  throw new BriefError('usage', `${file} exists already`, { hint: 'choose another name; nothing was changed' });
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
