import fs from 'node:fs';
import path from 'node:path';
import { refuseUnknownTheme } from '../build/choose.ts';
import type { Options } from '../command-line/options.ts';
import { idPattern } from '../data/schema.ts';
import type { Edge } from '../project/edge.ts';
import { BriefError } from '../project/errors.ts';
import { projectFiles } from '../project/files.ts';
import { prepareOutput, writeFile } from '../project/write.ts';
import { loadTheme } from '../style/theme/load.ts';
import { coloursOfHue, retitle } from '../style/theme/make.ts';

const house = 'ink-blue';

const starterCss = `/* Rules of this theme, after templates/briefing.css. Colours are tokens, as var(--accent); fonts are
   var(--serif) and var(--sans); a size is a multiple of var(--pt), so that large print enlarges it. */
`;

/**
 * `new theme NAME [HUE]`: writes a theme that passes its check, with the colours of a hue (0 to 359) or else of the theme
 * that --theme names, and prints its files. Gives the exit code.
 */
export function runNewTheme({ words, theme, json, quiet }: Options, edge: Edge): number {
  const [, id = '', hue] = words;
  const usage = (message: string): BriefError =>
    new BriefError('usage', message, { hint: 'briefpress new theme NAME [HUE], the hue from 0 to 359' });
  if (!idPattern.test(id)) throw usage(`"${id}" is not a name: lower-case letters, digits and hyphens, at most 64`);
  if (hue !== undefined && !(/^\d{1,3}$/.test(hue) && Number(hue) < 360)) throw usage(`"${hue}" is not a hue`);
  const files = projectFiles(edge);
  refuseUnknownTheme(files, theme);
  const folder = `templates/themes/${id}`;
  if (files.exists(folder))
    throw new BriefError('usage', `${folder} is there already`, { hint: 'choose another name; nothing was changed' });
  const name = id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' ');
  const from = files.read(`templates/themes/${theme ?? house}/tokens.yaml`);
  const colours = hue === undefined ? undefined : coloursOfHue(Number(hue));
  const target = path.join(edge.root, folder);
  prepareOutput(target);
  writeFile(path.join(target, 'tokens.yaml'), retitle(from, { name, colours }));
  writeFile(path.join(target, 'theme.css'), starterCss);
  checkMade(edge, id, target);
  const made = [`${folder}/tokens.yaml`, `${folder}/theme.css`];
  edge.print(json ? JSON.stringify({ id, files: made }, null, 2) : made.join('\n'));
  if (!quiet) edge.tell(`next: briefpress --topic ID --theme ${id}`);
  return 0;
}

/** A theme whose fonts lie in its own folder cannot be started from: what was written is taken back. */
function checkMade(edge: Edge, id: string, target: string): void {
  try {
    loadTheme(projectFiles(edge), id);
  } catch (cause) {
    fs.rmSync(target, { recursive: true, force: true });
    throw cause;
  }
}
