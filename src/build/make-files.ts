import fs from 'node:fs';
import path from 'node:path';
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
import { hasStarterWords } from '../topic/starter-words.ts';
import { refuseUnknownTheme } from './choose.ts';

/**
 * Writes a topic that passes its check, of the statistics of a source or of all. Gives its file, from the project's root,
 * and what its author should know.
 * @throws BriefError usage, for an id that is none or is taken, or an unknown source; data, where no statistic would do.
 */
export async function makeTopic(
  id: string,
  source: string | undefined,
  edge: Pick<Edge, 'root' | 'engine'>,
): Promise<{ readonly file: string; readonly notes: readonly string[] }> {
  refuseBadId(id);
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
  prepareOutput(path.dirname(target), edge.root);
  writeFile(target, text);
  const { locale } = data.publication;
  const foreign = `${file} is written in English, which stands on a page in ${locale} until you write it anew`;
  return { file, notes: hasStarterWords(locale) ? [] : [foreign] };
}

const house = 'ink-blue';

const starterCss = `/* Rules of this theme, after templates/briefing.css. Colours are tokens, as var(--accent); fonts are
   var(--serif) and var(--sans); a size is a multiple of var(--pt), so that large print enlarges it. */
`;

/**
 * Writes a theme that passes its check, with the colours of a hue (0 to 359), or else of the theme `from`. Gives its files,
 * from the project's root.
 * @throws BriefError usage, for an id that is none or is taken, or an unknown theme.
 */
export function makeTheme(
  id: string,
  { hue, from }: { readonly hue?: number | undefined; readonly from?: string | undefined },
  edge: Pick<Edge, 'root' | 'engine'>,
): readonly string[] {
  refuseBadId(id);
  const files = projectFiles(edge);
  refuseUnknownTheme(files, from);
  const folder = `templates/themes/${id}`;
  refuseTaken(files, folder);
  const name = titleOf(id);
  const tokens = files.read(`templates/themes/${from ?? house}/tokens.yaml`);
  const colours = hue === undefined ? undefined : coloursOfHue(hue);
  const target = path.join(edge.root, folder);
  prepareOutput(target, edge.root);
  writeFile(path.join(target, 'tokens.yaml'), retitle(tokens, { name, colours }));
  writeFile(path.join(target, 'theme.css'), starterCss);
  try {
    loadTheme(projectFiles(edge), id);
  } catch (cause) {
    // A theme whose fonts lie in its own folder cannot be started from.
    fs.rmSync(target, { recursive: true, force: true });
    throw cause;
  }
  return [`${folder}/tokens.yaml`, `${folder}/theme.css`];
}

/**
 * Writes a palette around a hue (0 to 359), for any theme. Gives its file, from the project's root.
 * @throws BriefError usage, for an id that is none or is taken.
 */
export function makePalette(id: string, hue: number, edge: Pick<Edge, 'root' | 'engine'>): string {
  refuseBadId(id);
  const file = `templates/palettes/${id}.yaml`;
  refuseTaken(projectFiles(edge), file);
  const colours = Object.entries(coloursOfHue(hue)).map(([name, colour]) => `  ${name}: "${colour}"\n`);
  prepareOutput(path.join(edge.root, 'templates/palettes'), edge.root);
  writeFile(
    path.join(edge.root, file),
    `format: 1\nname: ${JSON.stringify(titleOf(id))}\ncolours:\n${colours.join('')}`,
  );
  return file;
}

function titleOf(id: string): string {
  return id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' ');
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
